"""Who did what in which undertaking, where, when and for how much: typed relations between mentions."""

from pipeline.relations.find import find_relations

__all__ = ["find_relations"]
