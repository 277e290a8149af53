"""Real layouts with synthetic values: every person of the corpus is found."""

import re
from pathlib import Path

import pytest

from batch.readers import read
from batch.survey import survey_book
from schemas.book import Book
from tests.batch import clerk

CORPUS = Path(__file__).parents[4] / "shared/corpus/rosters"
FILES = sorted(CORPUS.glob("*.xls*"))
NUMBERED = re.compile(r"^\d{1,3}(\.0)?$")

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_numbered_row_with_a_name_is_a_person(path: Path) -> None:
    book = read(path, path.name)
    assert isinstance(book, Book)
    rosters, problem = survey_book(book, clerk.LAYOUTS)
    assert problem is None
    for roster, sheet in zip(rosters, book.sheets, strict=True):
        found = {row.origin.row for row in roster.rows}
        assert roster.used == len(sheet.rows) == len(found) + sum(roster.kinds.values())
        if not found:
            continue
        heading = min(found)
        lines = [
            (number, [str(value).strip() for value in row if value is not None])
            for number, row in enumerate(sheet.rows, 1)
        ]
        wanted = {
            number
            for number, texts in lines
            if number >= heading and len(texts) > 3 and NUMBERED.match(texts[0]) and texts[1].replace(" ", "").isalpha()
        }
        assert wanted <= found
        assert not [row for row in roster.rows if not (row.cells.get("full_name") or row.cells.get("given_name"))]
