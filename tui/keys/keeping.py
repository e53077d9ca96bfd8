"""What can be kept of a release, taken away from it and handed on, and the ways to what was kept."""

from __future__ import annotations

from tui.keys.command import Command, Place


class StarRelease(Command):
    """Star this release, or take its star away."""

    id, label, keys, action, display = "keep.star", "star", "asterisk", "star", "*"


class ToggleRead(Command):
    """Mark this release as unread, or as read; what you go to the page of is read."""

    id, label, keys, action = "keep.read", "read or unread", "u", "toggle_read"


class NoteWords(Command):
    """Note something on the selected words, the current figure or the current match; without words, take it away."""

    id, label, keys, action = "keep.note", "note", "a", "note"


class JumpKept(Command):
    """Jump to a starred release or a note."""

    id, label, keys, action, display = "jump.kept", "stars and notes", "apostrophe", "jump_kept", "'"


class JumpEvent(Command):
    """Jump to an event by a few letters of its name."""

    id, label, keys, action = "jump.event", "events", "e", "jump_event"


class JumpLine(Command):
    """Go to a line of the source (17 or 17:5), to an offset (@811), or to a paragraph by its words."""

    id, label, keys, action, display = "jump.line", "line", "colon", "jump_line", ":"


class Copy(Command):
    """Copy the selected words, the current figure or the current match, with title, publisher, day and line."""

    id, label, keys, action = "take.copy", "copy", "y", "copy"


class CopyFacts(Command):
    """Copy the facts of this release as a sheet in Markdown."""

    id, label, keys, action = "take.facts", "copy facts", "Y", "copy_facts"


class OpenSource(Command):
    """Open the source in the system’s program."""

    id, label, keys, action = "take.open", "open source", "o", "open_source"


class EditSource(Command):
    """Open the source in $VISUAL or $EDITOR, at this line."""

    id, label, keys, action = "take.edit", "edit source", "E", "edit_source"


class PipeRelease(Command):
    """Give the text of this release, or its facts as JSON, to a command that you type."""

    id, label, keys, action, display = "take.pipe", "pipe", "vertical_line", "pipe", "|"


class ToggleWholeWord(Command):
    """Find whole words only, or parts of words too."""

    id, label, keys, action, place, footer = "find.word", "whole word", "alt+w", "toggle_word", Place.TYPING, True
    priority = True


class ToggleRegex(Command):
    """Take what you type for a regular expression, or for words."""

    id, label, keys, action, place, footer = "find.regex", "regex", "alt+r", "toggle_regex", Place.TYPING, True
    priority = True


KEEPING: tuple[type[Command], ...] = (StarRelease, ToggleRead, NoteWords, JumpKept, JumpEvent, JumpLine)
"""What is kept, and the ways to it."""

TAKING: tuple[type[Command], ...] = (Copy, CopyFacts, OpenSource, EditSource, PipeRelease)
"""What is taken away."""

FINDING: tuple[type[Command], ...] = (ToggleWholeWord, ToggleRegex)
"""How what is typed is found."""
