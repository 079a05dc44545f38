"""The words by which names are recognised, and those that only look like names.

`data/heads.toml` says what each list is for.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads((files(__package__) / "data" / "heads.toml").read_text(encoding="utf-8"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_LISTS[key].split())


BODY_SUFFIXES = _words("body_suffixes")
FIRM_SUFFIXES = _words("firm_suffixes")
LOAN_FIRM_SUFFIXES = _words("loan_firm_suffixes")
ACTIVITY_FIRMS = _words("activity_firms")
GOVERNMENT_HEADS = _words("government_heads")
MINISTRY_WORDS = _words("ministry_words")
NOT_MINISTRIES = _words("not_ministries")
GENERIC_CORES = _words("generic_cores")
GENERIC_ORGS = _words("generic_orgs")
ORG_CLASSES = _words("org_classes")
PROJECT_HEADS = _words("project_heads")
PLAN_HEADS = _words("plan_heads")
GENERIC_TAILS = _words("generic_tails")
ACTIVITIES = _words("activities")
PROJECT_INNER = _words("project_inner")
GENERIC_PROJECTS = _words("generic_projects")
COMMON_PROPER = _words("common_proper")
QUOTED_HEADS = _words("quoted_heads")
PERSON_TITLES = _words("person_titles")
SHARED_TITLES = _words("shared_titles")
VEHICLES = _words("vehicles")
NOT_STATES = _words("not_states")
NOT_DISTRICTS = _words("not_districts")
CONCEPT_WORDS = _words("concept_words")
KNOWN_POLICIES = _words("known_policies")
LONG_BODIES = _words("long_bodies")
POSTS = _words("posts")
LONG_PLANS = _words("long_plans")
DIRECTIONS = _words("directions")
ORG_TAILS = _words("org_tails")
NEEDS_NAME = _words("needs_name")
PLACE_FIRMS = _words("place_firms")
WORKS = _words("works")
SINGLE_MINISTRIES = _words("single_ministries")
HARD_PLACES = _words("hard_places")
DEMONYM_TAILS = _words("demonym_tails")
COMMON_LEADS = _words("common_leads")
COMMON_LOANS = _words("common_loans")
ACRONYM_STOPS = _words("acronym_stops")
HANZI_GENERIC = _words("hanzi_generic")
BODY_INNER = _words("body_inner")
ADMIN_SUFFIXES = _words("admin_suffixes")
ENGLISH_GENERIC = _words("english_generic")
ENGLISH_HARD = _words("english_hard")
HANZI_HARD = _words("hanzi_hard")
SURE_HEADS = _words("sure_heads")
ACTING_HEADS = _words("acting_heads")
OFFICE_HEADS = _words("office_heads")
PARTY_LABELS = _words("party_labels")
PLACE_LABELS = _words("place_labels")
PROJECT_LABELS = _words("project_labels")
UNDERTAKING_HEADS = _words("undertaking_heads")
WORKS_HEADS = _words("works_heads")
BREAKERS = _words("breakers")
PLACE_HANJA = _words("place_hanja")
CLASS_LEADS = _words("class_leads")
BUILT_ENDS = _words("built_ends")
NOT_PLACES = _words("not_places")
# A compound of these is generic: the classes of bodies and the words inside names of projects are common nouns too.
GENERIC_WORDS = _words("generic_words") | GENERIC_CORES | MINISTRY_WORDS | PROJECT_INNER | ACTIVITIES | PROJECT_HEADS | WORKS
PROJECT_COLUMNS = _words("project_columns")
PARTY_COLUMNS = _words("party_columns")
OTHER_COLUMNS = _words("other_columns")
EMPTY_CELLS = _words("empty_cells")
