"""Presscheck: a terminal reader for collections of press releases that checks what it reads.

The core (everything below :mod:`tui.library`) is free of Textual and usable from a script::

    from tui.library import Library

    library = Library.open(["seeds"])
    for reading in library.readings:
        print(reading.release.title.value, len(reading.figures))
"""

__version__ = "0.1.0"
