"""A collection kept on disk, so that opening it again costs a look at its files: one SQLite file in the cache folder.

It holds what was found in every release, its text with a full-text index, its figures as rows that can be asked for,
and what connects the releases. Nothing in it is the user's: deleting it loses nothing but time.
"""
