"""The three cases with their reasons: the deciding fields and the citation."""

from datetime import date

import pytest

from batch.classify import classify
from schemas.cell import CellValue
from schemas.outcome import Reason
from tests.batch import clerk


@pytest.mark.parametrize(
    ("base", "reasons"),
    [
        ("1", (Reason("has-paper", "id_number"), Reason("own-phone", "phone"))),
        (
            "2",
            (
                Reason("no-paper", "id_number"),
                Reason("no-own-phone", "phone"),
                Reason("guardian-named", "guardian_name"),
                Reason("guardian-has-code", "guardian_bhxh_code"),
            ),
        ),
        (
            "3",
            (
                Reason("no-paper", "id_number"),
                Reason("no-own-phone", "phone"),
                Reason("guardian-named", "guardian_name"),
                Reason("guardian-no-code", "guardian_bhxh_code"),
            ),
        ),
    ],
)
def test_a_case_names_the_fields_it_rests_on(base: str, reasons: tuple[Reason, ...]) -> None:
    decision = clerk.judge(clerk.BASES[base]).only.decision
    assert (decision.case, decision.reasons) == (int(base), reasons)
    assert decision.cite == f"Hướng dẫn, mục {base}"


def test_no_case_still_tells_why() -> None:
    decision = clerk.judge({"id_number": "", "guardian_name": "", "guardian_bhxh_code": ""}).only.decision
    assert decision.case is None
    assert [reason.code for reason in decision.reasons] == [
        "no-paper",
        "own-phone",
        "guardian-unnamed",
        "guardian-no-code",
    ]


def test_a_registered_pupil_and_one_without_code_have_no_case() -> None:
    for changes, reason in (
        ({"already_registered": "x"}, Reason("registered", "already_registered")),
        ({"bhxh_code": ""}, Reason("no-bhxh-code", "bhxh_code")),
    ):
        decision = clerk.judge(changes).only.decision
        assert (decision.case, decision.reasons) == (None, (reason,))


def test_a_code_that_only_the_column_of_the_card_gives_is_a_code() -> None:
    guardian = ["Trần Thị Bình", "0109876543"]
    headings = "STT | Họ và tên | Mã số BHXH | Số thẻ BHYT | Họ tên người giám hộ | Mã số BHXH người giám hộ"
    assert clerk.judge_list(headings, [1, "Lê An", "", "HS4010112345671", *guardian]).only.decision.case == 2
    assert clerk.judge_list(headings, [1, "Lê An", "", "", *guardian]).only.decision.case is None


def test_a_malformed_code_keeps_the_case_it_would_have() -> None:
    assert clerk.judge({"bhxh_code": "17"}).only.decision.case == 1


@pytest.mark.parametrize(
    ("guardian", "case"),
    [({}, 2), ({"guardian_bhxh_code": ""}, 3), ({"guardian_name": "", "guardian_bhxh_code": ""}, None)],
)
def test_an_expired_paper_is_named_as_the_reason(guardian: dict[str, CellValue], case: int | None) -> None:
    decision = clerk.judge({"id_number": "012345671", **guardian}).only.decision
    assert (decision.case, decision.reasons[0]) == (case, Reason("paper-expired", "id_number"))


@pytest.mark.parametrize(
    ("as_of", "case", "paper"), [(date(2024, 12, 31), 1, "has-paper"), (date(2025, 1, 1), 2, "paper-expired")]
)
def test_the_old_card_counts_to_its_last_day(as_of: date, case: int, paper: str) -> None:
    decision = clerk.judge({"id_number": "012345671"}, era=clerk.TODAY._replace(as_of=as_of)).only.decision
    assert (decision.case, decision.reasons[0]) == (case, Reason(paper, "id_number"))


@pytest.mark.parametrize(("counts", "case"), [(False, 3), (True, 2)])
def test_the_switch_lets_the_guardians_personal_number_count(counts: bool, case: int) -> None:
    setting = clerk.setting_of(clerk.TODAY)
    rules = setting.rules.model_copy(update={"guardian_personal_number_counts": counts})
    reading = clerk.judge(clerk.BASES["3"]).only.reading
    decision = classify(reading, setting.cases, rules, clerk.TODAY.as_of)
    assert decision.case == case


def test_the_cases_are_tried_in_the_order_given() -> None:
    setting = clerk.setting_of(clerk.TODAY)
    reading = clerk.judge({}).only.reading
    assert classify(reading, reversed(setting.cases), setting.rules, clerk.TODAY.as_of).case == 2
