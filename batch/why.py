"""Why a pupil is of a case, in words: the reasons with their cells, and the rule that they stand on. Pure."""

from collections.abc import Iterator

from schemas.catalogue import REASONS
from schemas.outcome import Outcome, Reason
from schemas.ruleset import RuleSet

_NOT_OWN = {
    "phone-is-guardians": "là số của người lớn trong gia đình",
    "phone-shared": "trùng với số của em ở {other}",
    "phone-is-siblings-guardians": "là số của người giám hộ, ghi ở {other}",
    **dict.fromkeys(
        ("phone-malformed", "phone-landline", "phone-placeholder", "phone-two-numbers"),
        "không phải một số di động hợp lệ",
    ),
}
"""Finding → why the number in the pupil's cell is no phone of the pupil's own."""
_CODE = {
    "guardian-code-filled": "người giám hộ có mã số BHXH (ghi ở {other})",
    "guardian-code-unchosen": "người giám hộ có nhiều mã số BHXH, chưa rõ mã nào đúng ({other})",
}
"""Finding → what is to be said of a guardian's code that does not stand in the row."""


def why(outcome: Outcome) -> str:
    """Say the reasons of a decision, each with the cell it rests on: «có CCCD (G5), có số điện thoại riêng (I5)»."""
    return ", ".join(_reasons(outcome))


def _reasons(outcome: Outcome) -> Iterator[str]:
    """Say each reason by what stands in the row; who is not named is not said to have no code."""
    codes = {reason.code for reason in outcome.decision.reasons}
    for reason in outcome.decision.reasons:
        if reason.code == "no-own-phone" and "phone" in outcome.reading.filled:
            words = _worded(outcome, _NOT_OWN) or "không tính là số riêng của em"
            yield f"số điện thoại ở {_cell(outcome, reason)} {words}"
        elif reason.code == "guardian-has-code":
            yield _worded(outcome, _CODE) or _guardians_code(outcome, reason)
        elif reason.code != "guardian-no-code" or "guardian-unnamed" not in codes:
            yield _reason(outcome, reason)


def _worded(outcome: Outcome, words: dict[str, str]) -> str:
    """Give the words of the first finding that has some; "" where none has."""
    found = (words[problem.code].format_map(problem.params) for problem in outcome.problems if problem.code in words)
    return next(found, "")


def _guardians_code(outcome: Outcome, reason: Reason) -> str:
    if outcome.student.guardian.bhxh_code:
        return _reason(outcome, reason)
    return f"mã số BHXH của người giám hộ không hợp lệ ({_cell(outcome, reason)})"


def _reason(outcome: Outcome, reason: Reason) -> str:
    return f"{REASONS[reason.code]} ({_cell(outcome, reason)})"


def _cell(outcome: Outcome, reason: Reason) -> str:
    return outcome.reading.cells.get(reason.field, "không có cột")


def rule(outcome: Outcome, rules: RuleSet) -> str:
    """Name what the case stands on: the guide, and the law that this rule set adds to it."""
    case = outcome.decision.case
    return rules.case(case).cite if case else ""
