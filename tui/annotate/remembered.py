"""What a document teaches about its own names, and the words that it settles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tui.annotate.capitals import Line, Manner
from tui.annotate.vocabulary import HEAD, NAME_SUFFIX, SOLE, STARTER, Vocabulary
from tui.model import Mention, MentionKind


class Remembered:
    """The names one document has introduced."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._marks = vocabulary.marks
        self._people: dict[tuple[str, str], str] = {}
        self._roles: dict[str, str] = {}
        self._operations: set[str] = set()
        self._storms: dict[str, str] = {}
        self._short: dict[str, tuple[MentionKind, str, str]] = {}
        self._long: dict[str, list[tuple[tuple[str, ...], MentionKind, str]]] = {}
        self._first_words: frozenset[str] = frozenset()

    def acronym(self, acronym: str, mention: Mention) -> None:
        """Remember an acronym that the text put in brackets behind a name."""
        self._short.setdefault(acronym, (mention.kind, mention.name, "acronym"))

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Remember the names of one line."""
        for mention in mentions:
            if mention.kind is MentionKind.PLACE:
                continue
            words = mention.name.split()
            if mention.kind is MentionKind.PERSON and len(words) > 1:
                key = (words[0], _surname(words, self._marks))
                if len(mention.name) > len(self._people.get(key, "")):
                    self._people[key] = mention.name
            elif mention.kind is MentionKind.OPERATION:
                self._operations.add(mention.name)
            elif mention.rule == "storm-name":
                kind, _, name = mention.name.rpartition(" ")
                self._storms.setdefault(name, kind)
            elif mention.rule == "organisation-noun":
                self._remember(words, mention.kind, mention.name)
            elif mention.rule == "numbered-edition":
                self._remember(words[1:], mention.kind, mention.name)
            elif mention.rule == "yearly-edition":
                self._remember(words[:-1], mention.kind, mention.name)

    def settle(self) -> None:
        """Make what was learned ready to be looked up: unique surnames, storms by their bare name."""
        surnames: dict[str, set[str]] = {}
        for (first, last), name in self._people.items():
            surnames.setdefault(last, set()).add(name)
            self._remember([first, last], MentionKind.PERSON, name)
            self._remember(name.split(), MentionKind.PERSON, name)
        for surname, names in surnames.items():
            if len(names) == 1:
                self._short.setdefault(surname, (MentionKind.PERSON, next(iter(names)), "surname"))
        for name, kind in self._storms.items():
            self._short[name] = (MentionKind.CASE, f"{kind} {name}", "storm-again")
        for forms in self._long.values():
            forms.sort(key=lambda form: -len(form[0]))
        self._first_words = frozenset((*self._short, *self._long))

    def _remember(self, words: list[str], kind: MentionKind, name: str) -> None:
        self._long.setdefault(words[0], []).append((tuple(words), kind, name))

    def settled(self, line: Line, found: list[Mention]) -> Iterable[Mention]:
        """The names of a line with their full names, and those that only the document explains, in text order."""
        known = line.manner is Manner.CAPITALS or not self._first_words.isdisjoint(line.words)
        rest = self._unexplained(line, found) if known else []
        return sorted([*map(self._full, found), *rest], key=_start) if rest else map(self._full, found)

    def _full(self, mention: Mention) -> Mention:
        if mention.kind is MentionKind.PERSON:
            words = mention.name.split()
            if len(words) == 1:
                known = self._short.get(words[0])
                if known and known[0] is MentionKind.PERSON:
                    return replace(mention, name=known[1])
                first = {name for (given, _), name in self._people.items() if given == words[0]}
                return replace(mention, name=first.pop()) if len(first) == 1 else mention
            name = self._people.get((words[0], _surname(words, self._marks)), mention.name)
            return mention if name == mention.name else replace(mention, name=name)
        if mention.rule == "storm-name":
            name = mention.name.rpartition(" ")[2]
            full = f"{self._storms[name]} {name}"
            return mention if full == mention.name else replace(mention, name=full)
        if mention.kind is MentionKind.OPERATION:
            return self._shortest(mention)
        if mention.kind is MentionKind.ORGANISATION:
            for words_, kind, name in self._long.get(mention.name.split()[0], ()):
                if kind is MentionKind.CASE and " ".join(words_) == mention.name:
                    return replace(mention, kind=kind, name=name)
        return mention

    def _shortest(self, mention: Mention) -> Mention:
        """An operation's name cut to what the document elsewhere calls it ("Icarus Press Conference" → "Icarus")."""
        for name in sorted(self._operations, key=len):
            if mention.name.startswith(f"{name} "):
                surplus = mention.name.count(" ") - name.count(" ")
                if surplus > 0:
                    return replace(mention, name=name)
        return mention

    def _unexplained(self, line: Line, found: list[Mention]) -> list[Mention]:
        taken = iter([*found, None])
        current = next(taken)
        mentions: list[Mention] = []
        covered = 0
        for index, start in enumerate(line.starts):
            while current is not None and current.end <= start:
                current = next(taken)
            if start < covered or (current is not None and current.start <= start):
                continue
            if line.words[index] not in self._first_words and line.manner is not Manner.CAPITALS:
                continue
            mention = self._explained(line, index)
            if mention is not None and (current is None or mention.end <= current.start):
                mentions.append(mention)
                covered = mention.end
        return mentions

    def _explained(self, line: Line, index: int) -> Mention | None:
        word = line.words[index]
        for words, kind, name in self._long.get(word, ()):
            last = index + len(words)
            if tuple(line.words[index:last]) == words and line.phrase(index, last).count(" ") == len(words) - 1:
                return Mention(kind, line.starts[index], line.ends[last - 1], name, "named-before")
        known = self._short.get(word)
        if known is None and line.manner is Manner.CAPITALS:
            known = self._short.get(word.capitalize())
        if known is None:
            return None
        kind, name, rule = known
        if rule != "acronym" and line.manner is not Manner.CAPITALS:
            if line.marks[index] & (SOLE | HEAD | STARTER):
                return None
            neighbour = index + 1
            if neighbour < len(line.words) and line.gap_before(neighbour) == " " and line.marks[neighbour] & HEAD:
                return None
        return Mention(kind, line.starts[index], line.ends[index], name, rule)


def _start(mention: Mention) -> int:
    return mention.start


def _surname(words: list[str], marks: dict[str, int]) -> str:
    return words[-2] if len(words) > 2 and marks.get(words[-1].rstrip("."), 0) & NAME_SUFFIX else words[-1]
