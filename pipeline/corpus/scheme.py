"""The scheme of the labels: which there are, what each may carry, and what a relation of each type goes between."""

from __future__ import annotations

from pipeline.types import EVENTS, MEASURES, NAME_LABELS, ROLES

SPLITS = ("train", "dev", "test")
LANGUAGES = ("ko", "en", "ja", "zh")
QUALIFIERS = ("", "approx", "at_least", "at_most", "less_than", "more_than")
FIGURES = ("MONEY", "QUANTITY", "PERCENT")
LABELS = (*NAME_LABELS, *FIGURES, "DATE")
HEADS = {
    "participates_in": ("ORG", "PLACE", "PERSON"),
    "located_in": ("PROJECT", "ORG"),
    "amount_of": FIGURES,
    "date_of": ("DATE",),
    "part_of": ("ORG", "PROJECT"),
}
TAILS = {
    "participates_in": ("PROJECT",),
    "located_in": ("PLACE",),
    "amount_of": ("PROJECT", "ORG", "PLACE"),
    "date_of": ("PROJECT", *FIGURES),
    "part_of": ("ORG", "PROJECT"),
}
ATTRIBUTES = {"participates_in": ROLES, "amount_of": MEASURES, "date_of": EVENTS, "located_in": ("",), "part_of": ("",)}

ANY = ("",)
_OUTPUT = (
    "mass", "volume", "power", "energy", "flow", "throughput", "data", "bandwidth", "container", "tonnage", "count",
)  # fmt: skip
# What a measure is measured in: labels, and for QUANTITY the dimensions or the names of units in pipeline/quantities/units.tsv.
# A contract may be of power or goods (`계약 물량은 3.7GW`), a market of goods (`LPG 교역 규모가 410만 톤`).
MEASURED_IN: dict[str, dict[str, tuple[str, ...]]] = {
    "cost": {"MONEY": ANY},
    "investment": {"MONEY": ANY},
    "funding": {"MONEY": ANY},
    "contract": {"MONEY": ANY, "QUANTITY": _OUTPUT},
    "revenue": {"MONEY": ANY},
    "market_size": {"MONEY": ANY, "QUANTITY": (*_OUTPUT, "area")},
    "capital": {"MONEY": ANY},
    "area": {"QUANTITY": ("area",)},
    "length": {"QUANTITY": ("length",)},
    "population": {"QUANTITY": ("person", "household")},
    "count": {"QUANTITY": ("count", "container")},
    "capacity": {"QUANTITY": _OUTPUT},
    "share": {"PERCENT": ANY},
    "growth": dict.fromkeys(FIGURES, ANY),
    "other": dict.fromkeys(FIGURES, ANY),
}
