"""TK1-TS is made once for a guardian: with the first child who is accepted."""

from typing import Any

import pytest

from batch.compare.columns import columns
from batch.compare.guardians import families
from batch.compare.once import give_one_form, where_form_is
from schemas.problem import Severity
from tests.batch import clerk

WAITING: dict[str, Any] = clerk.BASES["3"]
WHOLE = ("tk1_ts_490", "declaration_child", "slip")
REST = WHOLE[1:]


def forms(*rows: dict[str, Any]) -> list[tuple[str, ...]]:
    return [outcome.forms for outcome in clerk.judge(*({**WAITING, **row} for row in rows)).outcomes]


def test_the_first_child_carries_it_and_the_others_say_where_it_is() -> None:
    first, second, third = clerk.judge(WAITING, {**WAITING, "class_name": "6A"}, WAITING).outcomes
    assert [outcome.forms for outcome in (first, second, third)] == [WHOLE, REST, REST]
    assert first.problems == ()
    for child in (second, third):
        (said,) = child.problems
        assert (said.code, said.severity, said.field) == ("guardian-form-elsewhere", "info", "guardian_name")
        assert said.params["value"] == "Trần Thị Bình"
        assert said.params["other"] == f"{first.student.full_name} ({first.origin})"
        assert child.status == "accepted"


def test_a_refused_child_does_not_carry_it() -> None:
    assert forms({"bhxh_code": "123"}, {}, {}) == [(), WHOLE, REST]


def test_nor_does_a_duplicate() -> None:
    twice = {"full_name": "Lê An", "bhxh_code": "0112345671"}
    assert forms({**twice, "birth_date": "31/02/2011"}, twice, {}) == [(), WHOLE, REST]


def test_two_guardians_have_one_each() -> None:
    other = {"guardian_name": "Lê Văn Cường", "guardian_phone": "0987654313", "guardian_id_number": "001085012346"}
    assert forms({}, other, {}, other) == [WHOLE, WHOLE, REST, REST]


def test_under_the_old_rules_it_is_the_form_of_those_rules() -> None:
    first, second = clerk.judge(WAITING, WAITING, era=clerk.GUIDE).outcomes
    assert (first.forms[0], second.forms) == ("tk1_ts_505", REST)


@pytest.mark.parametrize(
    ("severity", "status", "left"), [("warning", "accepted_with_warnings", REST), ("error", "rejected", ())]
)
def test_a_school_may_weigh_the_remark_more(severity: Severity, status: str, left: tuple[str, ...]) -> None:
    setting = clerk.setting_of(clerk.TODAY)
    heavier = setting._replace(rules=setting.rules.weighing({"guardian-form-elsewhere": severity}))
    first = clerk.judge(WAITING).only
    result = [first, first._replace(student_id="other")]
    read = columns(result)
    give_one_form(result, read, families(read), heavier)
    assert [(outcome.status, outcome.forms) for outcome in result] == [("accepted", WHOLE), (status, left)]


def test_the_lists_on_paper_say_at_each_child_where_it_is() -> None:
    with_code = {**clerk.BASES["2"], "guardian_name": "Lê Văn Cường", "guardian_phone": "0987654313"}
    rows = clerk.judge(WAITING, WAITING, with_code, {**WAITING, "bhxh_code": "123"}).outcomes
    first, sibling, of_another_case, refused = rows
    assert where_form_is(first) == "kèm TK1-TS của người giám hộ"
    assert where_form_is(sibling) == f"TK1-TS kèm hồ sơ em {first.student.full_name} (lớp 10A)"
    assert where_form_is(of_another_case) == where_form_is(refused) == ""


def test_a_carrier_without_a_class_is_named_alone() -> None:
    first, sibling = clerk.judge({**WAITING, "class_name": ""}, WAITING).outcomes
    assert where_form_is(sibling) == f"TK1-TS kèm hồ sơ em {first.student.full_name}"
