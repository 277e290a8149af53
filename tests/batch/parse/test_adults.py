"""Who is named as guardian, and what is remarked beside the name."""

import pytest

from schemas.cell import CellValue
from schemas.outcome import Outcome
from tests.batch import clerk


def typed(base: str = "1", **changes: CellValue) -> Outcome:
    return clerk.judge({**clerk.BASES[base], **changes}).only


def said(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("Nguyễn Văn Ba (bố)", "Nguyễn Văn Ba", "cha"),
        ("Mẹ: Trần Thị Bình", "Trần Thị Bình", "mẹ"),
        ("Hoàng Thị Lan - bà ngoại", "Hoàng Thị Lan", "bà ngoại"),
        ("Nguyễn Văn\nHùng", "Nguyễn Văn Hùng", None),
        ("Trần Thị Bình", "Trần Thị Bình", None),
    ],
)
def test_the_guardians_name_with_a_remark(text: str, name: str, relation: str | None) -> None:
    guardian = typed(base="2", guardian_name=text, guardian_relation="").student.guardian
    assert (guardian.full_name, guardian.relation) == (name, relation)


@pytest.mark.parametrize(
    "text", ["Nguyễn Văn Ba, Trần Thị Bình", "Bố: Lê Văn Ba - Mẹ: Trần Bình", "Lê Ba\nTrần Bình", "Lê Ba và Trần Bình"]
)
def test_two_people_in_one_cell_are_for_a_person_to_choose(text: str) -> None:
    outcome = typed(base="2", guardian_name=text)
    assert (outcome.status, outcome.decision.case, said(outcome)) == ("rejected", 2, ["guardian-two-named"])
    assert outcome.student.guardian.full_name is None


@pytest.mark.parametrize("text", ["Mẹ", "Bà ngoại", "Trần Thị Bình 0912345678", "Trần Thị Bình (đã mất)"])
def test_what_names_no_guardian_who_could_register(text: str) -> None:
    assert said(typed(base="2", guardian_name=text)) == ["guardian-name-invalid"]


PARENTS = "STT | Họ và tên | Mã số BHXH | Họ tên cha | SĐT cha | Họ tên mẹ | SĐT mẹ | Mã số BHXH của mẹ"


@pytest.mark.parametrize(
    ("adults", "chosen", "case"),
    [
        (("Lê Ba", "0912000111", "Trần Bình", "", ""), "Lê Ba", 3),
        (("Lê Ba", "0912000111", "Trần Bình", "", "0109876543"), "Trần Bình", 2),
        (("Lê Ba (đã mất)", "0912000111", "Trần Bình", "", ""), "Trần Bình", 3),
        (("Đã mất", "", "Trần Bình", "", ""), "Trần Bình", 3),
        (("không", "", "-", "", ""), None, None),
    ],
)
def test_which_parent_is_the_guardian(adults: tuple[str, ...], chosen: str | None, case: int | None) -> None:
    outcome = clerk.judge_list(PARENTS, [1, "Lê An", "0112345671", *adults]).only
    assert (outcome.student.guardian.full_name, outcome.decision.case) == (chosen, case)
    if case is None:
        (problem,) = [found for found in outcome.problems if found.severity == "error"]
        assert (problem.code, problem.cell) == ("guardian-missing", "D2")


@pytest.mark.parametrize(
    ("text", "relation"),
    [("Bố", "cha"), ("MẸ", "mẹ"), ("Bác", "bác"), ("Bà", "bà"), ("mợ", "mợ"), ("Dì", "dì"), ("bà ngoại", "bà ngoại")],
)
def test_relation(text: str, relation: str) -> None:
    assert typed(guardian_relation=text).student.guardian.relation == relation
