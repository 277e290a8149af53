import dataclasses
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from batch.decide import Setting
from batch.outputs import UnaccountedError, exceptions, natural
from batch.whatif import whatif
from schemas.report import Printed, Report

from .conftest import pupil, roster


def _sheets(folder: Path, report: Report) -> dict[str, list[tuple[Any, ...]]]:
    exceptions.write(folder, report)
    workbook = openpyxl.load_workbook(folder / exceptions.NAME)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


def _table(rows: list[tuple[Any, ...]], title: str) -> list[list[Any]]:
    """The table under a title, without its headings, down to its sums."""
    start = next(index for index, row in enumerate(rows) if row[0] == title) + 2
    end = next(index for index in range(start, len(rows)) if rows[index][0] == "Cộng") + 1
    return [[value for value in row if value is not None] for row in rows[start:end]]


def test_each_problem_has_one_line_with_what_and_where_and_what_to_do(tmp_path: Path, mixed: Report) -> None:
    sheets = _sheets(tmp_path, mixed)
    assert list(sheets) == ["Ngoại lệ", "Ghi nhận", "Tổng hợp", "Người giám hộ", "Đã sửa", "Vì sao"]
    lines = [
        row for name in ("Ngoại lệ", "Ghi nhận") for row in sheets[name] if row[0] in ("Lỗi", "Cảnh báo", "Ghi nhận")
    ]
    lines = [row for row in lines if row[10]]
    found = len(mixed.notices) + sum(len(outcome.problems) for outcome in mixed.outcomes)
    assert len(lines) == found
    line = next(row for row in lines if row[10] == "bhxh-malformed")
    assert line[:8] == ("Lỗi", "lop-9a.xlsx", "S", "F6", 6, "9A", "Nguyễn Văn Giang", "Mã số BHXH")
    assert "123" in line[8]
    assert line[9]
    assert line[11]


def test_errors_come_before_warnings_and_whole_files_before_rows(tmp_path: Path, mixed: Report) -> None:
    rows = [row for row in _sheets(tmp_path, mixed)["Ngoại lệ"] if row[0] in ("Lỗi", "Cảnh báo")]
    words = [row[0] for row in rows]
    assert words == sorted(words, key=["Lỗi", "Cảnh báo"].index)
    assert rows[0][1] == "khoa.xlsx"
    assert {"Lỗi", "Cảnh báo"} == set(words)


def test_a_refused_name_is_shown_as_the_cell_shows_it(tmp_path: Path, mixed: Report) -> None:
    rows = _sheets(tmp_path, mixed)["Ngoại lệ"]
    assert {row[6] for row in rows if row[4] == 10} == {"Lê <b>Tâm</b>"}


def test_conservation_is_shown_for_every_sheet(tmp_path: Path, mixed: Report) -> None:
    rows = _sheets(tmp_path, mixed)["Tổng hợp"]
    *sheets, sums = _table(rows, "Không dòng nào bị mất: dòng đã dùng = học sinh + các loại dòng khác")
    assert [row[0] for row in sheets] == ["lop-9a.xlsx › S", "lop-9b.csv"]
    for row in (*sheets, sums):
        assert row[1] == sum(row[2:-1])
        assert row[-1] == "Khớp"
    assert sums[2] == len(mixed.outcomes)
    assert sums[1] == sum(roster.used for source in mixed.inputs for roster in source.rosters)


def test_a_lost_row_is_not_hidden(tmp_path: Path, mixed: Report) -> None:
    source = mixed.inputs[1]
    longer = dataclasses.replace(source.rosters[0], used=source.rosters[0].used + 1)
    inputs = (mixed.inputs[0], dataclasses.replace(source, rosters=(longer,)), mixed.inputs[2])
    rows = _sheets(tmp_path, dataclasses.replace(mixed, inputs=inputs))["Tổng hợp"]
    table = _table(rows, "Không dòng nào bị mất: dòng đã dùng = học sinh + các loại dòng khác")
    assert [row[-1] for row in table] == ["LỆCH", "Khớp", "LỆCH"]


