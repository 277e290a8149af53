"""What changed since an earlier run: each pupil of either run once, by the surest sign, with the places."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch import previous
from batch.errors import NoInput
from batch.outputs import records
from schemas.catalogue import sentence
from schemas.origin import Origin
from schemas.report import Plan, Report
from schemas.school import School
from tests.batch import clerk

pytestmark = pytest.mark.usefixtures("stub_press")


@pytest.fixture
def first(tmp_path: Path, roster: Any, job: Any) -> Path:
    folder: Path = job(roster(tmp_path / "hk1" / "a.xlsx", 4), out=tmp_path / "out").folder
    return folder


def remark(done: Any) -> dict[str, str]:
    (only,) = (remark for remark in done.report.remarks if remark.code == "compared-with-previous")
    return {key: only.params[key] for key in ("new", "same", "changed", "gone")}


def kinds(done: Any) -> dict[str, str]:
    return {change.name: change.kind for change in done.report.since}


def codes(done: Any) -> list[str]:
    return [remark.code for remark in done.report.remarks if remark.code.endswith("-previous")]


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


def test_a_row_put_in_at_the_top_makes_nobody_changed(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    path = roster(tmp_path / "hk2" / "a.xlsx", 5)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for row, number in zip(range(2, 7), (5, 1, 2, 3, 4), strict=True):
        sheet.cell(row, 1, number)
    sheet.move_range("A6:AZ6", rows=10)
    sheet.insert_rows(2)
    sheet.move_range("A17:AZ17", rows=-15)
    book.save(path)
    done = job(path, out=tmp_path / "out", previous=first)
    assert remark(done) == {"new": "1", "same": "4", "changed": "0", "gone": "0"}
    (new,) = [found for found in done.report.remarks if found.code == "new-since-previous"]
    assert new.params["places"] == "a.xlsx › Danh sách › dòng 2"
    assert "gone-since-previous" not in codes(done)
    assert sorted(kinds(done).values()) == ["new", "same", "same", "same", "same"]


@pytest.mark.parametrize("changes", [{"Mã số BHXH": ""}, {"Mã số BHXH": "0112399999", "Lớp": "9C"}])
def test_a_pupil_whose_code_is_another_now_is_not_gone(
    tmp_path: Path, roster: Any, job: Any, first: Path, changes: dict[str, Any]
) -> None:
    path = roster(tmp_path / "hk2" / "a.xlsx", 3, ({"Số định danh cá nhân": "", **changes},))
    done = job(path, out=tmp_path / "out", previous=first)
    (told,) = [change for change in done.report.since if change.kind != "same"]
    assert told.before == Origin("a.xlsx", "Danh sách", 5)
    assert told.now == told.before
    assert remark(done)["gone"] == remark(done)["new"] == "0"


def test_who_is_refused_now_or_registered_is_counted_apart(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    refused = {"Đồng ý xử lý dữ liệu": "Không"}
    never = {"Đồng ý xử lý dữ liệu": "Không", "Họ và tên": "Lê Chưa Nhận"}
    path = roster(tmp_path / "hk2" / "a.xlsx", 2, (refused, {"Đã có tài khoản VssID": "x"}, never))
    done = job(path, out=tmp_path / "out", previous=first)
    (said,) = [found for found in done.report.remarks if found.code == "compared-with-previous"]
    counts = {kind: said.params[kind] for kind in ("new", "same", "changed", "gone", "refused", "lost", "registered")}
    assert counts == {
        "new": "0",
        "same": "2",
        "changed": "0",
        "gone": "0",
        "refused": "2",
        "lost": "1",
        "registered": "1",
    }
    assert "3 em" not in sentence(said)
    assert kinds(done)["Lê Chưa Nhận"] == "refused"


def test_who_is_gone_is_named_with_the_earlier_row(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    done = job(roster(tmp_path / "hk2" / "b.xlsx", 3), out=tmp_path / "out", previous=first)
    (gone,) = [change for change in done.report.since if change.kind == "gone"]
    assert (gone.now, gone.before, gone.class_name) == (None, Origin("a.xlsx", "Danh sách", 5), "9A")
    assert gone.name
    (said,) = [found for found in done.report.remarks if found.code == "gone-since-previous"]
    assert said.params["places"] == "a.xlsx › Danh sách › dòng 5"
    sheet = openpyxl.load_workbook(done.folder / "ngoai-le.xlsx")["So với đợt trước"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[2] == gone.name]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("Không còn trong danh sách", "9A", "a.xlsx › Danh sách › dòng 5")
    ]


def test_what_changed_is_named_in_the_sheet(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    path = roster(tmp_path / "hk2" / "a.xlsx", 3, ({"Số nhà, thôn/xóm": "Thôn 9"},))
    done = job(path, out=tmp_path / "out", previous=first)
    sheet = openpyxl.load_workbook(done.folder / "ngoai-le.xlsx")["So với đợt trước"]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Đổi thông tin"]
    assert row[3:] == ("a.xlsx › Danh sách › dòng 5", "a.xlsx › Danh sách › dòng 5", "Số nhà, thôn/xóm")


def test_without_an_earlier_run_there_is_no_such_sheet(tmp_path: Path, roster: Any, job: Any, first: Path) -> None:
    assert "So với đợt trước" not in openpyxl.load_workbook(first / "ngoai-le.xlsx").sheetnames


PLAN = Plan("now", School(), clerk.rules("2026"), clerk.TODAY.as_of)
PUPILS = st.lists(
    st.fixed_dictionaries(
        {
            "full_name": st.sampled_from(["Lê An", "Lê Ân", "Trần Bình"]),
            "birth_date": st.sampled_from(["15/03/2011", "16/03/2011", ""]),
            "bhxh_code": st.sampled_from(["", "0112345671", "0112345672", "0112345673"]),
            "personal_id": st.sampled_from(["", "001211000001", "001211000002"]),
            "class_name": st.sampled_from(["10A", "10B"]),
        },
        optional={"already_registered": st.just("x"), "consent": st.just("Không")},
    ).map(lambda row: {**row, "id_number": "", "phone": ""}),
    max_size=6,
)


def report(rows: list[dict[str, Any]]) -> Report:
    return Report(PLAN, (), tuple(clerk.judge(*rows).outcomes if rows else ()))


@settings(max_examples=80)
@given(PUPILS, PUPILS)
def test_every_pupil_of_either_run_comes_out_once(rows: list[dict[str, Any]], later: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        then, now = report(rows), report(later)
        records.write(folder, then)
        since = previous.compare(folder, now)
        (said, *_) = previous.remarks(folder, since)
    standing = [outcome.origin for outcome in now.outcomes if outcome.duplicate_of is None]
    assert sorted(change.now for change in since.changes if change.now) == standing
    accepted = {outcome.student_id: outcome.origin for outcome in then.outcomes if outcome.accepted}
    assert sorted(change.before for change in since.changes if change.before) == sorted(accepted.values())
    kinds = ("new", "changed", "same", "refused", "registered", "gone")
    assert sum(int(said.params[kind]) for kind in kinds) == len(since.changes)
    for change in since.changes:
        assert (change.now is None) == (change.kind == "gone")
        assert (change.before is None) <= (change.kind in ("new", "refused", "registered"))
        assert bool(change.fields) == (change.kind == "changed")


def test_the_surest_sign_wins(tmp_path: Path) -> None:
    """Two namesakes born on one day: each is known by the code, one who lost it by the class."""
    one = {"full_name": "Lê An", "bhxh_code": "0112345671", "id_number": "", "personal_id": "", "phone": ""}
    other = {**one, "bhxh_code": "0112345672", "class_name": "10B"}
    records.write(tmp_path, report([one, other]))
    for later, places in (([other, one], [3, 2]), ([{**other, "bhxh_code": ""}, {**one, "bhxh_code": ""}], [3, 2])):
        since = previous.compare(tmp_path, report(later))
        assert [change.before and change.before.row for change in since.changes] == places


def test_a_personal_number_knows_a_pupil_who_changed_name(tmp_path: Path) -> None:
    records.write(tmp_path, report([{}]))
    (change,) = previous.compare(tmp_path, report([{"full_name": "Lê Mới", "bhxh_code": "0112399999"}])).changes
    assert (change.kind, change.fields) == ("changed", ("full_name", "bhxh_code"))


def test_another_school_name_makes_nobody_new(tmp_path: Path) -> None:
    """The ids hang on the school's name; the codes do not."""
    records.write(tmp_path, report([{}, {"birth_date": "15/03"}]))
    text = (tmp_path / "students.jsonl").read_text(encoding="utf-8")
    (tmp_path / "students.jsonl").write_text(text.replace('"student_id":"', '"student_id":"x'), encoding="utf-8")
    assert {change.kind for change in previous.compare(tmp_path, report([{}, {"birth_date": "15/03"}])).changes} <= {
        "same",
        "refused",
    }


def test_who_left_case_three_is_counted(tmp_path: Path, roster: Any, job: Any) -> None:
    waiting = {"Số CCCD/CMND/Hộ chiếu": "", "SĐT của học sinh": "", "Mã số BHXH người giám hộ": ""}
    first = job(roster(tmp_path / "hk1" / "a.xlsx", 0, (waiting, waiting)), out=tmp_path / "out").folder
    same = job(roster(tmp_path / "hk1" / "a.xlsx", 0, (waiting, waiting)), out=None, previous=first)
    assert codes(same) == ["compared-with-previous"]
    coded = {**waiting, "Mã số BHXH người giám hộ": "0109876543"}
    done = job(roster(tmp_path / "hk2" / "a.xlsx", 0, (coded, waiting)), out=None, previous=first)
    (said,) = [remark for remark in done.report.remarks if remark.code == "released-since-previous"]
    assert (said.params["count"], said.params["left"]) == ("2", "0")
