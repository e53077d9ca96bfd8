"""The pictures of the README, made by the program itself: `make pictures`.

python -m tests.pictures
"""
