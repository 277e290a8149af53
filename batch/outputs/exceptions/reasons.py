"""Sheet «Vì sao»: of every pupil the case, the cells that decide it, and the rule."""

from collections.abc import Mapping

from batch.outputs import STATUSES, case_words, shares
from batch.sheet.house import Column, Listing, Value
from batch.why import rule, why
from schemas.report import Report

_REASONS = (
    Column("Tệp", 24),
    Column("Trang tính", 12),
    Column("Dòng", 7, "center"),
    Column("Lớp", 8, "center"),
    Column("Họ và tên", 26, "strong"),
    Column("Kết quả", 16),
    Column("Trường hợp", 8, "center"),
    Column("Vì sao, theo ô nào", 54),
    Column("Theo quy định nào", 50),
)


def listing(report: Report) -> Listing:
    """Give the sheet."""
    return Listing("Vì sao", _REASONS, _reasons(report), _explained(report))


def _explained(report: Report) -> list[str]:
    rules = report.plan.rules
    return [
        f"Mỗi em một dòng: trường hợp nào, theo ô nào của danh sách, theo quy định nào. Bộ quy tắc: {rules.title}.",
        *(f"{word}." for number, word in case_words(rules).items() if number),
    ]


def _reasons(report: Report) -> list[tuple[list[Value], Mapping[int, str]]]:
    told: list[tuple[list[Value], Mapping[int, str]]] = []
    for _, _, entries in shares(report):
        for entry in entries:
            outcome = entry.outcome
            where: list[Value] = [*outcome.origin, entry.class_name, entry.name, STATUSES[outcome.status]]
            reasons = f"cùng một em với {outcome.duplicate_of}" if outcome.duplicate_of else why(outcome)
            cite = rule(outcome, report.plan.rules)
            told.append(([*where, outcome.decision.case, reasons, cite], {}))
    return told
