"""Who is the pupil's guardian, from whose columns, and what is known of that person."""

from datetime import date
from typing import Any

import pytest

from batch.parse import guardian
from batch.parse.guardian import Adult
from batch.parse.scribe import Scribe
from schemas.cell import Cell
from schemas.roster import Facts
from tests.batch import clerk
from tests.batch.parse.one_row import problems, repairs, typed

AS_OF = date(2026, 9, 15)


def read(row: Scribe, era: str = "2026", **facts: frozenset[str]) -> Adult:
    return guardian.guardian(row, clerk.rules(era), AS_OF, Facts(**facts))


def said(row: Scribe) -> list[tuple[str, str | None]]:
    return [(code, field) for code, field, _ in problems(row)]


def known(adult: Adult) -> dict[str, Any]:
    return {part: value for part, value in adult.record._asdict().items() if value is not None}


@pytest.mark.parametrize("who", ["guardian", "father", "mother", "sponsor"])
def test_the_guardian_is_read_from_the_columns_of_who_it_is(who: str) -> None:
    parts = {"name": "Trần Thị Bình", "birth_date": "01/02/1985", "bhxh_code": "0109876543"}
    cells = {f"{who}_{part}": value for part, value in parts.items()}
    row = typed(**cells, **{f"{who}_id_number": "001185012345", f"{who}_phone": "0987654312"})
    relation = {"guardian": None, "father": "cha", "mother": "mẹ", "sponsor": "người đỡ đầu"}[who]
    adult = read(row)
    assert adult.record._asdict() == {
        "full_name": "Trần Thị Bình",
        "relation": relation,
        "birth_date": "1985-02-01",
        "bhxh_code": "0109876543",
        "id_number": "001185012345",
        "phone": "0987654312",
    }
    standing = {f"guardian_{part}": f"{who}_{part}" for part in (*parts, "id_number", "phone")}
    assert (adult.fields, adult.named) == ({} if who == "guardian" else standing, True)
    assert row.problems == []
    chosen = [("guardian-from-parent", f"{who}_name", "Trần Thị Bình", "Trần Thị Bình")]
    assert repairs(row) == ([] if who == "guardian" else chosen)


def test_nobody_is_named_in_a_list_without_such_columns() -> None:
    row = typed(full_name="Lê An")
    assert (known(read(row)), read(row).fields, read(row).named) == ({}, {}, False)
    assert (row.problems, row.repairs) == ([], [])


@pytest.mark.parametrize("field", ["guardian_name", "guardian_bhxh_code", "guardian_id_number"])
def test_the_guardians_own_columns_come_before_the_parents(field: str) -> None:
    values = {"guardian_name": "Lê Cúc", "guardian_bhxh_code": "0109876543", "guardian_id_number": "001185012345"}
    row = typed(father_name="Lê Ba", father_bhxh_code="0109876544", **{field: values[field]})
    adult = read(row)
    part = {"guardian_name": "full_name"}.get(field, field.removeprefix("guardian_"))
    assert (known(adult), adult.named) == ({part: values[field]}, field == "guardian_name")
    assert row.problems == []


@pytest.mark.parametrize("field", ["guardian_phone", "guardian_relation", "guardian_birth_date"])
def test_what_names_nobody_leaves_the_parents_their_turn(field: str) -> None:
    row = typed(
        **{field: {"guardian_phone": "0987654312", "guardian_relation": "mẹ"}.get(field, "1985")}, father_name="Lê Ba"
    )
    assert (known(read(row))["full_name"], known(read(row))["relation"]) == ("Lê Ba", "cha")


@pytest.mark.parametrize(
    ("cells", "chosen"),
    [
        ({"father_name": "Lê Ba", "mother_name": "Trần Bình"}, "father"),
        ({"mother_name": "Trần Bình", "father_name": "Lê Ba"}, "father"),
        ({"father_name": "Lê Ba", "mother_name": "Trần Bình", "mother_phone": "x"}, "mother"),
        ({"father_name": "Lê Ba", "father_phone": "x", "mother_name": "Trần Bình", "mother_bhxh_code": "x"}, "mother"),
        ({"father_name": "Lê Ba", "father_phone": "-", "mother_name": "Trần Bình", "mother_phone": "x"}, "mother"),
        (
            {"sponsor_name": "Vũ Hà", "sponsor_bhxh_code": "x", "sponsor_phone": "x", "mother_name": "Trần Bình"},
            "mother",
        ),
        ({"sponsor_name": "Vũ Hà", "father_name": "-", "mother_name": ""}, "sponsor"),
        ({"sponsor_name": "Vũ Hà", "father_name": "Lê Ba (đã mất)", "mother_name": "mất 2019"}, "sponsor"),
        ({"mother_name": "Trần Bình", "father_name": "Đã chết"}, "mother"),
        ({"mother_name": "Trần Bình", "father_name": "không rõ"}, "mother"),
        ({"mother_name": "Trần Bình", "father_name": "đi vắng", "father_phone": "x"}, "mother"),
        ({"mother_name": "Trần Bình", "father_name": "Bố", "father_phone": "x"}, "father"),
    ],
)
def test_which_of_the_parents_it_is(cells: dict[str, str], chosen: str) -> None:
    adult = read(typed(**cells))
    assert adult.fields["guardian_name"] == f"{chosen}_name"


