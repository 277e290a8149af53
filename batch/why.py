"""Why a pupil is of a case, in words: the reasons with their cells, and the rule that they stand on. Pure."""

from schemas.catalogue import REASONS
from schemas.outcome import Outcome, Reason
from schemas.ruleset import RuleSet


def why(outcome: Outcome) -> str:
    """Say the reasons of a decision, each with the cell it rests on: «có CCCD (G5), có số điện thoại riêng (I5)»."""
    return ", ".join(map(_reason, outcome.decision.reasons))


def _reason(reason: Reason) -> str:
    place = reason.cell or ("không có cột" if reason.field else "")
    return f"{REASONS[reason.code]} ({place})" if place else REASONS[reason.code]


def rule(outcome: Outcome, rules: RuleSet) -> str:
    """Name what the case stands on: the guide, and the law that this rule set adds to it."""
    case = outcome.decision.case
    return rules.case(case).cite if case else ""
