"""An edition that cannot be compared, and why: a sentence of the tables and what it names."""

from __future__ import annotations


class Unreadable(Exception):
    """`slug` is the key of the sentence, `args` its named places."""

    def __init__(self, slug: str, **args: str) -> None:
        super().__init__(slug, tuple(args.items()))
        self.slug = slug
        self.told = args
