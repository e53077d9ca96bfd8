"""The screens: each composes widgets and routes what they say to one another."""
