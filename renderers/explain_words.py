"""What a word of the language means: `motcua explain amount`, `explain choice`, `explain age`."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.guide import about_key, groups, notes, slots
from catalogue.guide.rules import FUNCTIONS, OPERATORS, QUANTIFIERS, READABLE, Rule
from catalogue.kinds.base import Says
from catalogue.messages import Lang
from catalogue.outline import KIND_OF, Many, Shape, Text, Ways, keys, models

_EXAMPLE = Says("ví dụ", "for example")
_KIND = Says("loại trường", "a kind of field")
_SELF_CHOSEN = ("id", "words")
"""What is written so differs from key to key: one example for all would mislead."""


def words() -> frozenset[str]:
    """Everything that can be explained here."""
    own = {name for model in models() for name in keys(model)}
    own |= {name for kind in KIND_OF.values() for name in keys(kind)}
    own |= {word for group in groups().values() for word in group.words}
    return frozenset(own | set(KIND_OF) | set(slots()) | {name for name, _ in _rules()})


def explain_word(word: str, lang: Lang) -> str:
    """Every meaning of the word; empty when it is no word of the language."""
    return "\n".join(_meanings(word, lang))


def _meanings(word: str, lang: Lang) -> Iterator[str]:
    told: set[tuple[str, str]] = set()
    for model in models():
        key = keys(model).get(word)
        says = about_key(model, key) if key else None
        if key is None or says is None or (model.__name__, says.vi) in told:
            continue
        told.add((model.__name__, says.vi))
        yield f"{model.__name__} · {word}: {says.text(lang)}"
        yield from _examples(key.shape, lang)
        note = notes().get(model.__name__)
        if note and f"{word}:" in note.example:
            yield "\n".join(f"    {line}" for line in note.example.splitlines()) + "\n"
    for name, kind in KIND_OF.items():
        option = keys(kind).get(word)
        if option and option.says:
            yield f"{_KIND.text(lang)} {name} · {word}: {option.says.text(lang)}"
    if word in KIND_OF:
        yield f"{_KIND.text(lang)} · {word}: {KIND_OF[word].about.text(lang)}"
    if word in slots():
        yield f"{word}: {slots()[word].says.text(lang)}"
        yield from _example(slots()[word].examples, lang)
    for group in groups().values():
        if word in group.words:
            yield f"{group.says.text(lang)} · {word}: {group.words[word].text(lang)}"
    for name, rule in _rules():
        if name == word:
            yield f"{word}: {rule.says.text(lang)}\n  {_EXAMPLE.text(lang)}: {rule.example}"


def _rules() -> Iterator[tuple[str, Rule]]:
    for table in (OPERATORS, FUNCTIONS, QUANTIFIERS, READABLE):
        yield from table.items()


def _examples(shape: Shape, lang: Lang) -> Iterator[str]:
    match shape:
        case Text(slot=slot) if slot not in _SELF_CHOSEN:
            yield from _example(slots()[slot].examples, lang)
        case Many(of=of) | Ways(of=((_, of), *_)):
            yield from _examples(of, lang)


def _example(examples: tuple[str, ...], lang: Lang) -> Iterator[str]:
    if examples:
        yield f"  {_EXAMPLE.text(lang)}: {'; '.join(examples)}"
