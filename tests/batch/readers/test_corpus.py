"""The files of public reader test suites: none ends the process, none takes long, each is a book or a reason."""

from datetime import time, timedelta
from pathlib import Path
from time import monotonic

import pytest

from batch.readers import SUFFIXES, Limits, Unreadable, calamine, read, read_many
from batch.readers import openpyxl as second_xlsx
from batch.readers import xlrd as second_xls
from schemas.book import Book, Sheet

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
HERE = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")


@HERE
def test_every_file_gives_a_book_or_a_reason() -> None:
    paths = [path for path in sorted((CORPUS / "readers").rglob("*.*")) if path.name != "MANIFEST.csv"]
    start = monotonic()
    for path, found in zip(paths, read_many((path, path.name) for path in paths), strict=True):
        assert found.file == path.name
        assert isinstance(found, Book | Unreadable)
        assert monotonic() - start < 20
        start = monotonic()


@HERE
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("calamine/issue_385.xls", None),
        ("calamine/nonstandard-xml-ns-prefix.xlsx", None),
        ("xlrd/corrupted_error.xls", None),
    ],
)
def test_difficult_files_are_read(name: str, reason: str | None) -> None:
    assert getattr(read(CORPUS / "readers" / name, "x"), "reason", None) == reason


@HERE
def test_every_roster_is_read() -> None:
    for path in sorted((CORPUS / "rosters").iterdir()):
        if path.suffix in SUFFIXES:
            book = read(path, path.name)
            assert isinstance(book, Book)
            assert any(len(sheet.rows) > 20 for sheet in book.sheets)


@HERE
@pytest.mark.parametrize(
    "name", ["xlrd/issue20.xls", "calamine/merged_range.xls", "xlrd/profiles.xls", "python-calamine/base.xlsx"]
)
def test_engines_agree_on_real_files(name: str) -> None:
    data = (CORPUS / "readers" / name).read_bytes()
    other = second_xls if name.endswith(".xls") else second_xlsx
    one = calamine.read(data, name, Limits())
    two = other.read(data, name, Limits())
    assert [sheet.name for sheet in one.sheets] == [sheet.name for sheet in two.sheets]
    for left, right in zip(one.sheets, two.sheets, strict=True):
        assert left.merges == right.merges
        assert left.formats == right.formats
        assert left.visibility == right.visibility
        assert texts(left) == texts(right)


@HERE
def test_old_workbook_that_calamine_misreads_goes_to_xlrd() -> None:
    book = read(CORPUS / "readers" / "calamine" / "sheet_name_parsing.xls", "x")
    assert isinstance(book, Book)
    assert book.engine == "xlrd"
    assert book.sheets[0].rows[0][0] == "Titel"


@HERE
def test_errors_formats_and_hidden_rows_of_old_workbooks() -> None:
    names = ["calamine/issues.xls", "xlrd/invalid_formula.xls", "calamine/OOM_alloc.xls"]
    one, two, three = (read(CORPUS / "readers" / name, name) for name in names)
    assert isinstance(one, Book)
    assert isinstance(two, Book)
    assert isinstance(three, Book)
    assert {code for sheet in one.sheets for code in sheet.formats.values()} == {"0"}
    assert "#REF!" in {value for sheet in two.sheets for row in sheet.rows for value in row}
    assert any(sheet.hidden_rows for sheet in three.sheets)


def texts(sheet: Sheet) -> list[list[str]]:
    """What a person sees; a span of time is left out, which the engines tell apart from a moment differently."""
    return [
        [sheet.cell(row, column).text for column, value in enumerate(values) if not isinstance(value, timedelta | time)]
        for row, values in enumerate(sheet.rows, 1)
    ]
