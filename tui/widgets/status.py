"""The foot of the screen: the collection and the place in it, what the current figure rests on, the keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import ActiveBinding, Binding
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer

from tui.keymap import keys_of
from tui.keys import Command
from tui.keys.program import Help
from tui.marks import STYLES
from tui.views import card
from tui.views.card import Said
from tui.views.runs import Run, fitted, padded, spread, width_of
from tui.views.whereabouts import Whereabouts
from tui.widgets.inked import Inked

MESSAGE_SECONDS = 4
"""How long a word from the program stays in the status line."""


class Foot(Inked):
    """A line, or a few, of runs without a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"foot--dim", "foot--strong", "foot--key", "foot--rule", *STYLES}

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """What one line shows."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        return self.strip(self.runs(y, width), width)


class StatusLine(Foot):
    """The collection at the left, the place in the release at the right of it."""

    _silence: Timer | None = None

    collection: reactive[tuple[str, ...]] = reactive(())
    """The collection in numbers: all of them, and shorter ways to say it."""

    whereabouts: reactive[Whereabouts | None] = reactive(None)
    """The place in the release."""

    message: reactive[str] = reactive("")
    """A word from the program; it stands in place of the numbers for a while."""

    list_width: reactive[int] = reactive(0)
    """The columns of the list above, under which the collection's part stands."""

    plain: reactive[bool] = reactive(False)
    """Whether marks are drawn as ASCII."""

    is_confirmed: reactive[bool] = reactive(True)
    """Whether what shows is known to be what the files say now; until then a sign stands after the numbers."""

    def say(self, words: str) -> None:
        """Show a word for a while."""
        self.message = words
        if self._silence:
            self._silence.stop()
        self._silence = self.set_timer(MESSAGE_SECONDS, self._hush)

    def _hush(self) -> None:
        self.message = ""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """The collection under the list, the numbers or a word under the page."""
        unsure = "" if self.is_confirmed else " ..." if self.plain else " …"
        left = [Run(" " + self._collection((self.list_width or width) - 2 - len(unsure)) + unsure, "foot--dim")]
        place = self._place()
        if not place:
            return [Run(" " + self.message, "foot--strong")] if self.message else left
        *words, percent = place
        beside: list[Run] = []
        if self.list_width:
            beside = [*padded(left, self.list_width - 1), Run("|" if self.plain else "▕", "foot--rule")]
        said = [Run(self.message, "foot--strong")] if self.message else words
        return [*padded([*beside, Run(" "), *said], width - width_of([percent]) - 2), Run(" "), percent, Run(" ")]

    def _collection(self, room: int) -> str:
        """The fullest way to say what the collection holds in ``room`` cells."""
        return next((words for words in self.collection if len(words) <= room), "")

    def _place(self) -> list[Run]:
        here = self.whereabouts
        if here is None:
            return []
        pilcrow = "par." if self.plain else "¶"
        figures = f"{here.figures} figure{'' if here.figures == 1 else 's'}"
        runs = [Run(f"{pilcrow} {here.paragraph}/{here.paragraphs}    {figures}   ", "foot--dim")]
        for mark, number in here.marks:
            runs += [Run(f"{mark.sign(self.plain)}{number}", mark.style), Run(" ")]
        return [*runs, Run(f"{here.percent} %", "foot--dim")]


class KeyLine(Foot):
    """What the focused pane can do, by key."""

    offers: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys and labels, the most useful first."""

    last: reactive[tuple[str, str] | None] = reactive(None)
    """What is offered even where there is room for little."""

    def offer(self, active: Iterable[ActiveBinding]) -> None:
        """Offer what works now: the focused widget's own keys first, and always the way to all of them."""
        offers: dict[str, tuple[str, str]] = {}
        for node, binding, enabled, _ in active:
            if binding.show and enabled and binding.id and binding.id not in offers:
                offers[binding.id] = (node.app.get_key_display(binding), binding.description)
        self.last = offers.pop(Help.id, None)
        self.offers = tuple(offers.values())

    def offer_only(self, commands: Iterable[type[Command]], keymap: Mapping[str, str]) -> None:
        """Offer these commands and nothing else."""
        keys = [Binding(keys_of(command, keymap)[0], command.action) for command in commands]
        shown = [self.app.get_key_display(key) for key in keys]
        self.last = None
        self.offers = tuple(zip(shown, [command.label for command in commands], strict=True))

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """As many offers as fit, and always the way to all of them."""
        tail = self._offer(*self.last) if self.last else []
        runs: list[Run] = [Run(" ")]
        for key, words in self.offers:
            offer = self._offer(key, words)
            if width_of([*runs, *offer, *tail]) > width:
                break
            runs += offer
        return fitted([*runs, *tail], width)

    @staticmethod
    def _offer(key: str, words: str) -> list[Run]:
        return [Run(key, "foot--key"), Run(f" {words}   ", "foot--dim")]


class Why(Foot):
    """The foot of the facts, or the strip under the page: what is under the cursor, and why it stands as it does."""

    said: reactive[Said] = reactive(Said())
    """What is to be said."""

    plain: reactive[bool] = reactive(False)
    """Whether lines are drawn as ASCII."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """A rule, and the card under it."""
        room = width - 2
        if line == 0:
            return [Run(" "), Run(("-" if self.plain else "─") * room, "foot--rule")]
        lines = card.lines(self.said, room, self.size.height - 1)
        return [Run(" "), *lines[line - 1]] if line <= len(lines) else []


class StripLine(Why):
    """The facts of the current figure in one line, where there is no room for the pane."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """Mark and value, then why; without a reason, the words."""
        heading, reason, *_ = self.said
        if not heading:
            return []
        return [Run(" "), *fitted([*(heading[:-1] if reason else heading), Run(reason, "foot--dim")], width - 2)]


class Head(Foot):
    """The heading of a pane, with a count at its right."""

    title: reactive[str] = reactive("")
    """What the pane holds."""

    count: reactive[str] = reactive("")
    """Where in it one is."""

    def runs(self, line: int, width: int) -> Sequence[Run]:
        """The title and the count, over an empty line."""
        if line:
            return []
        return spread([Run(" "), Run(self.title, "foot--key")], [Run(self.count, "foot--dim")], width - 1)
