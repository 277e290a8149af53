"""What the terminal says of information: of columns always, of the rest how much there is."""

from pathlib import Path
from typing import Any

import pytest

from batch.cli import say

LISTED = "… và {} ghi nhận: xem trang «Ghi nhận» của ngoai-le.xlsx khi chạy với --out THƯ_MỤC."
HEADINGS = "Họ và tên,Ngày sinh,Giới tính,Lớp,Mã số BHXH,Số nhà,Đồng ý xử lý dữ liệu,Họ tên người giám hộ,Quan hệ"
ROW = "Lê {},15/03/2011,Nam,9A,01123456{},Thôn 1,Có,Trần Thị {},{}"


def listed(folder: Path, job: Any, *rows: str, headings: str = HEADINGS, **more: Any) -> Any:
    path = folder / "a.csv"
    path.write_text("\n".join([headings, *rows]), encoding="utf-8")
    return job(path, out=None, papers=False, **more).report


def test_a_column_that_is_not_used_is_named_at_once(
    tmp_path: Path, job: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    report = listed(tmp_path, job, ROW.format("An", 71, "Ba", "mẹ") + ",x", headings=f"{HEADINGS},Cột lạ")
    say.Voice(to_stderr=False, quiet=False).problems(report)
    assert "không dùng: «Cột lạ»" in capsys.readouterr().out


def test_all_other_information_is_counted_and_where_to_read_it_is_said(
    tmp_path: Path, job: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ROW.format("An", 71, "Ba", "hàng xóm"), ROW.format("Bình", 72, "Ba", "mẹ")]
    counted = []
    for told in (rows[1:], rows):
        report = listed(tmp_path, job, *told)
        say.Voice(to_stderr=False, quiet=False).problems(report)
        said = capsys.readouterr().out
        shown = said.count("Ghi nhận ")
        notes = [
            problem
            for problem in (*report.notices, *(found for outcome in report.outcomes for found in outcome.problems))
            if problem.severity == "info" and not problem.code.startswith("whatif-")
        ]
        counted.append(len(notes) - shown)
        assert LISTED.format(counted[-1]) in said
        assert "hàng xóm" not in said
    assert counted[0] < counted[1]


@pytest.mark.parametrize("way", ["problems", "unread"])
def test_rules_that_are_no_longer_in_force_are_said_whatever_is_run(
    tmp_path: Path, job: Any, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    report = listed(tmp_path, job, ROW.format("An", 71, "Ba", "mẹ"), rules="guide-2021")
    getattr(say.Voice(to_stderr=False, quiet=False), way)(report)
    assert "Bộ quy tắc «guide-2021» đã hết hiệu lực từ 01/07/2025" in capsys.readouterr().out
