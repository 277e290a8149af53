import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from batch.errors import NoInput

pytestmark = pytest.mark.usefixtures("stub_press")


@pytest.fixture
def first(tmp_path: Path, roster: Any, job: Any) -> Path:
    folder: Path = job(roster(tmp_path / "hk1" / "a.xlsx", 4), out=tmp_path / "out").folder
    return folder


def remark(done: Any) -> dict[str, str]:
    (only,) = (remark for remark in done.report.remarks if remark.code == "compared-with-previous")
    return {key: only.params[key] for key in ("new", "same", "changed", "gone")}


def test_the_same_pupils_are_the_same(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    done = job(roster(tmp_path / "hk2" / "a.xlsx", 4), out=tmp_path / "out", previous=first)
    assert remark(done) == {"new": "0", "same": "4", "changed": "0", "gone": "0"}
    assert done.folder != first


def test_who_is_new_changed_and_gone_is_counted(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    changed = ({"Số nhà": "Thôn 2"},)
    done = job(roster(tmp_path / "hk2" / "a.xlsx", 2, changed, first=3), out=tmp_path / "out", previous=first)
    assert remark(done) == {"new": "1", "same": "2", "changed": "0", "gone": "2"}
    done = job(roster(tmp_path / "hk2" / "b.xlsx", 0, changed, first=4), out=tmp_path / "out", previous=first)
    assert remark(done) == {"new": "0", "same": "0", "changed": "1", "gone": "3"}


def test_a_pupil_who_is_refused_now_is_not_gone(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    refused = ({"Họ và tên": "Nguyễn An 4n"}, {"Họ và tên": "Nguyễn Bình Dũng"})
    done = job(roster(tmp_path / "hk2" / "a.xlsx", 2, refused), out=tmp_path / "out", previous=first)
    assert done.totals["rejected"] == 1
    assert remark(done)["gone"] == "0"


def test_a_pupil_who_stands_twice_is_no_new_one(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    twice = roster(tmp_path / "hk2" / "a.xlsx", 4)
    again = roster(tmp_path / "hk2" / "b.xlsx", 4)
    assert remark(job(twice, again, out=tmp_path / "out", previous=first))["new"] == "0"


def test_a_text_that_holds_a_line_break_of_its_own_kind_is_one_record(
    tmp_path: Path, roster: Any, job: Any, first: Path
) -> None:
    records = first / "students.jsonl"
    records.write_text(records.read_text().replace("Thôn 1", "Thôn\u2028 1"))
    done = job(roster(tmp_path / "hk2" / "a.xlsx", 4), out=tmp_path / "out", previous=first)
    assert remark(done)["changed"] == "4"


def test_what_is_compared_with_is_part_of_the_job(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    again = job(roster(tmp_path / "hk1" / "a.xlsx", 4), out=tmp_path / "out", previous=first)
    assert again.folder != first
    assert job(tmp_path / "hk1" / "a.xlsx", out=tmp_path / "out", previous=first).report is None  # done already


def test_a_folder_that_is_no_run_is_no_input(tmp_path: Path, roster: Any, job: Any) -> None:
    with pytest.raises(NoInput, match="không phải kết quả"):
        job(roster(tmp_path / "a.xlsx"), out=None, previous=tmp_path)


BREAKS: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "cut off": lambda path: path.write_text(path.read_text()[:-30]),
    "no records": lambda path: path.write_text("1\n[]\n"),
    "another kind of record": lambda path: path.write_text(json.dumps({"name": "x"}) + "\n"),
    "no text": lambda path: path.write_bytes(b"\xff\xfe"),
}


@pytest.mark.parametrize("harm", BREAKS.values(), ids=BREAKS)
def test_a_run_that_is_no_longer_whole_is_refused(
    tmp_path: Path, roster: Any, job: Any, first: Path, harm: Callable[[Path], object]
) -> None:
    harm(first / "students.jsonl")
    with pytest.raises(NoInput, match="không còn nguyên"):
        job(roster(tmp_path / "a.xlsx"), out=None, previous=first)


def test_who_left_case_three_is_counted(tmp_path: Path, roster: Any, job: Any) -> None:
    waiting = {"Số CCCD/CMND/Hộ chiếu": "", "SĐT của học sinh": "", "Mã số BHXH người giám hộ": ""}
    first = job(roster(tmp_path / "hk1" / "a.xlsx", 0, (waiting, waiting)), out=tmp_path / "out").folder
    same = job(roster(tmp_path / "hk1" / "a.xlsx", 0, (waiting, waiting)), out=None, previous=first)
    assert [remark.code for remark in same.report.remarks if "previous" in remark.code] == ["compared-with-previous"]
    coded = {**waiting, "Mã số BHXH người giám hộ": "0109876543"}
    done = job(roster(tmp_path / "hk2" / "a.xlsx", 0, (coded, waiting)), out=None, previous=first)
    (said,) = [remark for remark in done.report.remarks if remark.code == "released-since-previous"]
    assert (said.params["count"], said.params["left"]) == ("2", "0")
