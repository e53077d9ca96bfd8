"""The dictionary form of an English word: the singular of a noun, the base of a verb.

Irregular forms come from the knowledge (tables ``irregular_nouns``, ``invariable_nouns``, ``irregular_verbs`` …); the
regular ones follow the spelling rules of English (Quirk et al., *A Comprehensive Grammar*, 3.5–3.10 and 5.79–5.83).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tui.annotate.patterns import Pattern
from tui.knowledge import Knowledge

_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset("bdgklmnprtvz")
_SIBILANT_PLURALS = ("sses", "shes", "ches", "xes", "zzes")
_LONGEST_CACHE = 50_000
"""Forms whose base is kept, so that a hostile text cannot fill the memory."""
_NO_PLURAL = ("ss", "us", "is", "'s", "’s")
_MUTE_E = Pattern(
    r"""[cvuz]$|[^sn][sg]$|(?<!o)ng$|[nrp]s$  # "reduc", "argu", "charg", "chang", "licens"
    |[^aeiourlw]l$|[^aeiour]r$  # "settl", "centr"
    |^(?:[^aeiou]*[aeiou]|[^aeiou]*qu[aeo])[^aeiouwxy]$  # "lin", "vot", "quot": it would be doubled if it had none
    |(?:^|[^aeiou]|qu)(?:[aiou]d|[aiu]m|[aiou]k|[aiu]r|[iu][bln]|ed|ap|ut)$  # "includ", "assum", "requir", "combin"
    |(?:[rn]ven|[gp]or|stor|[mv]ot|[nv]it|ap?plet|elet|mpet|[^aeo]at|fre|gre)$""",
    re.VERBOSE,
)
"""Stems of verbs that end in a mute e, by their last sounds; measured against every regular verb of the knowledge."""


class Inflection:
    """Singulars and base forms of words in lower case; whether a word is noun or verb has been decided before."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._plurals: Mapping[str, str] = knowledge.glossary("irregular_nouns")
        self._one_form = frozenset((*knowledge.words("invariable_nouns"), *knowledge.words("nouns")))
        self._verbs = {base: place for place, base in enumerate(knowledge.words("verbs"))}
        self._unchanging = frozenset(knowledge.words("unchanging_verbs"))
        self._irregular: Mapping[str, str] = knowledge.glossary("irregular_verbs")
        self._bases: dict[str, str] = {}
        self._singulars: dict[str, str] = {}

    def known_base(self, form: str) -> str | None:
        """The base of a form of a verb that the knowledge lists; None for any other word."""
        if form in self._irregular:
            return self._irregular[form]
        if not form.endswith(("s", "ed", "ing")):
            return form if form in self._verbs or form in self._unchanging else None
        stems = _stems(form)
        for base in self._unchanging.intersection(stems):
            if form in (base, f"{base}s", f"{base}{base[-1]}ing"):
                return base
        fitting = [base for base in stems if base in self._verbs and form in _all_forms(base)]
        return max(fitting, key=self._verbs.__getitem__) if fitting else None

    def is_participle(self, form: str) -> bool:
        """Whether a form is a past participle of a verb that the knowledge lists."""
        base = self.known_base(form)
        return base is not None and (form.endswith("ed") or (form in self._irregular and form != base))

    def forms_of(self, bases: Collection[str]) -> frozenset[str]:
        """The forms of some verbs, listed or not."""
        irregular = (form for form, base in self._irregular.items() if base in bases)
        regular = (form for base in bases for form in _all_forms(base) if self.base(form) == base)
        return frozenset((*irregular, *regular))

    def is_listed_noun(self, word: str) -> bool:
        """Whether the knowledge lists the word as a noun although its ending says otherwise."""
        return word in self._one_form

    def singular(self, noun: str) -> str:
        """The singular of a noun; the noun itself where it is singular or has no other form."""
        known = self._singulars.get(noun)
        if known is None:
            known = self._singulars[noun] = self._singular(noun)
        return known

    def _singular(self, noun: str) -> str:
        if noun in self._plurals:
            return self._plurals[noun]
        if noun.endswith("men") and len(noun) > 4 and noun not in self._one_form:
            return noun[:-3] + "man"
        if noun.endswith("children"):
            return noun[:-3]  # "grandchildren"
        if noun in self._one_form or len(noun) < 4 or not noun.endswith("s") or noun.endswith(_NO_PLURAL):
            return noun
        if "-" in noun:
            first, _, last = noun.rpartition("-")
            return f"{first}-{self.singular(last)}"
        if noun.endswith("wives"):
            return noun[:-3] + "fe"
        if noun.endswith("ies") and len(noun) > 4:
            return noun[:-3] + "y"
        return noun[:-2] if noun.endswith(_SIBILANT_PLURALS) else noun[:-1]

    def base(self, form: str) -> str:
        """The base of a verb form: of a known verb, or by spelling ("geolocated" → "geolocate")."""
        known = self._bases.get(form)
        if known is None:
            if len(self._bases) > _LONGEST_CACHE:
                self._bases.clear()
            known = self._bases[form] = self.known_base(form) or _guessed_base(form)
        return known


def verb_forms(base: str) -> tuple[str, str, str]:
    """The regular forms of a verb: third person singular, past (and participle), present participle."""
    if base.endswith("e"):
        stem = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
        return base + "s", base + "d", (base[:-2] + "y" if base.endswith("ie") else stem) + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"
    stem = base + base[-1] if _may_double(base) and not _VOWELS & set(base[:-2]) else base
    return third, stem + "ed", stem + "ing"


def _all_forms(base: str) -> tuple[str, ...]:
    """The regular forms of a verb, with its last letter doubled too where it may be."""
    if _may_double(base):
        return (base, *verb_forms(base), f"{base}{base[-1]}ed", f"{base}{base[-1]}ing")
    return (base, *verb_forms(base))


def _stems(form: str) -> tuple[str, ...]:
    """What the base of a regular form in -s, -ed or -ing can be."""
    if form.endswith("s"):
        return form, form[:-1], form[:-2], form[:-3] + "y"
    if form.endswith("ed"):
        return form, form[:-1], form[:-2], form[:-3], form[:-3] + "y"
    return form, form[:-3], form[:-3] + "e", form[:-4], form[:-4] + "ie"


def _may_double(base: str) -> bool:
    return len(base) > 2 and base[-1] in _DOUBLED and base[-2] in _VOWELS and base[-3] not in _VOWELS


def _guessed_base(form: str) -> str:
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return _completed(form[: -len(ending)])
    return form


def _completed(stem: str) -> str:
    """The base of stem + "ed": undoubled ("stopp" → "stop") or with its mute e ("geolocat" → "geolocate")."""
    if stem[-1] == stem[-2] and stem[-1] in _DOUBLED and stem[-1] != "l":
        return stem[:-1]
    return stem + "e" if _MUTE_E.search(stem) else stem
