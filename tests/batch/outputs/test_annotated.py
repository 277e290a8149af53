import dataclasses
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from batch import discover, layouts
from batch.outputs import annotated
from batch.survey import survey
from schemas.book import Sheet
from schemas.report import Report

from .conftest import HOSTILE, pupil, roster, save

Build = Callable[..., Report]
RED, YELLOW = "00F8CBAD", "00FFE699"


def test_the_comment_sits_at_the_cell_that_the_problem_names(tmp_path: Path, mixed: Report) -> None:
    assert annotated.write(tmp_path, mixed) == ["ngoai-le/lop-9a.xlsx", "ngoai-le/lop-9b.csv.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "ngoai-le/lop-9a.xlsx")["S"]
    assert "10 chữ số" in sheet["F6"].comment.text
    assert "→" in sheet["F6"].comment.text
    assert sheet["F6"].fill.start_color.rgb == RED
    assert sheet["P7"].fill.start_color.rgb == YELLOW
    assert sheet["F3"].comment is None
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    told = [problem.cell for outcome in mixed.outcomes if outcome.origin.sheet for problem in outcome.problems]
    assert marked == set(told)


def test_another_container_is_rebuilt_with_the_same_cells_and_marks(tmp_path: Path, mixed: Report) -> None:
    annotated.write(tmp_path, mixed)
    workbook = openpyxl.load_workbook(tmp_path / "ngoai-le/lop-9b.csv.xlsx")
    assert workbook.sheetnames == ["Tóm tắt", "Danh sách"]
    sheet = workbook["Danh sách"]
    assert sheet["C4"].value == "31/02/2011"
    assert "31/02/2011" in sheet["C4"].comment.text
    assert sheet["C4"].fill.start_color.rgb == "FFF8CBAD"
    assert (sheet["F3"].value, sheet["F3"].data_type) == ("0100000040", "s")


def test_looks_stay_and_hidden_stays_hidden(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1), pupil(2, Mã_số_BHXH="12"))
    path = save(tmp_path / "a.xlsx", grid)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["S"]
    sheet["A1"].font = Font(bold=True, size=20)
    sheet["B4"].fill = PatternFill("solid", start_color="00FF00")
    sheet.merge_cells("A1:D1")
    sheet.column_dimensions["B"].width = 33
    sheet.row_dimensions[3].hidden = True
    workbook.create_sheet("Ẩn").sheet_state = "veryHidden"
    workbook.save(path)
    annotated.write(tmp_path, report_of((path, {"S": grid})))
    back = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")
    assert back.sheetnames == ["Tóm tắt", "S", "Ẩn"]
    assert [sheet.sheet_state for sheet in back] == ["visible", "visible", "veryHidden"]
    assert [sheet.sheet_view.tabSelected for sheet in back] == [True, False, False]
    sheet = back["S"]
    assert (sheet["A1"].font.size, sheet.column_dimensions["B"].width) == (20, 33)
    assert sheet["B4"].fill.start_color.rgb == "0000FF00"
    assert str(next(iter(sheet.merged_cells.ranges))) == "A1:D1"
    assert sheet.row_dimensions[3].hidden


def test_what_comes_back_can_be_read_again(tmp_path: Path, mixed: Report) -> None:
    known = discover.plugins(layouts)
    paths = annotated.write(tmp_path, mixed)
    readable = [source for source in mixed.inputs if source.book]
    for path, source in zip(paths, readable, strict=True):
        workbook = openpyxl.load_workbook(tmp_path / path)
        grids = [Sheet(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in workbook]
        found = [len(survey("x", grid, known).rows) for grid in grids]
        assert found == [0, *(len(surveyed.rows) for surveyed in source.rosters)]


def test_several_problems_of_a_cell_are_joined_the_gravest_first(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH=100000001), pupil(2, Mã_số_BHXH="0100000001"))
    report = report_of((save(tmp_path / "a.xlsx", grid), {"S": grid}))
    annotated.write(tmp_path, report)
    cell = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")["S"]["F3"]
    assert cell.comment.text.index("LỖI") < cell.comment.text.index("CẢNH BÁO")
    assert cell.fill.start_color.rgb == RED


