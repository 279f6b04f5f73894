"""The lint rules, in the order in which authors meet them: one file each, one line here."""

from __future__ import annotations

from catalogue.diagnostics import Report
from compiler.lint.act_ends_within import ActEndsWithin
from compiler.lint.burden_without_basis import BurdenWithoutBasis
from compiler.lint.calendar_too_short import CalendarTooShort
from compiler.lint.free_beside_amount import FreeBesideAmount
from compiler.lint.if_any import IfAny
from compiler.lint.mandatory_parts import MandatoryParts
from compiler.lint.none_or_list import NoneOrList
from compiler.lint.online_without_reason import OnlineWithoutReason
from compiler.lint.register_gives import RegisterGives
from compiler.lint.rule import CatalogueRule, Rule, Subject, Whole
from compiler.lint.same_document import DocumentRenamed, SameDocument
from compiler.lint.scenario_missing import ScenarioMissing
from compiler.lint.scenario_sense import ScenarioSense
from compiler.lint.small_amount import SmallAmount
from compiler.lint.steps_over_term import StepsOverTerm
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
)
CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    SameDocument(),
    SharedUnused(),
    CalendarTooShort(),
    ActEndsWithin(),
)


def lint(subject: Subject) -> Report:
    """What can be said about one procedure alone."""
    return Report(found for rule in RULES for found in rule.check(subject))


def lint_catalogue(whole: Whole) -> Report:
    """What needs every procedure of the catalogue."""
    return Report(found for rule in CATALOGUE_RULES for found in rule.check(whole))
