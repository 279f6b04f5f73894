"""The phrases: every example is read, every fault is named at its place with what mends it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies

from catalogue import messages
from catalogue.cursor import Cursor
from catalogue.diagnostics import Diagnostic, Span
from catalogue.phrases import SLOTS
from catalogue.syntax import PhraseError
from tests.catalogue import examples
from tests.catalogue.examples import Bad

GOOD = examples.good()
BAD = examples.bad()


def test_every_example_is_read() -> None:
    found = {example: _fault(example.slot, example.write) for example in GOOD}
    assert {example: fault for example, fault in found.items() if fault} == {}


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_is_a_parser_with_examples(slot: str) -> None:
    assert [one for one in GOOD if one.slot == slot]
    with pytest.raises(PhraseError):
        SLOTS[slot]("")
    with pytest.raises(PhraseError):
        SLOTS[slot]("a ~ b")


@pytest.mark.parametrize("example", BAD, ids=lambda one: f"{one.slot}: {one.write}")
def test_every_fault_is_named_at_its_place(example: Bad) -> None:
    with pytest.raises(PhraseError) as caught:
        SLOTS[example.slot](example.write)
    fault = caught.value
    assert (fault.slug, f"{fault.start}-{fault.end}") == (example.slug, example.at)
    assert _mended(example.write, fault) == example.becomes


@pytest.mark.parametrize(
    "example", [one for one in BAD if one.becomes], ids=lambda one: f"{one.slot}: {one.write}"
)
def test_what_is_offered_mends_the_fault(example: Bad) -> None:
    assert example.becomes is not None
    assert SLOTS[example.slot](example.becomes) is not None


@pytest.mark.parametrize("slot", SLOTS)
def test_a_phrase_that_lost_a_word_is_read_or_explained(slot: str) -> None:
    for write in (one.write for one in GOOD if one.slot == slot):
        for token in Cursor(write).tokens:
            _read_or_explain(slot, write[: token.start] + write[token.end :])


@given(slot=strategies.sampled_from(sorted(SLOTS)), data=strategies.data())
def test_words_in_any_order_are_read_or_explained(slot: str, data: strategies.DataObject) -> None:
    words = sorted({word for one in GOOD for word in one.write.split()} | {"(", ")", "[", "=", "'"})
    text = " ".join(data.draw(strategies.lists(strategies.sampled_from(words), max_size=8)))
    _read_or_explain(slot, text)


@given(slot=strategies.sampled_from(sorted(SLOTS)), text=strategies.text(max_size=40))
def test_any_text_is_read_or_explained(slot: str, text: str) -> None:
    _read_or_explain(slot, text)


@pytest.mark.parametrize("lang", messages.LANGS)
def test_every_fault_can_be_said(lang: messages.Lang) -> None:
    for example in BAD:
        fault = _fault(example.slot, example.write)
        assert fault is not None, example
        place = Span("mau.yaml", 1, 1, 1, 1)
        finding = Diagnostic(fault.slug, place, tuple(fault.args_by_name.items()))
        for words in (messages.say(finding, lang), messages.advise(finding, lang)):
            assert words, example
            assert "{" not in words, example


def _read_or_explain(slot: str, text: str) -> None:
    fault = _fault(slot, text)
    length = len(unicodedata.normalize("NFC", text))
    assert fault is None or 0 <= fault.start <= fault.end <= length, (slot, text)


def _fault(slot: str, text: str) -> PhraseError | None:
    try:
        SLOTS[slot](text)
    except PhraseError as fault:
        return fault
    return None


def _mended(text: str, fault: PhraseError) -> str | None:
    if fault.replacement is None:
        return None
    return text[: fault.start] + fault.replacement + text[fault.end :]
