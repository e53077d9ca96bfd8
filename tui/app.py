"""The application: themes, keys, and which screen shows. What is on the screen is in ``screens`` and ``widgets``."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.theme import BUILTIN_THEMES

from tui import session, themes
from tui.keys import COMMANDS, bindings
from tui.keys.program import PROGRAM
from tui.marks import terminal_draws_glyphs
from tui.screens.following import FollowingScreen
from tui.screens.reading import ReadingScreen
from tui.session import session_paths
from tui.settings import Settings
from tui.settings import load as load_settings
from tui.takeover import taking_over
from tui.widgets.painting import Painted, carried_out

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.frame import Opening
    from tui.library import Library
    from tui.store.beside import Beside


AUTOSAVE = 60
"""Seconds after which the place is remembered anew, for a terminal or a machine that goes away without a word."""

KEYS_IN_LETTERS = str.maketrans(
    {"⏎": "enter", "⌫": "bksp", "↑": "up", "↓": "down", "←": "left", "→": "right", "⇥": "tab", "⌦": "del"}
)
"""Keys that Textual and our commands show by a sign."""


class PresscheckApp(App[None], inherit_bindings=False):
    """Reads a library."""

    TITLE = "Presscheck"
    CSS_PATH = "presscheck.tcss"
    BINDINGS = bindings(PROGRAM)
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True

    def __init__(
        self,
        library: Library,
        settings: Settings | None = None,
        *,
        sample: bool = False,
        beside: Beside | None = None,
        opening: Opening | None = None,
    ) -> None:
        """Prepare the reader for a library, or for the ``sample`` that is read where no path is given.

        The library's store may be brought up to date ``beside`` it. An ``opening`` that was painted is taken over.

        Raises:
            SettingsError: The user's settings have a mistake (only where ``settings`` are not given).
        """
        known_themes = {*BUILTIN_THEMES, *(theme.name for theme in themes.OWN)}
        self.settings = settings if settings is not None else load_settings(themes=known_themes)
        self.library, self.sample, self._beside, self._opening = library, sample, beside, opening
        self.plain = self.settings.ascii if self.settings.ascii is not None else not terminal_draws_glyphs()
        super().__init__(driver_class=taking_over(opening) if opening else None)
        self._early: list[events.Key] | None = []
        self.animation_level = "none"
        for theme in themes.OWN:
            self.register_theme(theme)
        for palette in self.settings.palettes:
            self.register_theme(themes.made_of(palette, self.available_themes[palette.base or themes.DARK]))
        self._session_paths = session_paths(library.fingerprint, library.paths)
        self.session = session.load(*self._session_paths)
        known = self.session.theme if self.session.theme in self.available_themes else None
        self.theme = self.settings.theme or known or themes.DARK
        self.set_keymap(dict(self.settings.keys))

    async def on_event(self, event: events.Event) -> None:
        """Carry out a key's command at once where a pane has the keyboard."""
        if isinstance(event, events.Key) and self._early is not None and not self.is_headless:
            self._early.append(event)
        elif not (isinstance(event, events.Key) and self._is_prompt and await carried_out(self, event.key)):
            await super().on_event(event)

    async def on_reading_screen_stands(self) -> None:
        """Answer the keys that were typed before there was anything to press them on."""
        early, self._early = self._early or (), None
        for key in early:
            await self.on_event(key)
        self.screen.call_after_refresh(self._take_over)

    def _take_over(self) -> None:
        """Paint over what was painted before there was an app."""
        if self._opening and self._opening.stands:
            self._opening.stands = False
            self._display(self.screen, self.screen._compositor.render_full_update())

    @property
    def _is_prompt(self) -> bool:
        """Whether keys are commands: not while something is typed, nor before the welcome is put away."""
        is_new = isinstance(self.screen, ReadingScreen) and self.screen.is_new
        return isinstance(self.focused, Painted) and not is_new

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the marks for themes that are not our own."""
        return dict(themes.variables_for(self.current_theme))

    def get_default_screen(self) -> Screen[None]:
        """Open on the library."""
        return ReadingScreen(
            self.library, self.settings, self.session, plain=self.plain, sample=self.sample, beside=self._beside
        )

    def get_key_display(self, binding: Binding) -> str:
        """A key as the footer and the help show it, in letters where the terminal draws no more."""
        shown = super().get_key_display(binding)
        return shown.translate(KEYS_IN_LETTERS) if self.plain else shown

    def copy_to_clipboard(self, text: str) -> None:
        """Put text on the terminal's clipboard, through tmux and screen; nothing where the terminal has none."""
        from tui.clipboard import sequence

        self._clipboard = text
        sent = sequence(text, os.environ)
        if sent is not None and self._driver is not None:
            self._driver.write(sent)

    def on_following_screen_library_changed(self, message: FollowingScreen.LibraryChanged) -> None:
        """Remember the place in the collection as it is now."""
        self.library = message.library
        self._session_paths = session_paths(message.library.fingerprint, message.library.paths)

    def on_mount(self) -> None:
        """Remember the place from time to time, and when the terminal goes away."""
        if not self.is_headless:
            gc.freeze()  # what is loaded by now stays to the end, and need not be looked through time and again
            gc.enable()
        if not self.sample:
            session.note_collection(self.library.paths)
        self.set_interval(AUTOSAVE, self._remember)
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._hang_up)

    def _hang_up(self) -> None:
        self._remember()
        self.exit()

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Keep the screen for the next start, and end."""
        screen = self.screen_stack[0] if self._screen_stacks else None
        if isinstance(screen, ReadingScreen) and not (self.is_headless or self.is_web):
            self._keep_frame(screen)
        super().exit(*arguments, **options)

    def _keep_frame(self, screen: ReadingScreen) -> None:
        from tui.frame import keep

        screen.status.message, screen.status.is_confirmed = "", False
        strips = screen._compositor.render_strips()
        keep(self.library.paths, *self.size, [strip.render(self.console) for strip in strips])

    def _remember(self) -> None:
        screen = self.screen_stack[0]
        if isinstance(screen, ReadingScreen):
            screen.note_session()
        self._save()

    def _save(self) -> None:
        self.session.theme = self.theme if self.settings.theme is None else None
        session.save(self.session, *self._session_paths)

    def on_unmount(self) -> None:
        """Remember where the reader left off."""
        self._save()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command that works now, by name, and the themes."""
        offered = {active.binding.id: active for active in screen.active_bindings.values() if active.enabled}
        for command in COMMANDS:
            if active := offered.get(command.id):
                run = partial(self.run_action, active.binding.action, active.node)
                yield SystemCommand(command.label.capitalize(), command.explanation(), run)
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)

    def action_switch_light(self) -> None:
        """Change between the dark theme and the light one."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK

    def action_help(self) -> None:
        """Show every key; carry out what is chosen there."""
        from tui.screens.help import HelpScreen, entries, next_stop

        if isinstance(self.screen, HelpScreen):
            return
        offered = {active.binding.id: active for active in self.screen.active_bindings.values() if active.enabled}

        known, reading = entries(self, dict(self.settings.keys)), self.screen_stack[0]

        async def carry_out(command: str | None) -> None:
            if active := offered.get(command):
                await self.run_action(active.binding.action, active.node)
            if (words := next_stop(command, known)) and isinstance(reading, ReadingScreen):
                reading.say(words)

        self.push_screen(HelpScreen(known, plain=self.plain), carry_out)