def test_a_choice_between_two_is_told_and_one_alone_is_no_choice() -> None:
    both = typed(father_name="Lê Ba", mother_name="Trần Bình", mother_phone="0987654312")
    read(both)
    assert problems(both) == [("guardian-chosen", "mother_name", {"value": "mẹ", "other": "Trần Bình"})]
    assert repairs(both) == [("guardian-from-parent", "mother_name", "Trần Bình", "Trần Bình")]
    alone = typed(father_name="-", mother_name="Trần Bình")
    read(alone)
    assert (alone.problems, repairs(alone)[-1][0]) == ([], "guardian-from-parent")


@pytest.mark.parametrize("sponsor", ["", "Vũ Hà"])
def test_every_parent_who_is_named_is_one_to_choose_from(sponsor: str) -> None:
    row = typed(father_name="mất", mother_name="Trần Bình", sponsor_name=sponsor)
    read(row)
    assert said(row) == ([("guardian-chosen", "mother_name")] if sponsor else [])


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"mother_name": "", "father_name": ""}, "father"),
        ({"sponsor_name": "-", "mother_name": ""}, "mother"),
        ({"sponsor_name": "đã mất"}, "sponsor"),
        ({"father_name": "", "mother_name": "", "mother_bhxh_code": "0109876543"}, "mother"),
        ({"father_name": "mất", "sponsor_bhxh_code": "x"}, "sponsor"),
        ({"guardian_name": "", "father_name": ""}, "guardian"),
        ({"guardian_name": "", "father_name": "", "father_bhxh_code": "-"}, "guardian"),
        ({"father_phone": "0987654312"}, "guardian"),
    ],
)
def test_where_nobody_is_named_the_columns_that_should_name_somebody_count(cells: dict[str, str], columns: str) -> None:
    adult = read(typed(**cells))
    expected = {} if columns == "guardian" else {"guardian_name": f"{columns}_name"}
    assert {field: other for field, other in adult.fields.items() if field == "guardian_name"} == expected
    assert (adult.named, adult.record.full_name) == (False, None)


def test_of_nobody_the_code_the_phone_and_the_relation_are_still_read() -> None:
    row = typed(mother_name="", mother_bhxh_code="0109876543", guardian_relation="Mẹ", guardian_phone="0987654312")
    assert known(read(row)) == {"relation": "mẹ", "bhxh_code": "0109876543", "phone": "0987654312"}


def test_a_column_that_says_only_that_the_adult_has_died_is_not_read_as_a_name() -> None:
    row = typed(father_name="Lê Ba (đã mất)")
    assert (known(read(row)), row.problems, row.repairs) == ({}, [], [])


def test_the_phone_of_the_family_serves_where_the_parent_has_none() -> None:
    own = typed(father_name="Lê Ba", father_phone="0987654313", guardian_phone="0987654312")
    none = typed(father_name="Lê Ba", father_phone="", guardian_phone="0987654312")
    wrong = typed(father_name="Lê Ba", father_phone="12", guardian_phone="0987654312")
    assert [read(row).record.phone for row in (own, none, wrong)] == ["0987654313", "0987654312", "0987654312"]
    assert [said(row) for row in (own, none, wrong)] == [[], [], [("guardian-phone-malformed", "father_phone")]]
    last = typed(guardian_name="Lê Ba", guardian_phone="12", father_phone="0987654313")
    assert (read(last).record.phone, said(last)) == (None, [("guardian-phone-malformed", "guardian_phone")])
    both = typed(father_name="Lê Ba", father_phone="13", guardian_phone="12")
    read(both)
    codes = [("guardian-phone-malformed", "father_phone"), ("guardian-phone-malformed", "guardian_phone")]
    assert said(both) == codes


