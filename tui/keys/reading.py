"""What can be done with the release that is open, and the ways from it to others."""

from __future__ import annotations

from tui.keys.command import Command, Place
from tui.keys.sheets import OPENING


class NextFigure(Command):
    """The next figure in the text; the facts follow."""

    id, label, keys, action, footer = "figure.next", "next figure", "right_square_bracket", "next_figure", True
    display = "]"


class PreviousFigure(Command):
    """The previous figure in the text; the facts follow."""

    id, label, keys, action = "figure.previous", "previous figure", "left_square_bracket", "previous_figure"
    display = "["


class NextRelease(Command):
    """The next release of the list."""

    id, label, keys, action = "release.next", "next release", "J", "next_release"


class PreviousRelease(Command):
    """The previous release of the list."""

    id, label, keys, action = "release.previous", "previous release", "K", "previous_release"


class OpenRelease(Command):
    """Read the release under the cursor."""

    id, label, keys, action, place, footer = "list.open", "read", "enter", "open", Place.DOCUMENTS, True


class Regroup(Command):
    """List the releases by event, date, month, publisher, title or open questions, in turn."""

    id, label, keys, action, place, footer = "list.regroup", "regroup", "s", "regroup", Place.DOCUMENTS, True


class FilterList(Command):
    """List only what you type: words, or pub: event: place: after: before: is: has: differs:."""

    id, label, keys, action = "list.filter", "filter", "ctrl+f", "filter"


class FollowFigure(Command):
    """Go to the release that fills, confirms or contradicts the current figure."""

    id, label, keys, action, place, footer = "figure.follow", "follow", "enter", "follow", Place.PAGE, True
    display = "⏎"


class FollowFootnote(Command):
    """Go from a footnote’s mark to the note, and from the note back to the mark."""

    id, label, keys, action, place, footer = "page.footnote", "footnote", "percent_sign", "footnote", Place.PAGE, True
    display = "%"


class ToggleFolded(Command):
    """Open or fold captions, boilerplate and the site’s own lines."""

    id, label, keys, action, place = "page.fold", "fold asides", "z", "toggle_fold", Place.PAGE


class FollowRow(Command):
    """Go to the very words the row speaks of, here or in another release."""

    id, label, keys, action, place, footer = "facts.follow", "follow", "enter", "follow", Place.FACTS, True
    display = "⏎"


class ShowSentence(Command):
    """Show the sentence that the figure stands in, here or in another release, or again what is understood of it."""

    id, label, keys, action, place, footer = "facts.sentence", "sentence", "s", "sentence", Place.FACTS, True


class FoldSection(Command):
    """Fold or open the section the row stands in."""

    id, label, keys, action, place, footer = "facts.fold", "fold", "z", "fold", Place.FACTS, True


class Find(Command):
    """Find words in this release, counted while you type."""

    id, label, keys, action, footer = "find.open", "find", "slash", "find", True
    display = "/"


class FindNext(Command):
    """The next match; after the last comes the next release with a match, or the first again."""

    id, label, keys, action = "find.next", "next match", "n", "find_next"


class FindPrevious(Command):
    """The previous match; before the first comes the release above with a match, or the last again."""

    id, label, keys, action = "find.previous", "previous match", "N", "find_previous"


class TypingKeep(Command):
    """Close the line of typing and stay with what it found."""

    id, label, keys, action, place, footer = "typing.keep", "stay here", "enter", "keep", Place.TYPING, True


class TypingCancel(Command):
    """Close the line of typing and return to where you were."""

    id, label, keys, action, place, footer = "typing.cancel", "back", "escape", "cancel", Place.TYPING, True


class Jump(Command):
    """Jump to a release by a few letters of its title, publisher, event or date."""

    id, label, keys, action, footer = "jump.release", "jump", "f", "jump", True


class SearchText(Command):
    """Search the text of every release while you type; then n walks on through what was found."""

    id, label, keys, action, footer = "jump.text", "search", "F", "search", True


class Back(Command):
    """Back to where you were before the last jump."""

    id, label, keys, action, footer = "history.back", "back", "backspace,alt+left", "back", True
    display = "⌫"


class Forward(Command):
    """Forward again along the jumps made."""

    id, label, keys, action = "history.forward", "forward", "alt+right", "forward"


class NextPane(Command):
    """To the next pane: documents, page, facts."""

    id, label, keys, action = "pane.next", "next pane", "tab", "next_pane"


class PreviousPane(Command):
    """To the previous pane."""

    id, label, keys, action = "pane.previous", "previous pane", "shift+tab", "previous_pane"


class ToggleDocuments(Command):
    """Show or hide the documents."""

    id, label, keys, action = "pane.documents", "documents", "1", "toggle_pane('documents')"


class TogglePage(Command):
    """Show or hide the page."""

    id, label, keys, action = "pane.page", "page", "2", "toggle_pane('page')"


class ToggleFacts(Command):
    """Show or hide the facts."""

    id, label, keys, action = "pane.facts", "facts", "3", "toggle_pane('facts')"


class WidenPane(Command):
    """Make the pane you are in wider."""

    id, label, keys, action, display = "pane.wider", "wider", "greater_than_sign", "widen(4)", ">"


class NarrowPane(Command):
    """Make the pane you are in narrower."""

    id, label, keys, action, display = "pane.narrower", "narrower", "less_than_sign", "widen(-4)", "<"


class EvenPanes(Command):
    """Give the panes their usual widths again."""

    id, label, keys, action, display = "pane.even", "usual widths", "equals_sign", "even_panes", "="


SCREEN: tuple[type[Command], ...] = (
    Jump,
    SearchText,
    Find,
    NextFigure,
    PreviousFigure,
    Back,
    Forward,
    NextRelease,
    PreviousRelease,
    *OPENING,
    FindNext,
    FindPrevious,
    FilterList,
    NextPane,
    PreviousPane,
    ToggleDocuments,
    TogglePage,
    ToggleFacts,
    WidenPane,
    NarrowPane,
    EvenPanes,
)
"""What the reading screen carries out, whichever pane has the focus."""

DOCUMENTS: tuple[type[Command], ...] = (OpenRelease, Regroup)
PAGE: tuple[type[Command], ...] = (FollowFigure, FollowFootnote, ToggleFolded)
FACTS: tuple[type[Command], ...] = (FollowRow, ShowSentence, FoldSection)
TYPING: tuple[type[Command], ...] = (TypingKeep, TypingCancel)
