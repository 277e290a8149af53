"""The rule sets in the words of a clerk: what one says, how two differ, until when each is in force. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from batch.lawbook.differences import Change, differences
from batch.lawbook.item import FormTitles, Item
from batch.lawbook.wording import CERTAINTIES, SEVERITIES, WORDED, in_words
from schemas.ruleset import RuleSet

__all__ = [
    "CERTAINTIES",
    "SEVERITIES",
    "Change",
    "FormTitles",
    "Item",
    "describe",
    "differences",
    "in_words",
    "last_days",
]


def describe(rules: RuleSet, forms: FormTitles) -> dict[str, tuple[Item, ...]]:
    """Put a rule set into words, field by field; of the severities only those that the rule set sets itself."""
    told = {field: tuple(words(rules, forms)) for field, words in WORDED.items()}
    told["severity"] = tuple(item for item in told["severity"] if item.key in rules.severity)
    return {field: items for field, items in told.items() if items}


def last_days(known: Mapping[str, RuleSet]) -> dict[str, date | None]:
    """Give the last day on which each rule set is in force: the eve of the next one; None while nothing follows."""
    ordered = sorted(known.values(), key=lambda rules: rules.valid_from)
    eves = [rules.valid_from - timedelta(days=1) for rules in ordered[1:]]
    return {rules.name: last for rules, last in zip(ordered, [*eves, None], strict=True)}