@pytest.mark.parametrize("damage", [lambda outcomes: outcomes[:-1], lambda outcomes: (*outcomes, outcomes[0])])
def test_outcomes_that_do_not_follow_the_rows_are_refused(tmp_path: Path, mixed: Report, damage: Any) -> None:
    with pytest.raises(UnaccountedError):
        exceptions.write(tmp_path, dataclasses.replace(mixed, outcomes=damage(mixed.outcomes)))


def test_totals_by_status_case_and_class_add_up(tmp_path: Path, mixed: Report) -> None:
    rows = _sheets(tmp_path, mixed)["Tổng hợp"]
    by_status = _table(rows, "Theo kết quả")
    assert [row[1] for row in by_status[:-1]] == list(mixed.totals().values())[1:]
    by_case = _table(rows, "Theo trường hợp của hướng dẫn")
    assert [row[1] for row in by_case] == [*mixed.cases().values(), len(mixed.outcomes)]
    by_class = _table(rows, "Theo lớp")
    assert [row[0] for row in by_class] == ["9A", "9B", "10A", "Chưa rõ lớp", "Cộng"]
    assert by_class[-1][-1] == sum(row[-1] for row in by_class[:-1]) == len(mixed.outcomes)


def test_every_repair_is_told(tmp_path: Path, mixed: Report) -> None:
    rows = _sheets(tmp_path, mixed)["Đã sửa"]
    repairs = [row for row in rows if row[1] == "S" or row[0] == "lop-9b.csv"]
    many = [int(row[4].split(" ô: ")[0]) - 1 for row in repairs if " ô: " in row[4]]
    assert len(repairs) + sum(many) == sum(len(outcome.repairs) for outcome in mixed.outcomes)
    cleaned = next(row for row in repairs if row[2] == "F9")
    assert cleaned[6:8] == ("0100 000 006", "0100000006")
    assert cleaned[8].startswith("Bỏ dấu chấm")


def test_each_guardian_has_one_line_with_children_and_what_is_missing(tmp_path: Path, mixed: Report) -> None:
    rows = _sheets(tmp_path, mixed)["Người giám hộ"]
    start = next(index for index, row in enumerate(rows) if row[0] == "Người giám hộ" and row[1] == "Quan hệ") + 1
    waiting, coded, *rest = rows[start:]
    assert waiting == (
        *("Lý Thị Năm", "mẹ", "0987654313", None, 3, 1, "Nguyễn Văn Dũng (9A)", "lop-9a.xlsx › S › dòng 5"),
        "chưa có mã số BHXH; chưa có ngày sinh; chưa có số CCCD",
    )
    assert coded[:6] == ("Trần Thị Bình", "mẹ", "0987654312", "0109876543", 2, 1)
    assert rest == []


def test_of_every_pupil_it_is_told_why_by_which_cells_and_by_which_rule(tmp_path: Path, mixed: Report) -> None:
    rows = _sheets(tmp_path, mixed)["Vì sao"]
    told = [row for row in rows if isinstance(row[2], int)]
    assert [row[2] for row in told] == [outcome.origin.row for outcome in mixed.outcomes]
    assert [row[6] for row in told] == [outcome.decision.case for outcome in mixed.outcomes]
    assert told[1][7].startswith("có CMND/CCCD/hộ chiếu (G4), không có số điện thoại riêng (H4), có người giám hộ (L4)")
    assert "mục 2" in told[1][8]
    duplicate = next(row for row in told if row[5] == "Ghi trùng")
    assert duplicate[7] == "cùng một em với lop-9a.xlsx › S › dòng 3"


