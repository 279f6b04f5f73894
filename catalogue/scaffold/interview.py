"""Asks the questions one at a time; a bad answer is asked again, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.kinds.base import Says
from catalogue.messages import LANGS, Lang, say
from catalogue.scaffold.known import Known
from catalogue.scaffold.questions import QUESTIONS, Answers, Question
from catalogue.scaffold.reading import Refused
from catalogue.source import read_file
from catalogue.tree import Map, Scalar, Seq

Given = Mapping[str, tuple[str, ...]]
_EXAMPLE, _OFFERS = Says("ví dụ", "for example"), Says("có sẵn", "there are")
_DEFAULT = Says("để trống là", "empty means")
_MORE = Says("để trống là hết", "empty ends the list")
_WANTED = Says("Cần có câu trả lời.", "An answer is wanted.")
_NO_KEY = Says("Không có câu hỏi «{id}»; chọn trong: {ids}.",
               'There is no question "{id}"; choose among: {ids}.')  # fmt: skip


class Unanswered(Exception):
    """An answer given beforehand that cannot be used, or one that is missing."""


@dataclass(frozen=True, slots=True)
class Interview:
    """`ask` shows a prompt and returns what was typed; without it, defaults are taken."""

    known: Known
    lang: Lang
    ask: Callable[[str], str] | None
    tell: Callable[[str], None]

    def answers(self, given: Given) -> Answers:
        ids = [one.id for one in QUESTIONS]
        for id_ in given:
            if id_ not in ids:
                raise Unanswered(_NO_KEY.text(self.lang, (("id", id_), ("ids", ", ".join(ids)))))
        found: dict[str, Any] = {}
        for number, one in enumerate(QUESTIONS, 1):
            if one.when(found):
                found[one.id] = self._answer(one, number, given.get(one.id))
        return found

    def _answer(self, one: Question, number: int, given: tuple[str, ...] | None) -> Any:
        if given is None and self.ask is not None:
            return self._asked(one, number)
        texts = given if given is not None else tuple(filter(None, (one.default,)))
        if not texts and one.default is None:
            raise Unanswered(f"{one.id}: {_WANTED.text(self.lang)}")
        try:
            found = [one.read(text.strip(), self.known) for text in texts]
        except Refused as refused:
            raise Unanswered(f"{one.id}: {refused.text(self.lang)}") from None
        return found if one.several else found[0]

    def _asked(self, one: Question, number: int) -> Any:
        self.tell("\n".join(self._prompt(one, number)))
        if not one.several:
            return self._once(one, one.default)
        found: list[Any] = []
        while (answer := self._once(one, "" if found else one.default)) is not None:
            found.append(answer)
        return found

    def _once(self, one: Question, default: str | None) -> Any:
        """One answer; None for an empty one where that means there is nothing more."""
        assert self.ask is not None, "only an interview with a person asks"
        while True:
            text = self.ask("> ").strip() or default
            if text == "" and one.several:
                return None
            try:
                if text:
                    return one.read(text, self.known)
                self.tell(f"  {_WANTED.text(self.lang)}")
            except Refused as refused:
                self.tell(f"  {refused.text(self.lang)}")

    def _prompt(self, one: Question, number: int) -> Iterator[str]:
        yield f"\n{number}/{len(QUESTIONS)}. {one.ask.text(self.lang)}"
        yield f"  {_EXAMPLE.text(self.lang)}: {one.example}"
        if one.offers and (offers := getattr(self.known, one.offers)):
            yield f"  {_OFFERS.text(self.lang)}:"
            yield from (f"    {name:<32} {said}" for name, said in offers.items())
        if one.several:
            yield f"  {_MORE.text(self.lang)}"
        elif one.default:
            yield f"  {_DEFAULT.text(self.lang)}: {one.default}"


def given(file: Path | None, pairs: Iterable[str]) -> Given:
    """Answers of a file, one key per question, and of `QUESTION=ANSWER`s, which add to them."""
    found = _in_file(file) if file else {}
    for pair in pairs:
        name, _, text = pair.partition("=")
        found[name] = (*found.get(name, ()), text)
    return found


def _in_file(path: Path) -> dict[str, tuple[str, ...]]:
    tree, report = read_file(path, path.name)
    if not isinstance(tree, Map) or report:
        told = [f"{say(one, lang)}" for one in report for lang in LANGS]
        raise Unanswered(" · ".join((path.as_posix(), *told)))
    return {str(key): tuple(_texts(value)) for key, value in tree.items()}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Seq):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Scalar) and value:
        yield str(value)
