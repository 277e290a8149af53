"""The corpus against the software, and the corpus against its own seeds. `make conformance` does more of the same."""

import io
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.readers import Limits, calamine
from batch.readers import xlrd as second
from benchmarks.judging import Score, judge
from sample_data.conformance_make import build, corpus
from sample_data.conformance_make.quirk import QUIRKS

_MIXES = 250
_MOST_BYTES, _MOST_FILES = 3_000_000, 250

NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(lambda number: round(number, 4))
TEXT = st.text(alphabet="abcXYZ 0123-_.,;:'/\"=+<>&ăâđêôơưĐáàảãạếộợữ\u0301\u00a0", min_size=1, max_size=20)
GRIDS = st.lists(st.lists(st.none() | TEXT | NUMBERS | st.booleans(), max_size=6), min_size=1, max_size=8)


def shown(score: Score) -> str:
    lines = (f"{miss.file} {miss.sheet} {miss.cell}: {miss.expected} ≠ {miss.got}" for miss in score.misses[:20])
    return "\n".join(lines)


def test_kept_corpus_is_read_as_its_truth_says() -> None:
    score = Score()
    files, people = judge(corpus.kept(), corpus.HERE, score, write=False)
    assert score.misses == [], shown(score)
    assert score.holds()
    assert files > len(QUIRKS)
    assert people > 1000


def test_quirks_together_and_behind_a_password_are_read_as_their_truth_says(tmp_path: Path) -> None:
    score = Score()
    judge((roster for roster in build.contained() if roster.password), tmp_path, score)
    judge(build.together(7, _MIXES), tmp_path, score)
    assert score.holds(), shown(score)
    assert score.misses == [], shown(score)


def test_writing_the_corpus_again_gives_the_same_bytes(tmp_path: Path) -> None:
    corpus.write(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in corpus.HERE.iterdir()}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_corpus_stays_small() -> None:
    sizes = [path.stat().st_size for path in corpus.HERE.iterdir()]
    assert sum(sizes) < _MOST_BYTES
    assert len(sizes) <= _MOST_FILES


@pytest.mark.parametrize("name", sorted(QUIRKS))
def test_every_quirk_changes_its_roster(name: str) -> None:
    """A quirk that changes nothing would prove nothing."""
    quirk = QUIRKS[name]
    changed = build.roster("same-seed", quirk.bases[0], [quirk], "xlsx")
    plain = build.roster("same-seed", quirk.bases[0], [], "xlsx")
    if "size" not in quirk.touches:
        assert changed != plain


@settings(max_examples=60)
@given(GRIDS)
def test_old_workbook_reads_back_cell_for_cell_in_both_engines(grid: list[list[object]]) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("S")
    for row, values in enumerate(grid):
        for column, value in enumerate(values):
            if value is not None:
                sheet.write(row, column, value)
    stream = io.BytesIO()
    book.save(stream)
    for engine in (calamine, second):
        (read,) = engine.read(stream.getvalue(), "x", Limits()).sheets
        assert typed(read.rows) == typed(trimmed(grid))


def trimmed(grid: list[list[object]]) -> list[list[object]]:
    rows = [list(values) for values in grid]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def typed(rows: list[list[object]]) -> list[list[tuple[type, object]]]:
    return [[(type(value), value) for value in map(whole, row)] for row in rows]


def whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
