"""Typed relations between mentions."""