def test_the_totals_begin_with_what_more_facts_would_change(tmp_path: Path, mixed: Report, setting: Setting) -> None:
    told = dataclasses.replace(mixed, remarks=whatif(mixed.outcomes, setting))
    texts = [str(row[0]) for row in _sheets(tmp_path, told)["Tổng hợp"]]
    at = texts.index("Có thêm thông tin thì sao")
    assert texts[at + 1].startswith("• 1 người giám hộ chưa có mã số BHXH đang giữ 1 em ở trường hợp 3")
    assert at < texts.index("Theo kết quả")
    assert "Có thêm thông tin thì sao" not in [row[0] for row in _sheets(tmp_path, mixed)["Tổng hợp"]]


def test_papers_that_no_plate_served_are_counted(tmp_path: Path, mixed: Report) -> None:
    printed = {who: Printed(who, f"{who}.pdf", "", 1, 1, who != "b", "") for who in "abc"}
    table = _table(_sheets(tmp_path, dataclasses.replace(mixed, printed=printed))["Tổng hợp"], "Giấy tờ đã in")
    assert table == [["In theo khuôn", 2], ["Dàn trang riêng cho từng em", 1], ["Cộng", 3]]


def test_the_list_is_set_up_for_reading_and_printing(tmp_path: Path, mixed: Report) -> None:
    exceptions.write(tmp_path, mixed)
    sheet = openpyxl.load_workbook(tmp_path / exceptions.NAME)["Ngoại lệ"]
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Mức độ")
    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{header}:L")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == f"${header}:${header}"


def test_classes_sort_as_people_count() -> None:
    names = ["Chưa rõ lớp", "10A", "9B", "6.2", "6.10", "9A", "Lá"]
    assert sorted(names, key=natural) == ["6.2", "6.10", "9A", "9B", "10A", "Lá", "Chưa rõ lớp"]


def test_warnings_of_rows_without_papers_are_counted_apart(tmp_path: Path, report_of: Any) -> None:
    rows = (
        pupil(1, Đồng_ý_xử_lý_dữ_liệu=None),
        pupil(2, Đồng_ý_xử_lý_dữ_liệu=None, Mã_số_BHXH="123"),
        pupil(3, Đồng_ý_xử_lý_dữ_liệu=None, Ngày_sinh="2011"),
    )
    (tmp_path / "a.csv").write_bytes(b"")
    lead = [row[0] for row in _sheets(tmp_path, report_of((tmp_path / "a.csv", {None: roster(*rows)})))["Ngoại lệ"]]
    assert lead[2] == (
        "1 lỗi (phải sửa mới lập được giấy tờ), 3 cảnh báo ở các em lập được giấy tờ, "
        "1 cảnh báo khác (ở dòng không có giấy tờ, hoặc về cả tệp, cả đợt)."
    )


def test_other_warnings_are_not_spoken_of_where_there_are_none(tmp_path: Path, report_of: Any) -> None:
    grid = roster(pupil(1, Đồng_ý_xử_lý_dữ_liệu=None))
    lead = [row[0] for row in _sheets(tmp_path, report_of((tmp_path / "a.csv", {None: grid})))["Ngoại lệ"]]
    assert lead[2] == "0 lỗi (phải sửa mới lập được giấy tờ), 1 cảnh báo ở các em lập được giấy tờ."


def test_one_routine_change_of_a_whole_column_is_one_line(tmp_path: Path, report_of: Any) -> None:
    rows = [pupil(number, Quan_hệ="Mẹ") for number in range(1, 4)]
    rows[2][_RELATION] = "Bố"
    told = _sheets(tmp_path, report_of((tmp_path / "a.csv", {None: roster(*rows)})))["Đã sửa"]
    relations = {row[6]: (row[2], row[3], row[4], row[7]) for row in told if row[5] == "Quan hệ"}
    assert relations["Mẹ"] == ("M3", None, "2 ô: M3, M4", "mẹ")
    assert relations["Bố"] == ("M5", "9A", "Nguyễn Văn Dũng", "cha")


_RELATION = 12
