"""``python -m tui`` is ``presscheck``."""

from tui.commands import main

raise SystemExit(main())
