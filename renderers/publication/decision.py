"""The decision as data, drawn alike in Word and as PDF/A."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diff.publication import Lists
from compiler.diff.reading import Side
from renderers.publication.annexes import Annex, Annexes, Group, annexes, texts
from renderers.publication.contents import Content
from renderers.publication.order import Order, completed, day_in_words
from renderers.publication.rows import LANG, AbolishedRow
from renderers.publication.workflows import Workflow
from renderers.saying import say

FEW = 3
"""More domains than these are not named in the title."""


@dataclass(frozen=True, slots=True)
class Article:
    """`text` stands beside the label, `more` are the paragraphs beneath."""

    label: str
    text: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that is printed, in the order in which it stands."""

    above: str
    body: str
    nation: str
    motto: str
    number: str
    day: str
    kind: str
    about: str
    authority: str
    bases: tuple[str, ...]
    decides: str
    articles: tuple[Article, ...]
    recipients_title: str
    recipients: tuple[str, ...]
    behalf: str
    title: str
    signer: str
    attached: str
    lists: tuple[Annex[Group], ...]
    abolished: Annex[AbolishedRow] | None
    contents: Annex[Content] | None
    workflows: Annex[Workflow] | None


def decision(
    lists: Lists, old: Side, new: Side, order: Order, *, contents: bool = True
) -> Decision:
    """Render with `docx.docx` and `pdf.pdf`; without `contents` no text is printed in full."""
    order = completed(order, new.index)
    day = day_in_words(order.day)
    of = texts(lists, old, new, order.effect or order.day)
    made = annexes(lists, of, order, contents=contents)
    articles = tuple(
        Article(say(LANG, "decree/article", number=number), first, tuple(more))
        for number, (first, *more) in enumerate(_articles(lists, made, order, new.hash), 1)
    )
    return Decision(
        above=order.above.upper(),
        body=_two_lines(order.body).upper(),
        nation=say(LANG, "sheet/nation"),
        motto=say(LANG, "sheet/motto"),
        number=say(LANG, "decree/number", number=order.number),
        day=say(LANG, "decree/place", place=order.place, day=day),
        kind=say(LANG, "decree/kind").upper(),
        about=_about(lists, of.domains, order),
        authority=order.authority.upper(),
        bases=tuple(_bases(order)),
        decides=f"{say(LANG, 'decree/kind').upper()}:",
        articles=articles,
        recipients_title=say(LANG, "decree/recipients"),
        recipients=tuple(_recipients(order, len(articles))),
        behalf=order.behalf.upper(),
        title=order.title.upper(),
        signer=order.signer,
        attached=say(
            LANG, "annex/attached", number=order.number, day=day, who=order.authority
        ),
        lists=tuple(made.lists.values()),
        abolished=made.abolished,
        contents=made.contents,
        workflows=made.workflows,
    )  # fmt: skip


def _two_lines(body: str) -> str:
    """A people's committee, and beneath it of what place."""
    committee = say(LANG, "decree/committee")
    return body.replace(f"{committee} ", f"{committee}\n", 1)


def _grouped(seal: str) -> str:
    """A checksum that people can read and lines can break."""
    return " ".join(seal[at : at + 8] for at in range(0, len(seal), 8))


def _about(lists: Lists, domains: tuple[str, ...], order: Order) -> str:
    kinds = [
        say(LANG, f"decree/{kind}")
        for kind in ("new", "amended", "replaced", "abolished")
        if getattr(lists, kind)
    ]
    named = {"kinds": _listing(kinds), "body": order.body}
    if len(domains) > FEW:
        return say(LANG, "decree/about", **named)
    return say(LANG, "decree/about_domains", domains=_listing(domains), **named)


def _listing(words: list[str] | tuple[str, ...]) -> str:
    """`a; b và c`: some of them have commas of their own."""
    *first, last = words
    return say(LANG, "decree/and", first="; ".join(first), last=last) if first else last


def _bases(order: Order) -> Iterator[str]:
    """Each ends with a semicolon, the last with a stop."""
    for basis in order.bases:
        yield f"{say(LANG, 'decree/on', basis=basis)};"
    yield f"{say(LANG, 'decree/proposed', who=order.proposer)}."


def _articles(lists: Lists, made: Annexes, order: Order, seal: str) -> Iterator[list[str]]:
    """The paragraphs of each."""
    yield list(_published(lists, made, order))
    configured = say(LANG, "decree/configures", who=order.configured_by, seal=_grouped(seal))
    if made.workflows:
        works = made.workflows
        count = len(works.parts)
        yield [say(LANG, "decree/workflows", count=count, annex=works.label), configured]
    else:
        yield [configured]
    yield [_effect(order), say(LANG, "decree/in_progress")]
    yield [say(LANG, "decree/executes", who=order.office)]


def _published(lists: Lists, made: Annexes, order: Order) -> Iterator[str]:
    labels = {kind: one.label for kind, one in made.lists.items()}
    if made.abolished:
        labels["abolished"] = made.abolished.label
    counts = {kind: len(getattr(lists, kind)) for kind in labels}
    yield say(LANG, "decree/publishes", count=sum(counts.values()), body=order.body)
    for at, (kind, annex) in enumerate(labels.items(), 1):
        named = say(LANG, f"decree/{kind}")
        said = say(LANG, "decree/counted", at=at, count=counts[kind], kind=named, annex=annex)
        yield f"{said}{'.' if at == len(labels) else ';'}"
    if made.contents:
        yield say(LANG, "decree/contents_at", annex=made.contents.label)


def _effect(order: Order) -> str:
    if order.effect is None:
        return say(LANG, "decree/effect_signed")
    return say(LANG, "decree/effect_from", day=day_in_words(order.effect))


def _recipients(order: Order, last: int) -> Iterator[str]:
    """Each ends with a semicolon, the archive with a stop."""
    copies = order.recipients or (
        say(LANG, "decree/leaders", body=order.body), say(LANG, "decree/portal"),
    )  # fmt: skip
    for one in (say(LANG, "decree/as_article", number=last), *copies):
        yield f"- {one};"
    yield f"- {say(LANG, 'decree/archive')}."
