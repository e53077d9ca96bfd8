"""The schema of the knowledge: every table that a knowledge file may hold, and its shape.

A table is stated here by the reader that uses it; the comment on its YAML says what it is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Shape(Enum):
    """The shapes a table can have."""

    WORDS = "a list of words or phrases"
    GLOSSARY = "a mapping from a word or phrase to one value"
    GROUPS = "a mapping from a name to a list of words or phrases"
    RECORDS = "a list of entries with named fields"


@dataclass(frozen=True, slots=True)
class Table:
    """The schema of one table.

    Attributes:
        shape: Its shape.
        required: For records, the fields each entry must have.
        optional: For records, the fields an entry may have.
        key: For records, the field by which a later entry replaces an earlier one; "" to append.
    """

    shape: Shape
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    key: str = ""


def records(required: str, optional: str = "", key: str = "") -> Table:
    """A table of entries; the fields are space-separated names."""
    return Table(Shape.RECORDS, frozenset(required.split()), frozenset(optional.split()), key)


WORDS, GLOSSARY, GROUPS = Table(Shape.WORDS), Table(Shape.GLOSSARY), Table(Shape.GROUPS)

TABLES: Mapping[str, Table] = {
    # loader
    "field_names": GROUPS,
    "months": GLOSSARY,
    "weekdays": GLOSSARY,
    "time_zones": GLOSSARY,
    "boilerplate": records("name pattern example", "publisher", key="name"),
    "standing_sections": records("name pattern example", key="name"),
    "captions": records("name pattern example", key="name"),
    "bylines": records("name pattern example", key="name"),
    "artefacts": records("name pattern example", key="name"),
    "date_labels": WORDS,
    "image_suffixes": WORDS,
    "site_words": WORDS,
    "letterheads": records("name pattern example", key="name"),
    "seats": GROUPS,
    "announcing": WORDS,
    "official_statements": WORDS,
    "issuing_offices": GLOSSARY,
    "issuing_openers": WORDS,
    "draft_marks": records("name pattern example", "count", key="name"),
    "draft_lines": records("name pattern example", key="name"),
    "report_marks": records("name pattern example", key="name"),
    # sentences
    "abbreviations": GROUPS,
    "sentence_starters": WORDS,
    "domain_endings": WORDS,
    # quotations
    "saying_verbs": WORDS,
    "speaking_pronouns": WORDS,
    "plural_pronouns": WORDS,
    # names
    "countries": GROUPS,
    "states": GROUPS,
    "cities_and_regions": GROUPS,
    "place_heads": WORDS,
    "doubtful_places": WORDS,
    "place_licences": WORDS,
    "place_qualifiers": WORDS,
    "organisations": GROUPS,
    "organisation_heads": WORDS,
    "joined_heads": WORDS,
    "organisation_openers": WORDS,
    "organisation_nouns": WORDS,
    "company_suffixes": WORDS,
    "organisation_topics": WORDS,
    "operation_words": WORDS,
    "codename_words": WORDS,
    "codenamed_things": WORDS,
    "not_operations": WORDS,
    "after_operations": WORDS,
    "storm_kinds": WORDS,
    "bill_prefixes": GLOSSARY,
    "numbered_papers": WORDS,
    "law_heads": WORDS,
    "edition_heads": WORDS,
    "edition_ordinals": WORDS,
    "titles": GROUPS,
    "offices": WORDS,
    "determiners": WORDS,
    "role_links": WORDS,
    "name_particles": WORDS,
    "name_suffixes": WORDS,
    "given_names": WORDS,
    # dates
    "relative_days": GLOSSARY,
    "relative_steps": GLOSSARY,
    "calendar_units": GLOSSARY,
    "seasons": GLOSSARY,
    "period_parts": GLOSSARY,
    "year_licences": WORDS,
    "month_licences": WORDS,
    "future_cues": WORDS,
    "weekday_names": WORDS,
    "not_date_openers": WORDS,
    "days_that_are_names": WORDS,
    "small_numbers": GLOSSARY,
    # citations
    "document_kinds": WORDS,
    "source_openers": WORDS,
    "see_words": WORDS,
    "issuing_verbs": WORDS,
    "issued_on": WORDS,
    "source_breaks": WORDS,
    # cross-references
    "event_windows": GLOSSARY,
    "broad_names": WORDS,
    "function_words": WORDS,
    "adding_words": WORDS,
    "revising_words": WORDS,
    "authorities": WORDS,
    "occasions": WORDS,
    "formula_words": WORDS,
    "governing_prepositions": WORDS,
    "role_families": GROUPS,
    "event_nouns": GROUPS,
    "general_nouns": WORDS,
    "setting_nouns": WORDS,
    "measure_labels": records("noun words label"),
    "measure_participles": GLOSSARY,
    "growing_roles": WORDS,
    "background_words": GROUPS,
    "word_bands": WORDS,
    "broad_people": WORDS,
    "speaking_offices": WORDS,
    "contact_openings": WORDS,
    "membership_words": WORDS,
    "partial_list_words": WORDS,
    "list_openings": WORDS,
    "as_of_words": WORDS,
    "unsaid_roles": WORDS,
    "measure_kinds": GLOSSARY,
    "passing_periods": WORDS,
    "roles_of_persons": WORDS,
    "living_concepts": WORDS,
    # numbers
    "number_words": GLOSSARY,
    "scale_words": GLOSSARY,
    "scale_suffixes": GLOSSARY,
    "scale_suffixes_of_money": GLOSSARY,
    "order_words": GLOSSARY,
    "order_openers": WORDS,
    "fraction_words": GLOSSARY,
    "bare_scale_openers": WORDS,
    "orders_before_of": WORDS,
    "results_openers": WORDS,
    "share_openers": WORDS,
    "plural_verbs": WORDS,
    "half_openers": WORDS,
    "half_followers": WORDS,
    "zero_counted": WORDS,
    "zero_openers": WORDS,
    "zero_results": WORDS,
    "zero_circumstances": WORDS,
    "counted_in_millions": WORDS,
    "tallied": WORDS,
    "change_words": WORDS,
    "tally_words": WORDS,
    "scale_names": WORDS,
    "multiple_followers": WORDS,
    "measured_on_a_scale": WORDS,
    "aged_persons": GROUPS,
    "words_that_lose_their_space": WORDS,
    "counted_like_years": WORDS,
    "year_openers": WORDS,
    "year_nouns": WORDS,
    "age_bearers": WORDS,
    "age_limits": WORDS,
    "age_limit_fillers": WORDS,
    "age_followers": WORDS,
    "person_followers": WORDS,
    "name_endings": WORDS,
    "one_openers": WORDS,
    "one_followers": WORDS,
    "one_idle_nouns": WORDS,
    "one_hedges": WORDS,
    "one_fates": WORDS,
    "one_fatal_verbs": WORDS,
    "one_joints": WORDS,
    "capital_openers": WORDS,
    # units
    "units": records("symbol kind factor", "offset base words symbols bracketed given_in of per", key="symbol"),
    "unit_adjectives": WORDS,
    "no_symbol_before": WORDS,
    "percent_words": WORDS,
    "currencies": records("code", "symbols words cents", key="code"),
    # qualifiers
    "qualifiers": GROUPS,
    "qualifiers_after": GROUPS,
    "qualifier_fillers": WORDS,
    "prepositional_qualifiers": WORDS,
    "longer_than_openers": WORDS,
    "time_setters": WORDS,
    "time_joints": WORDS,
    "concerning_openers": WORDS,
    # masks
    "masks": records("name example pattern", "after at then", key="name"),
    # blanks
    "blank_marks": records("name example pattern", key="name"),
    "no_blank_after": WORDS,
    "no_blank_before": WORDS,
    "blank_counted": WORDS,
    # figures: nouns, verbs and the closed classes of English
    "word_classes": GROUPS,
    "irregular_nouns": GLOSSARY,
    "invariable_nouns": WORDS,
    "nouns": WORDS,
    "adjectives": WORDS,
    "partitive_nouns": WORDS,
    "tally_nouns": WORDS,
    "time_nouns": WORDS,
    "pointing_words": WORDS,
    "people_in_a_state": GLOSSARY,
    "counting_nouns": GLOSSARY,
    "concepts": GROUPS,
    "verbs": WORDS,
    "irregular_verbs": GLOSSARY,
    "unchanging_verbs": WORDS,
    "noun_or_verb": WORDS,
    "actions": GLOSSARY,
    "gifts": WORDS,
    "happenings": WORDS,
    "happening_verbs": WORDS,
    "reporting_verbs": WORDS,
    "hearsay_verbs": WORDS,
    "paying_verbs": WORDS,
    "subject_pronouns": WORDS,
    "relatives_of_people": WORDS,
    "accompanying_prepositions": WORDS,
    "catenative_verbs": WORDS,
    "measuring_verbs": WORDS,
    "verbs_of_people": WORDS,
    "funding_verbs": WORDS,
    "needed_verbs": WORDS,
    "floating_quantifiers": WORDS,
    "no_actions": WORDS,
    "relatives_of_subject": WORDS,
    "describing_participles": WORDS,
    "destination_verbs": WORDS,
    "changing_verbs": WORDS,
    "light_verbs": WORDS,
    "verbal_phrases": GLOSSARY,
    "directions": GLOSSARY,
    "ellipsis_words": WORDS,
    "particles": WORDS,
    "purpose_prepositions": WORDS,
    "destination_prepositions": WORDS,
    "amount_prepositions": WORDS,
    "placing_prepositions": WORDS,
    "recipient_prepositions": WORDS,
    "superlatives": WORDS,
    "dimension_words": WORDS,
    "verb_prefixes": WORDS,
    "steadying_verbs": WORDS,
    "upward_verbs": WORDS,
    "receiving_verbs": WORDS,
    "focusing_words": WORDS,
    "place_prepositions": WORDS,
    "close_prepositions": WORDS,
    "organisation_prepositions": WORDS,
    "place_nouns": WORDS,
    "period_prepositions": WORDS,
    "words_before_places": WORDS,
    "date_joints": WORDS,
    "rate_words": WORDS,
    "rate_adverbs": WORDS,
    "as_of_openers": WORDS,
    "source_verbs": WORDS,
    "source_nouns": WORDS,
    "source_verbs_with_that": WORDS,
    "time_shifters": WORDS,
}
"""Every table there is, by name. The comment on a table's YAML says what it is for."""
