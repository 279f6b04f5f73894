"""Translations in PO files: what is written is read again, whatever the texts are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import po
from catalogue.load import load, profile, shipped
from catalogue.po import Entry

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]),
    min_size=1,
    max_size=30,
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
ENTRIES = st.builds(
    Entry,
    context=st.from_regex(r"[a-z0-9./@_-]{1,30}", fullmatch=True),
    source=LINES,
    text=st.one_of(st.just(""), LINES),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=6, unique_by=lambda one: one.key))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    content = po.write(entries, "en")
    assert po.read(content) == tuple(entries)
    assert po.write(po.read(content), "en") == content


def test_everything_about_an_entry_is_kept() -> None:
    entries = (
        Entry(
            "1.001193/name", "Đăng ký khai sinh", "Birth registration", files=("a.yaml", "b.yaml")
        ),
        Entry("cases/x", 'nói «thế» và "thế"', "says so", fuzzy=True, previous='nói "thế"'),
        Entry("cases/y", "một", notes=("of the translator",)),
        Entry("cases/z", "bỏ", "gone", obsolete=True),
    )
    assert po.read(po.write(entries, "en")) == entries


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'msgid ""\nmsgstr ""\n\nmgid "x"\n', 4),
        (b'msgid ""\nmsgstr ""\n\nmsgid "\xff"\n', 4),
    ],
)
def test_what_is_no_po_file_is_said_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(po.NotPo) as caught:
        po.read(content)
    assert caught.value.line == line


def test_a_broken_file_of_translations_is_a_finding() -> None:
    catalogue, report = load({"i18n/en.po": b'msgid ""\nmgid "x"\n'})
    assert "translations-unreadable" in [one.slug for one in report]
    assert catalogue.translations == {}


def test_the_words_of_the_jurisdiction_come_in_english() -> None:
    vn = profile()
    known = {one.context: one for one in shipped("vn", "en")}
    for collection, words in (
        ("audience", vn.audience), ("channel", vn.channels), ("role", vn.roles),
        ("level", vn.levels), ("agency", vn.agencies), ("agency", vn.bodies),
        ("consent", vn.consents), ("foreign", vn.foreign), ("questions", vn.questions),
    ):  # fmt: skip
        for id_, text in words.items():
            entry = known[f"{collection}/{id_}"]
            assert entry.source == str(text)
            assert entry.holds
