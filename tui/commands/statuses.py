"""Exit statuses: the one place that says what they are; help, man page, README and tests take them from here."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """What a process of Presscheck ends with. A number, once given a meaning, keeps it."""

    meaning: str

    DONE = 0, "done"
    FINDINGS = 1, "findings (check), something is the matter (doctor)"
    UNUSABLE = 2, "wrong usage, or something could not be read or written; what could be is printed"
    MISTAKE = 70, "a mistake in Presscheck itself (EX_SOFTWARE of sysexits.h); please report it"
    INTERRUPTED = 130, "stopped with Ctrl+C (128 + SIGINT, as shells count)"
    CUT_SHORT = 141, "whoever read the output had enough, as in `… | head -1` (128 + SIGPIPE)"

    def __new__(cls, number: int, meaning: str) -> Status:
        """A status with what it means, as a clause."""
        status = int.__new__(cls, number)
        status._value_ = number
        status.meaning = meaning
        return status
