"""MONEY, QUANTITY, PERCENT and DATE with their values: a grammar, no model."""
