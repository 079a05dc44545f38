"""MONEY, QUANTITY, PERCENT and DATE with their values: a grammar, no model."""

from pipeline.quantities.find import find_quantities

__all__ = ["find_quantities"]
