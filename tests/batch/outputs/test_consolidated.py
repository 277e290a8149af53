import csv
import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from batch.outputs import consolidated
from schemas.report import Report

from .conftest import pupil, roster


def _accepted(report: Report) -> int:
    totals = report.totals()
    return totals["accepted"] + totals["accepted_with_warnings"]


def _list(folder: Path, report: Report) -> list[tuple[Any, ...]]:
    assert consolidated.write(folder, report) == ["tong-hop.xlsx", "tong-hop.csv"]
    return list(openpyxl.load_workbook(folder / "tong-hop.xlsx")["Danh sách"].iter_rows(values_only=True))


def _pupils(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [row for row in rows if isinstance(row[0], int)]


def test_an_officer_recognises_the_columns_of_d03_ts(tmp_path: Path, mixed: Report) -> None:
    rows = _list(tmp_path, mixed)
    top = next(index for index, row in enumerate(rows) if row[0] == "STT")
    assert rows[top][1:7] == (
        "Họ và tên",
        "Mã số BHXH",
        "Số CCCD/ĐDCN/hộ chiếu",
        "Ngày tháng năm sinh",
        "Giới tính",
        "Địa chỉ",
    )
    assert rows[top + 1][:7] == ("A", "B", "1", "2", "3", "4", "5")
    head = " ".join(str(row[0]) for row in rows[:top])
    assert "[00114]" in head
    assert "Trường THCS Mẫu <Một>" in head
    assert "15/09/2026" in head


def test_each_accepted_pupil_is_there_once_by_class_and_numbered(tmp_path: Path, mixed: Report) -> None:
    pupils = _pupils(_list(tmp_path, mixed))
    assert [row[0] for row in pupils] == list(range(1, _accepted(mixed) + 1))
    assert {row[18] for row in pupils} == {outcome.student_id for outcome in mixed.outcomes if outcome.accepted}
    classes = [row[7] for row in pupils]
    assert list(dict.fromkeys(classes)) == ["9A", "9B", "10A", None]
    last_but_one = pupils[-2]
    assert last_but_one[1:7] == (
        "Nguyễn Văn Bình",
        "0100000001",
        "001211000001",
        "02/03/2011",
        "Nam",
        "Thôn 1, Xã Thanh Trì, Thành phố Hà Nội",
    )
    assert last_but_one[8:10] == (1, "Tờ khai")


def test_codes_are_texts_in_cells_formatted_as_text(tmp_path: Path, mixed: Report) -> None:
    consolidated.write(tmp_path, mixed)
    sheet = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")["Danh sách"]
    codes = [cell for row in sheet.iter_rows() if isinstance(row[0].value, int) for cell in (row[2], row[3], row[10])]
    filled = [cell for cell in codes if cell.value]
    assert len(filled) >= 2 * _accepted(mixed)
    assert {(cell.data_type, cell.number_format) for cell in filled} == {("s", "@")}


def test_control_totals_are_the_accepted_rows(tmp_path: Path, mixed: Report) -> None:
    rows = _list(tmp_path, mixed)
    count = _accepted(mixed)
    assert f"Tổng cộng: {count} em" in [row[0] for row in rows]
    sections = [row[0] for row in rows if str(row[0]).startswith(("Lớp ", "Chưa rõ lớp:"))]
    assert sum(int(text.split(": ")[1].split()[0]) for text in sections) == count
    control = list(openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")["Đối soát"].iter_rows(values_only=True))
    top = next(index for index, row in enumerate(control) if row[0] == "Lớp")
    table = [[value for value in row if value is not None] for row in control[top + 1 : top + 6]]
    assert [row[0] for row in table] == ["9A", "9B", "10A", "Chưa rõ lớp", "Cộng"]
    assert all(row[-1] == sum(row[1:-1]) for row in table)
    sums = [sum(column) for column in zip(*(row[1:] for row in table[:-1]), strict=True)]
    assert sums == table[-1][1:]
    assert sums[-1] == count
    checks = {row[0]: row[1] for row in control[top + 6 :]}
    assert checks["Số em trong bảng này"] == checks["Cộng đã lập giấy tờ"] == count
    assert checks["Đối chiếu"] == "Khớp"


def test_the_checksum_can_be_recomputed_from_the_list(tmp_path: Path, mixed: Report) -> None:
    rows = _list(tmp_path, mixed)
    codes = "".join(f"{row[2]}\n" for row in _pupils(rows))
    expected = hashlib.sha256(codes.encode()).hexdigest()[:16].upper()
    assert any(expected in str(row[0]) for row in rows)


def test_the_officer_chooses_from_two_answers_on_every_row(tmp_path: Path, mixed: Report) -> None:
    consolidated.write(tmp_path, mixed)
    sheet = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")["Danh sách"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"Đã nhận,Trả lại"'
    numbered = [row[0].row for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert all(f"P{row}" in rule.sqref for row in numbered)
    assert sheet["P" + str(numbered[0])].value is None


def test_the_csv_has_the_same_rows_and_no_formula(tmp_path: Path, mixed: Report) -> None:
    pupils = _pupils(_list(tmp_path, mixed))
    data = (tmp_path / "tong-hop.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["STT", "Họ và tên", "Mã số BHXH", "Số CCCD/ĐDCN/hộ chiếu"]
    assert [row[2] for row in rows[1:]] == [row[2] for row in pupils]
    assert [field for row in rows[1:] for field in row if field[:1] in "=+-@\t\r" and field] == []
    notes = {row[17] for row in rows[1:]}
    assert {"'=1+1", "'+84", "'@x", "'-x"} <= notes


def test_a_list_of_nobody_is_a_list_with_sums_of_nought(tmp_path: Path, report_of: Callable[..., Report]) -> None:
    rows = _list(tmp_path, report_of((tmp_path / "a.csv", {None: roster(pupil(1, Mã_số_BHXH="1"))})))
    assert _pupils(rows) == []
    assert "Tổng cộng: 0 em" in [row[0] for row in rows]


def test_totals_that_do_not_agree_are_refused(tmp_path: Path, mixed: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {**mixed.totals(), "accepted": 99}
    monkeypatch.setattr(Report, "totals", lambda _: wrong)
    with pytest.raises(consolidated.ControlError):
        consolidated.write(tmp_path, dataclasses.replace(mixed))
    assert list(tmp_path.glob("tong-hop*")) == []


def test_the_remarks_say_with_whose_papers_the_guardians_tk1_ts_is(
    tmp_path: Path, report_of: Callable[..., Report]
) -> None:
    waiting = {"Số_CCCD/CMND/Hộ_chiếu": None, "SĐT_của_học_sinh": None, "Mã_số_BHXH_người_giám_hộ": None}
    another = {"Họ_tên_người_giám_hộ": "Vũ Thị Ba", "SĐT_người_giám_hộ": "0987654313"}
    siblings = (pupil(1, **waiting), pupil(2, **waiting, Lớp="9B"), pupil(3, **waiting, Ghi_chú="Nộp sau"))
    report = report_of((tmp_path / "a.csv", {None: roster(*siblings, pupil(4, **another))}))
    remarks = {row[1]: row[17] for row in _pupils(_list(tmp_path, report))}
    of_another = "TK1-TS kèm hồ sơ em Nguyễn Văn Bình (lớp 9A)"
    assert remarks == {
        "Nguyễn Văn Bình": "kèm TK1-TS của người giám hộ",
        "Nguyễn Văn Chi": of_another,
        "Nguyễn Văn Dũng": f"{of_another}; Nộp sau",
        "Nguyễn Văn Giang": None,
    }
