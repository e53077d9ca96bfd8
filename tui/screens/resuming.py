"""Never losing one's place: the part of the reading screen that takes up a session and notes it."""

from __future__ import annotations

from tui.history import Place
from tui.screens.following import FollowingScreen
from tui.session import absolute


class ResumingScreen(FollowingScreen):
    """Takes up where the last session left off; a subclass composes the panes."""

    def on_mount(self) -> None:
        """Fold and filter as they were left."""
        session = self._session
        self.facts.folded = frozenset(session.folded)
        self.page.folded = session.asides
        if session.filter:
            self.filter_bar.type(session.filter)
            self.filter_bar.display = True
            self._filter(session.filter)

    def first_place(self) -> Place | None:
        """Where to begin: in the release that was open last, or in the first of the list; None if there is none."""
        session, library = self._session, self._library
        last = session.release if session.release in library else None
        if last is None and session.path:
            last = next((each.id for each in library.summaries if absolute(each.path) == session.path), None)
        first = last or self.documents.first_release()
        return self.place_in(first) if first else None

    def place_in(self, release_id: str) -> Place:
        """Where a release was left."""
        offset, figure = self._session.place_in(self._library.release(release_id))
        return Place(release_id, offset, None if figure is None else f"{release_id}:{figure}")

    def _note_read(self, is_read: bool = True) -> None:
        """Note that the open release was read, or was not, and let the list show it."""
        if self.release is None or (self.release in self._session.read) is is_read:
            return
        (self._session.read.add if is_read else self._session.read.discard)(self.release)
        self.documents.refresh_row(self.documents.cursor)

    def action_toggle_read(self) -> None:
        """Mark the open release as read, or as unread."""
        self._note_read(self.release not in self._session.read)
        self.say("Read." if self.release in self._session.read else "Not read yet.")

    def note_place(self) -> None:
        """Note where the open release is left."""
        reading = self.page.reading
        if reading is not None and reading.release.id == self.release:
            start = int(self.figure.rpartition(":")[2]) if self.figure else None
            self._session.leave(reading.release, self.page.position, start)

    def note_session(self) -> None:
        """Note how everything is left."""
        session, panes = self._session, self.panes
        self.note_place()
        session.release = self.release
        session.path = absolute(self._library.release(self.release).path) if self.release else None
        session.folded, session.asides = sorted(self.facts.folded), self.page.folded
        session.order, session.filter = self.documents.order.value, self.documents.filter
        session.panes = {pane.value: shown for pane, shown in panes.chosen.items()}
        session.widths = {pane.value: columns for pane, columns in panes.columns.items()}
        session.pane = panes.current.value

    def on_unmount(self) -> None:
        """Note how everything is left."""
        self.note_session()
