"""Which language a text is in, where a page in another one prints it."""

from __future__ import annotations

import re

from markupsafe import Markup

SOURCE = "vi"
ATTRIBUTE, NOTHING = Markup(f' lang="{SOURCE}"'), Markup()
LETTERS = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u0300-\u0303\u0309\u0323Ạ-ỹ]")


def tongue(lang: str, text: object) -> str:
    """`vi` for what is not translated, a name or an answer, on a page that is not in Vietnamese.

    Translations are written without Vietnamese letters, so that these tell.
    """
    if lang == SOURCE:
        return ""
    told = str(text)
    return "" if told.isascii() or not LETTERS.search(told) else SOURCE


def marked(lang: str, text: object) -> Markup:
    """The attribute for the element that holds the text."""
    return ATTRIBUTE if tongue(lang, text) else NOTHING