def test_a_problem_without_a_cell_is_said_at_the_name(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"))
    report = report_of((save(tmp_path / "a.xlsx", grid), {"S": grid}))
    (outcome,) = report.outcomes
    problems = tuple(dataclasses.replace(problem, cell=None) for problem in outcome.problems)
    report = dataclasses.replace(report, outcomes=(outcome._replace(problems=problems),))
    annotated.write(tmp_path, report)
    sheet = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")["S"]
    assert sheet["B3"].comment
    assert sheet["F3"].comment is None


def test_a_mark_inside_merged_cells_goes_to_the_one_that_shows(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"), pupil(2))
    path = save(tmp_path / "a.xlsx", grid)
    workbook = openpyxl.load_workbook(path)
    workbook["S"].merge_cells("E3:F3")
    workbook.save(path)
    annotated.write(tmp_path, report_of((path, {"S": grid})))
    assert "12" in openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")["S"]["E3"].comment.text


def test_the_schools_own_comment_is_kept(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"))
    path = save(tmp_path / "a.xlsx", grid)
    workbook = openpyxl.load_workbook(path)
    workbook["S"]["F3"].comment = openpyxl.comments.Comment("Hỏi lại mẹ", "Cô Lan")
    workbook.save(path)
    annotated.write(tmp_path, report_of((path, {"S": grid})))
    text = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")["S"]["F3"].comment.text
    assert text.startswith("Hỏi lại mẹ\n\nLỖI")


def test_formulas_and_what_points_outside_do_not_come_back(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12", Ghi_chú="đã tính"))
    path = save(tmp_path / "a.xlsx", grid)
    workbook = openpyxl.load_workbook(path)
    workbook["S"]["Q3"] = '=WEBSERVICE("http://x")'
    workbook.defined_names["xa"] = DefinedName("xa", attr_text="[1]Sheet1!$A$1")
    workbook.defined_names["gan"] = DefinedName("gan", attr_text="S!$A$1")
    workbook.save(path)
    annotated.write(tmp_path, report_of((path, {"S": grid})))
    back = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")
    assert back["S"]["Q3"].value == "đã tính"
    assert list(back.defined_names) == ["gan"]


@pytest.mark.parametrize("damage", ["gone", "changed", "not a workbook"])
def test_a_file_that_is_not_what_was_read_is_rebuilt_from_what_was(
    tmp_path: Path, report_of: Build, damage: str
) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"))
    path = save(tmp_path / "a.xlsx", grid)
    if damage == "not a workbook":
        path.write_bytes(b"PK\x03\x04 no")
    report = report_of((path, {"S": grid}))
    if damage == "gone":
        path.unlink()
    if damage == "changed":
        save(path, roster(pupil(9)))
    annotated.write(tmp_path, report)
    sheet = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")["S"]
    assert sheet["B3"].value == grid[2][1]
    assert "12" in sheet["F3"].comment.text


def test_inputs_of_one_name_do_not_collide(tmp_path: Path, report_of: Build) -> None:
    files = []
    for number, (folder, code) in enumerate((("x", "12"), ("y", "34"))):
        (tmp_path / folder).mkdir()
        grid = roster(pupil(number, Mã_số_BHXH=code))
        files.append((save(tmp_path / folder / "lop.xlsx", grid), {"S": grid}))
    paths = annotated.write(tmp_path, report_of(*files))
    assert paths == ["ngoai-le/lop.xlsx", "ngoai-le/lop (2).xlsx"]
    texts = [openpyxl.load_workbook(tmp_path / path)["S"]["F3"].comment.text for path in paths]
    assert "«12»" in texts[0]
    assert "«34»" in texts[1]


@pytest.mark.parametrize(
    "name", ["../../../x.xlsx", "..\\x.xlsx", "/etc/x", "..", "CON.xlsx", "a\nb.xlsx", "", "x" * 400]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, report_of: Build, name: str) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"))
    report = report_of((save(tmp_path / "a.xlsx", grid), {"S": grid}))
    report = dataclasses.replace(report, inputs=(dataclasses.replace(report.inputs[0], name=name),))
    (tmp_path / "run").mkdir()
    (path,) = annotated.write(tmp_path / "run", report)
    assert (tmp_path / "run" / path).resolve().parent == (tmp_path / "run" / "ngoai-le").resolve()
    assert (tmp_path / "run" / path).is_file()


def test_a_file_with_nothing_to_see_to_does_not_come_back(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1), pupil(2))
    assert annotated.write(tmp_path, report_of((save(tmp_path / "a.xlsx", grid), {"S": grid}))) == []
    assert not (tmp_path / "ngoai-le").exists()


def test_the_summary_leads_to_each_cell(tmp_path: Path, mixed: Report) -> None:
    annotated.write(tmp_path, mixed)
    for name, target in (("lop-9a.xlsx", "'S'!F6"), ("lop-9b.csv.xlsx", "'Danh sách'!C4")):
        sheet = openpyxl.load_workbook(tmp_path / "ngoai-le" / name)["Tóm tắt"]
        links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert target in links


def test_hostile_texts_stay_texts_in_both_kinds(tmp_path: Path, report_of: Build) -> None:
    grid, other = (
        roster(*(pupil(number, Mã_số_BHXH="12", Ghi_chú=text) for number, text in enumerate(HOSTILE, first)))
        for first in (0, len(HOSTILE))
    )
    path = save(tmp_path / "a.xlsx", grid)
    report = report_of((path, {"S": grid}), (tmp_path / "c.csv", {None: other}))
    for written, sheet in zip(annotated.write(tmp_path, report), ("S", "Danh sách"), strict=True):
        cells = [row[16] for row in openpyxl.load_workbook(tmp_path / written)[sheet].iter_rows(min_row=3)]
        assert tuple(cell.value for cell in cells) == HOSTILE
        assert {cell.data_type for cell in cells} == {"s"}


def test_macros_stay_behind(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"))
    plain, macros = save(tmp_path / "plain.xlsx", grid), tmp_path / "lop.xlsm"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(macros, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            target.writestr(name, content)
        target.writestr("xl/vbaProject.bin", b"macro")
    report = report_of((macros, {"S": grid}))
    assert annotated.write(tmp_path, report) == ["ngoai-le/lop.xlsm.xlsx"]
    with zipfile.ZipFile(tmp_path / "ngoai-le/lop.xlsm.xlsx") as back:
        assert not [name for name in back.namelist() if "vba" in name]
        assert kind in back.read("[Content_Types].xml")


def test_a_formula_without_a_result_comes_back_as_the_text_of_the_formula(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Mã_số_BHXH="12"))
    path = save(tmp_path / "a.xlsx", grid)
    workbook = openpyxl.load_workbook(path)
    workbook["S"]["Q3"] = "=A3&B3"
    workbook.save(path)
    report = report_of((path, {"S": grid}))
    (source,) = report.inputs
    assert source.book
    book = dataclasses.replace(
        source.book, sheets=(dataclasses.replace(source.book.sheets[0], uncached=frozenset({(3, 16)})),)
    )
    annotated.write(tmp_path, dataclasses.replace(report, inputs=(dataclasses.replace(source, book=book),)))
    cell = openpyxl.load_workbook(tmp_path / "ngoai-le/a.xlsx")["S"]["Q3"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == ("=A3&B3", "s", True)


def test_a_hostile_name_is_a_text_in_the_summary_too(tmp_path: Path, report_of: Build) -> None:
    grid = roster(pupil(1, Họ_và_tên="=1+1"))
    report = report_of((save(tmp_path / "a.xlsx", grid), {"S": grid}), (tmp_path / "b.csv", {None: grid}))
    for path in annotated.write(tmp_path, report):
        cells = [cell for row in openpyxl.load_workbook(tmp_path / path)["Tóm tắt"].iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}
