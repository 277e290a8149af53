"""The opaque id: the same for the same pupil, another for another, and telling nothing."""

from collections.abc import Mapping

from schemas.book import Sheet
from schemas.cell import CellValue
from schemas.school import School
from tests.batch import clerk


def id_of(changes: Mapping[str, CellValue] | None = None, school: School | None = None) -> str:
    rows = clerk.grid([{**clerk.clean_row(), **(changes or {})}])
    return clerk.judge_sheet(Sheet("DS", rows), school=school).only.student_id


def test_the_id_rests_on_the_code_alone_when_there_is_one() -> None:
    assert id_of() == id_of({"full_name": "Nguyễn Văn Khác", "phone": "", "class_name": "11A"})
    assert id_of() != id_of({"bhxh_code": "0112345679"})


def test_without_a_code_name_birth_and_class_make_it() -> None:
    nobody = {"bhxh_code": ""}
    assert id_of(nobody) == id_of({**nobody, "full_name": "NGUYỄN VĂN BÌNH AN"})
    assert (
        len({id_of(nobody), id_of({**nobody, "birth_date": "16/03/2011"}), id_of({**nobody, "class_name": "1B"})}) == 3
    )


def test_each_school_and_each_key_has_ids_of_its_own() -> None:
    assert len({id_of(school=School(code=code, id_key=key)) for code in "ab" for key in ("", "bí mật")}) == 4


def test_it_is_short_and_holds_nothing_of_the_code() -> None:
    made = id_of()
    assert len(made) == 16
    assert int(made, 16) >= 0
    assert clerk.clean_row()["bhxh_code"] not in (made, str(int(made, 16)))


def test_rows_without_name_and_code_keep_apart() -> None:
    rows: list[list[CellValue]] = [
        ["STT", "Họ và tên", "Mã số BHXH", "Ngày sinh"],
        [1, "4n", "", "1/1/2011"],
        [2, "5n", "", "1/1/2011"],
    ]
    outcomes = clerk.judge_sheet(Sheet("DS", rows)).outcomes
    assert len({outcome.student_id for outcome in outcomes}) == 2
