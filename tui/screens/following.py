"""Live reload: the part of the reading screen that follows the files, and keeps the place while they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.errors import PresscheckError
from tui.history import History, Place
from tui.screens.taking import TakingScreen
from tui.session import Left, Session
from tui.store.beside import DONE, Report
from tui.views.drawable import label
from tui.views.listing import in_numbers, in_work
from tui.widgets.page import PageWidget

if TYPE_CHECKING:
    from tui.library import Library
    from tui.rereading import Reread
    from tui.store.beside import Beside


PATIENCE = 1.0
"""Seconds after which a collection is watched that was found up to date: what changes in them is noticed then."""

GROWS = 1.0
"""Seconds after which a list that grows is drawn anew."""


class FollowingScreen(TakingScreen):
    """Reads again what changes on disk; a subclass can be given another library."""

    _session: Session
    _history: History
    _generation: int = 0
    _beside: Beside | None = None
    _put_off: bool = False

    @dataclass
    class FilesChanged(Message):
        """Documents of the collection have changed on disk."""

    @dataclass
    class ReadAgain(Message):
        """The collection was read again, in a thread.

        Attributes:
            generation: Which of the readings it is; only the last one counts.
            old: What was read again.
            new: As it is now.
        """

        generation: int
        old: Library
        new: Library

    @dataclass
    class Failed(Message):
        """The collection could not be read again."""

        words: str

    @dataclass
    class LibraryChanged(Message):
        """The screen shows the collection as it is now."""

        library: Library

    @dataclass
    class Indexing(Message):
        """The store is being brought up to date.

        Attributes:
            report: How far it is.
            library: What there is of a collection that is indexed for the first time; None if nothing new.
        """

        report: Report
        library: Library | None = None

    def _use(self, library: Library, place: Place | None = None) -> None:
        """Show a library at a place, by default the one where the reader is."""
        raise NotImplementedError

    def _here(self) -> Place:
        raise NotImplementedError

    def on_mount(self) -> None:
        """Watch the files."""
        self._over = Event()
        self.status.is_confirmed = self._beside is None or self._beside.is_over
        if self._library.paths:
            # A daemon and no worker: the event loop waits for its workers' threads when it ends, however it ends.
            Thread(target=self._watch, name="presscheck-watch", daemon=True).start()

    def on_unmount(self) -> None:
        """Let the thread end."""
        self._over.set()

    def _watch(self) -> None:
        if self._beside is not None:
            self._listen(self._beside)
            if self._over.wait(PATIENCE):  # The first screen goes before.
                return
        from tui.watching import PAUSE, changes

        for _ in changes(self._library.paths, self._over, since=self._library.opened, pause=PAUSE):
            if not self.is_running:
                return
            self.post_message(self.FilesChanged())

    def _listen(self, beside: Beside) -> None:
        """Say how far the store is, and take from it what is new."""
        from tui.growing import GrowingLibrary
        from tui.stored import StoredLibrary

        before, shown = self._library, monotonic()
        growing = isinstance(before, GrowingLibrary)
        for report in beside.reports():
            library: Library | None = None
            if growing and report.stage == DONE:
                library = StoredLibrary.as_it_was(before.paths)
            elif growing and monotonic() > shown + GROWS:
                library, shown = GrowingLibrary.so_far(before.paths), monotonic()
            if not self.is_running:
                return
            if library is not None:
                library.opened = before.opened
            self.post_message(self.Indexing(report, library))
            if report.stage == DONE and not growing and (report.done or StoredLibrary.has_changed(before)):
                self.post_message(self.FilesChanged())

    @on(Indexing)
    def _indexing(self, message: Indexing) -> None:
        report, library = message.report, message.library
        self.status.is_confirmed = report.stage in (DONE, "")
        if library is not None:
            grown, self._library = self._library, library
            grown.let_go()
            if report.stage == DONE:
                self._use(library)
                self.post_message(self.LibraryChanged(library))
            else:
                self.documents.use(library)
        if report.error:
            self.say(f"Not looked through: {label(report.error)}")
        working = () if self.status.is_confirmed else in_work(report.done, report.total, report.stage)
        self.status.collection = working or in_numbers(self._library.totals)

    @on(FilesChanged)
    def _files_changed(self) -> None:
        """Read again; not while something lies over the page that was made from the collection as it was."""
        self._put_off = not self.is_active
        if self._put_off:
            return
        self._generation += 1
        again = partial(self._read_again, self._library, self._generation)
        self.run_worker(again, thread=True, group="read-again", exit_on_error=False)

    def on_screen_resume(self) -> None:
        """Read again what changed in the meantime."""
        if self._put_off:
            self._files_changed()

    def _read_again(self, library: Library, generation: int) -> None:
        try:
            self.post_message(self.ReadAgain(generation, library, library.reread()))
        except PresscheckError as error:
            self.post_message(self.Failed(label(str(error))))
        except Exception as error:  # The end of a thread: what is not said here is never seen.
            self.post_message(self.Failed(label(repr(error))))

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.say(f"Not read again: {message.words}")

    @on(ReadAgain)
    def _was_read_again(self, message: ReadAgain) -> None:
        if message.generation != self._generation:
            return
        if message.old is not self._library or not self.is_active:
            self._files_changed()
            return
        from tui.rereading import Reread

        both = Reread(message.old, message.new)
        if both.anything and both.new.readings:
            self._show_again(both)

    def _show_again(self, both: Reread) -> None:
        """Show the collection as it is now, from the same place, and say what changed."""
        from tui.rereading import in_words

        place, finding = _moved(both, self._here()), self._finding
        self._history.follow(partial(_moved, both))
        self._session.places = dict(_left_now(both, self._session.places))
        self.figure = self.release = None
        with self.page.prevent(PageWidget.FindCounted):  # What counts is what is found again below.
            self._use(both.new, place or Place(both.new.readings[0].release.id, 0))
        self._take_up()
        if finding:
            self._find_again()
        self.say(in_words(both))
        self.post_message(self.LibraryChanged(both.new))


def _left_now(both: Reread, places: Mapping[str, Left]) -> Iterator[tuple[str, Left]]:
    """Where releases were left, in the collection as it is now."""
    for release_id, left in places.items():
        figure = None if left.figure is None else f"{release_id}:{left.figure}"
        if now := _moved(both, Place(release_id, left.offset, figure)):
            start = both.new.figure(now.figure).start if now.figure else None
            yield now.release, left._replace(offset=now.offset, figure=start)


def _moved(both: Reread, place: Place) -> Place | None:
    """Where a place of the old reading is in the new one; None if its release is gone."""
    if place.release not in both.successors:
        return None
    figure = both.figure(place.figure) if place.figure else None
    return Place(both.successors[place.release], both.offset(place.release, place.offset), figure)
