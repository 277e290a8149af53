"""What holds for a whole file is said once, however many class sheets it has."""

from batch.survey import survey_book
from schemas.book import Book, Sheet
from tests.batch import clerk


def test_three_sheets_without_consent_say_so_once() -> None:
    sheets = tuple(
        Sheet(name, [["STT", "Họ và tên", "Mã số BHXH", "Lớp"], [1, "Lê An", "0112345671", name]])
        for name in ("6A", "6B", "6C")
    )
    book = Book("lop.xlsx", "test", sheets)
    rosters, problem = survey_book(book, clerk.LAYOUTS)
    codes = [notice.code for roster in rosters for notice in roster.notices]
    assert problem is None
    assert codes.count("consent-column-missing") == 1
    assert [notice.origin.sheet for roster in rosters for notice in roster.notices] == ["6A"] * len(codes)


def test_what_differs_from_sheet_to_sheet_is_said_for_each() -> None:
    sheets = tuple(
        Sheet(name, [["STT", "Họ và tên", "Lớp", heading], [1, "Lê An", "6A", "x"]])
        for name, heading in (("6A", "Điểm TB"), ("6B", "Hạnh kiểm"))
    )
    rosters, _ = survey_book(Book("lop.xlsx", "test", sheets), clerk.LAYOUTS)
    unknown = [notice for roster in rosters for notice in roster.notices if notice.code == "headings-unknown"]
    assert [notice.origin.sheet for notice in unknown] == ["6A", "6B"]
