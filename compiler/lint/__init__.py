"""The lint rules, in the order in which authors meet them: one file each, one line here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from catalogue.diagnostics import Diagnostic, Report
from compiler.lint.abbreviations import Abbreviations
from compiler.lint.abolished_things import AbolishedThings
from compiler.lint.act_ends_within import ActEndsWithin
from compiler.lint.ages_beside_names import AgesBesideNames
from compiler.lint.amounts_in_text import AmountsInText
from compiler.lint.asked_twice import AskedTwice
from compiler.lint.burden_without_basis import BurdenWithoutBasis
from compiler.lint.calendar_too_short import CalendarTooShort
from compiler.lint.capitals import Capitals
from compiler.lint.condition_in_name import ConditionInName
from compiler.lint.copies_beside_name import CopiesBesideName
from compiler.lint.crowded_pages import CrowdedPages
from compiler.lint.expired_rate import ExpiredRate
from compiler.lint.fee_nature import FeeNature
from compiler.lint.file_names import FileNames
from compiler.lint.free_beside_amount import FreeBesideAmount
from compiler.lint.future_acts import FutureActs
from compiler.lint.holidays import Holidays
from compiler.lint.if_any import IfAny
from compiler.lint.judged_numbers import JudgedNumbers
from compiler.lint.kind_fits_label import KindFitsLabel
from compiler.lint.list_labels import ListLabels
from compiler.lint.long_sentences import LongSentences
from compiler.lint.mandatory_parts import MandatoryParts
from compiler.lint.names_drift import NamesDrift
from compiler.lint.nested_brackets import NestedBrackets
from compiler.lint.none_or_list import NoneOrList
from compiler.lint.once_only import OnceOnly
from compiler.lint.online_without_reason import OnlineWithoutReason
from compiler.lint.open_ends import OpenEnds
from compiler.lint.original_and_certified import OriginalAndCertified
from compiler.lint.passive_chains import PassiveChains
from compiler.lint.past_dates import PastDates
from compiler.lint.punctuation import Punctuation
from compiler.lint.questions import Questions
from compiler.lint.register_gives import RegisterGives
from compiler.lint.relief_without_proof import ReliefWithoutProof
from compiler.lint.rule import CatalogueRule, Rule, Subject, Whole, WordingRule
from compiler.lint.same_document import DocumentRenamed, SameDocument
from compiler.lint.scenario_missing import ScenarioMissing
from compiler.lint.scenario_sense import ScenarioSense
from compiler.lint.short_calendar_term import ShortCalendarTerm
from compiler.lint.small_amount import SmallAmount
from compiler.lint.steps_complete import StepsComplete
from compiler.lint.steps_over_term import StepsOverTerm
from compiler.lint.texts import Sort, Text
from compiler.lint.times_in_text import TimesInText
from compiler.lint.untranslated import Untranslated
from compiler.lint.unused import SharedUnused, Unused

RULES: tuple[Rule, ...] = (
    MandatoryParts(),
    NoneOrList(),
    BurdenWithoutBasis(),
    OnlineWithoutReason(),
    SmallAmount(),
    FreeBesideAmount(),
    StepsOverTerm(),
    Unused(),
    ScenarioMissing(),
    ScenarioSense(),
    RegisterGives(),
    IfAny(),
    DocumentRenamed(),
    ConditionInName(),
    CopiesBesideName(),
    AgesBesideNames(),
    OriginalAndCertified(),
    AskedTwice(),
    OnceOnly(),
    ReliefWithoutProof(),
    ExpiredRate(),
    FeeNature(),
    ShortCalendarTerm(),
    TimesInText(),
    StepsComplete(),
    JudgedNumbers(),
    Questions(),
    KindFitsLabel(),
    CrowdedPages(),
    PastDates(),
    AbolishedThings(),
    AmountsInText(),
    Untranslated(),
)
WORDING_RULES: tuple[WordingRule, ...] = (
    FileNames(),
    ListLabels(),
    LongSentences(),
    NestedBrackets(),
    PassiveChains(),
    OpenEnds(),
    Abbreviations(),
    Punctuation(),
    Capitals(),
)
CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    SameDocument(),
    SharedUnused(),
    CalendarTooShort(),
    ActEndsWithin(),
    NamesDrift(),
    FutureActs(),
    Holidays(),
)


def lint(subject: Subject, *, draft: bool = False) -> Report:
    """What can be said about one procedure alone; what a draft lacks, its marks say already."""
    rules = (rule for rule in RULES if rule.of_drafts or not draft)
    report = Report(found for rule in rules for found in rule.check(subject))
    if not draft:
        report.extend(_wording(subject))
    return report


def _wording(subject: Subject) -> Iterator[Diagnostic]:
    for text in subject.texts:
        for slug, args in _said(text.words, text.sort):
            yield replace(subject.finding(slug, text.path), args=args)


@lru_cache(maxsize=1 << 16)
def _said(words: str, sort: Sort) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Procedures by the thousand share their blocks, and with them most of their texts."""
    text = Text("", words, sort)
    return tuple(
        (slug, tuple(sorted(args.items())))
        for rule in WORDING_RULES
        for slug, args in rule.read(text)
    )


def lint_catalogue(whole: Whole) -> Report:
    """What needs every procedure of the catalogue."""
    return Report(found for rule in CATALOGUE_RULES for found in rule.check(whole))
