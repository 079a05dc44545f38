"""Mentions of ORG, PERSON, PLACE and PROJECT, and which of them are one entity."""
