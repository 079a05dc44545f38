"""Mentions of ORG, PERSON, PLACE and PROJECT, and which of them are one entity."""

from pipeline.entities.linking import link_entities
from pipeline.entities.names import find_names, overridden

__all__ = ["find_names", "link_entities", "overridden"]