@pytest.mark.parametrize(
    ("name", "column", "relation", "changed"),
    [
        ("Lê Ba (bố)", "", "cha", [("relation-named", "guardian_name", "bố", "cha")]),
        ("Lê Ba (bà ngoại)", "", "bà ngoại", [("relation-named", "guardian_name", "bà ngoại", "bà ngoại")]),
        ("Lê Ba (cán bộ)", "", None, []),
        ("Lê Ba", "Bố", "cha", [("relation-named", "guardian_relation", "Bố", "cha")]),
        ("Lê Ba", "dượng", "dượng", []),
        ("Lê Ba", "", None, []),
        ("Lê Ba (bố)", "Ông nội", "Ông nội", []),
    ],
)
def test_what_the_guardian_is_to_the_pupil(
    name: str, column: str, relation: str | None, changed: list[tuple[str, str, str, str]]
) -> None:
    row = typed(guardian_name=name, guardian_relation=column)
    assert (read(row).record.relation, row.problems) == (relation, [])
    assert [one for one in repairs(row) if one[0] == "relation-named"] == changed


@pytest.mark.parametrize(
    ("written", "iso"),
    [("01/02/1985", "1985-02-01"), ("1985", "1985"), ("1/2/85", "1985-02-01"), ("1/2/08", "2008-02-01"), ("", None)],
)
def test_when_the_guardian_was_born(written: str, iso: str | None) -> None:
    row = typed(guardian_name="Lê Ba", guardian_birth_date=written)
    assert read(row).record.birth_date == iso
    assert all(code == "guardian-birth-date-repaired" for code, _ in said(row))


@pytest.mark.parametrize(
    ("written", "iso"),
    [("1/2/07", "2007-02-01"), ("1/2/08", "2008-02-01"), ("1/2/09", None), ("1/2/27", "1927-02-01"), ("1/2/26", None)],
)
def test_a_short_year_is_one_in_which_an_adult_can_be_born(written: str, iso: str | None) -> None:
    assert read(typed(guardian_name="Lê Ba", guardian_birth_date=written)).record.birth_date == iso


@pytest.mark.parametrize("who", ["guardian", "mother"])
def test_a_birth_date_that_is_none_is_told_at_its_cell(who: str) -> None:
    row = typed(**{f"{who}_name": "Trần Bình", f"{who}_birth_date": "khoảng 1985"})
    assert read(row).record.birth_date is None
    told = {"value": "khoảng 1985"}
    assert problems(row) == [("guardian-birth-date-unreadable", f"{who}_birth_date", told)]


def test_a_guardians_column_that_excel_swapped_is_swapped_back() -> None:
    cell = Cell(date(1985, 2, 1), "01/02/1985", "B")
    row = typed(guardian_name="Lê Ba", guardian_birth_date=cell)
    assert read(row, swapped=frozenset({"guardian_birth_date"})).record.birth_date == "1985-01-02"
    assert said(row) == [("guardian-birth-date-repaired", "guardian_birth_date")]


def test_the_problems_of_the_guardians_numbers_are_the_guardians() -> None:
    row = typed(guardian_name="Lê Ba", guardian_id_number="17", guardian_bhxh_code="18", guardian_phone="19")
    assert known(read(row)) == {"full_name": "Lê Ba"}
    assert said(row) == [
        ("guardian-id-malformed", "guardian_id_number"),
        ("guardian-code-malformed", "guardian_bhxh_code"),
        ("guardian-phone-malformed", "guardian_phone"),
    ]


def test_a_personal_number_that_lost_its_zeros_is_known_by_the_card() -> None:
    cells: dict[str, Any] = {"guardian_name": "Lê Ba", "guardian_bhxh_code": 1185012345}
    assert read(typed(**cells, guardian_id_number="001185012345")).record.bhxh_code == "001185012345"
    assert read(typed(**cells)).record.bhxh_code == "1185012345"
    assert read(typed(**cells, guardian_id_number="001185012345"), "guide-2021").record.bhxh_code == "1185012345"


def test_a_name_that_cannot_be_one_names_somebody_all_the_same() -> None:
    adult = read(typed(guardian_name="Mẹ"))
    assert (adult.named, known(adult)) == (True, {"relation": "mẹ"})


def test_every_adults_phone_of_the_row_is_known_whatever_it_looks_like() -> None:
    row = typed(
        guardian_phone="0912 000 111 (bà)", father_phone=912000222, mother_phone="+84912000333", sponsor_phone="12",
        contact_phone="0912000444", phone="0912000555",
    )  # fmt: skip
    asked = [guardian.is_an_adults(row, f"0912000{number * 111}") for number in range(1, 7)]
    assert asked == [True, True, True, True, False, False]
    lost = typed(father_phone=Cell(None, "0912000111", "A", uncached=True), sponsor_phone="0912000666")
    assert not guardian.is_an_adults(lost, "0912000111")
    assert guardian.is_an_adults(lost, "0912000666")
