import errno
import filecmp
import json
import logging
import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import batch.outputs.consolidated
from batch import library, run, store
from batch.compare import compare
from batch.digest import sha256
from batch.errors import NoInput, OutputUnwritable, SettingsInvalid, UsageError
from tests.conftest import AS_OF

FAULTY = ({"Mã số BHXH*": ""}, {"Họ và tên": "Nguyễn Văn 4n"}, {"Ngày sinh*": "31/02/2012"})


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def assert_same_trees(one: Path, two: Path) -> None:
    assert tree(one) == tree(two)
    same, different, odd = filecmp.cmpfiles(one, two, tree(one), shallow=False)
    assert (different, odd, len(same)) == ([], [], len(tree(one)))


@pytest.mark.usefixtures("stub_press")
class TestPublishing:
    def test_the_run_folder_is_named_by_the_day_and_twelve_digits(self, tmp_path: Path, roster: Any, job: Any) -> None:
        done = job(roster(tmp_path / "a.xlsx"), out=tmp_path / "out")
        assert re.fullmatch(r"2026-09-15-[0-9a-f]{12}", done.folder.name)
        assert [path.name for path in (tmp_path / "out").iterdir()] == [done.folder.name]

    def test_it_holds_what_the_contract_names(self, tmp_path: Path, roster: Any, job: Any) -> None:
        done = job(roster(tmp_path / "a.xlsx", 2, FAULTY), out=tmp_path / "out")
        assert (done.exit_code, done.totals["rows"], done.totals["rejected"]) == (3, 5, 3)
        own = {path for path in tree(done.folder) if not path.startswith("to-khai/")}
        assert own == {
            "in-theo-lop/9a.pdf",
            "manifest.json",
            "ngoai-le.html",
            "ngoai-le.xlsx",
            "ngoai-le/a.xlsx",
            "outcomes.jsonl",
            "phieu-giao-nhan.pdf",
            "students.jsonl",
            "tong-hop.csv",
            "tong-hop.xlsx",
        }

    def test_every_file_but_the_manifest_is_in_the_manifest(self, tmp_path: Path, roster: Any, job: Any) -> None:
        done = job(roster(tmp_path / "a.xlsx", 2, FAULTY), out=tmp_path / "out")
        manifest = json.loads((done.folder / "manifest.json").read_text())
        assert sorted(entry["path"] for entry in manifest["outputs"]) == sorted(
            {*tree(done.folder)} - {"manifest.json"}
        )
        assert manifest["outputs"] == store.digests(done.folder)
        assert (manifest["exit"], manifest["totals"], manifest["cases"]) == (3, done.totals, done.cases)
        assert manifest["inputs"][0]["sha256"] == sha256(tmp_path / "a.xlsx")

    def test_a_roster_without_faults_exits_0(self, tmp_path: Path, roster: Any, job: Any) -> None:
        done = job(roster(tmp_path / "a.xlsx"), out=tmp_path / "out")
        assert (done.exit_code, done.totals["accepted"]) == (0, 3)

    def test_the_same_job_again_rewrites_nothing_and_exits_as_before(
        self, tmp_path: Path, roster: Any, job: Any
    ) -> None:
        first = job(roster(tmp_path / "a.xlsx", 2, FAULTY), out=tmp_path / "out")
        stamps = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in first.folder.rglob("*")}
        again = job(tmp_path / "a.xlsx", out=tmp_path / "out")
        assert (again.folder, again.exit_code, again.totals) == (first.folder, first.exit_code, first.totals)
        assert again.cases == first.cases
        assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in first.folder.rglob("*")} == stamps

    def test_a_run_that_lost_a_file_is_done_again(self, tmp_path: Path, roster: Any, job: Any) -> None:
        first = job(roster(tmp_path / "a.xlsx"), out=tmp_path / "out")
        (first.folder / "tong-hop.csv").unlink()
        assert (job(tmp_path / "a.xlsx", out=tmp_path / "out").folder / "tong-hop.csv").exists()

    def test_what_a_crashed_run_left_does_not_disturb(self, tmp_path: Path, roster: Any, job: Any) -> None:
        path = roster(tmp_path / "a.xlsx")
        name = job(path, out=tmp_path / "one").folder.name
        (tmp_path / "two" / f".{name}.partial" / "to-khai").mkdir(parents=True)
        (tmp_path / "two" / f".{name}.partial" / "to-khai" / "half.pdf").write_text("x")
        (tmp_path / "two" / f".{name}.lock").touch()
        assert_same_trees(tmp_path / "one", job(path, out=tmp_path / "two").folder.parent)

    def test_the_output_folder_may_lie_among_the_inputs(self, tmp_path: Path, roster: Any, job: Any) -> None:
        roster(tmp_path / "a.xlsx")
        first = job(tmp_path, out=tmp_path / "ket-qua")
        again = job(tmp_path, out=tmp_path / "ket-qua")
        assert (again.folder, again.report) == (first.folder, None)

    def test_without_an_output_folder_nothing_is_written(self, tmp_path: Path, roster: Any, job: Any) -> None:
        done = job(roster(tmp_path / "a.xlsx"), out=None, papers=False)
        assert done.folder is None
        assert tree(tmp_path) == ["a.xlsx"]

    def test_a_check_is_another_job_than_a_run_and_prints_nothing(self, tmp_path: Path, roster: Any, job: Any) -> None:
        printed = job(roster(tmp_path / "a.xlsx"), out=tmp_path / "out")
        checked = job(tmp_path / "a.xlsx", out=tmp_path / "out", papers=False)
        assert checked.folder != printed.folder
        assert not [path for path in tree(checked.folder) if path.endswith(".pdf")]

    def test_the_run_is_named_by_all_that_it_depends_on(
        self, tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, out = roster(tmp_path / "a.xlsx"), tmp_path / "out"
        school = tmp_path / "school.toml"
        school.write_text('name = "A"')
        names = [job(path, out=out).folder.name, job(path, out=out, school=school).folder.name]
        names.append(job(path, out=out, rules="guide-2021").folder.name)
        names.append(job(path, out=out, as_of=AS_OF.replace(day=16)).folder.name)
        names.append(job(roster(tmp_path / "a.xlsx", 4), out=out).folder.name)
        monkeypatch.setattr(run, "VERSION", "99")
        names.append(job(path, out=out).folder.name)
        monkeypatch.setattr(library, "templates_digest", lambda: "other")
        names.append(job(path, out=out).folder.name)
        assert len(set(names)) == len(names)

    def test_neither_place_nor_executor_nor_order_changes_the_run(self, tmp_path: Path, roster: Any, job: Any) -> None:
        roster(tmp_path / "x/a.xlsx")
        roster(tmp_path / "x/b.xlsx", first=50)
        shutil.copytree(tmp_path / "x", tmp_path / "y")
        one = job(tmp_path / "x/a.xlsx", tmp_path / "x/b.xlsx", out=tmp_path / "1").folder
        two = job(tmp_path / "y/b.xlsx", tmp_path / "y", out=tmp_path / "2", executor=None).folder
        assert one.name == two.name
        assert_same_trees(one, two)


@pytest.mark.usefixtures("stub_press")
class TestInputs:
    def test_one_unreadable_file_among_several_is_an_exception_in_the_report(
        self, tmp_path: Path, roster: Any, job: Any
    ) -> None:
        (tmp_path / "hong.xlsx").write_bytes(b"%PDF-1.7 not a workbook")
        done = job(roster(tmp_path / "a.xlsx"), tmp_path / "hong.xlsx", tmp_path / "khong-co.xlsx", out=tmp_path / "o")
        assert (done.exit_code, done.totals["accepted"]) == (3, 3)
        assert [notice.code for notice in done.report.notices][:2] == ["file-foreign", "file-missing"]
        assert "hong.xlsx" in (done.folder / "ngoai-le.html").read_text()
        inputs = json.loads((done.folder / "manifest.json").read_text())["inputs"]
        assert [entry["unreadable"] for entry in inputs] == [None, "file-foreign", "file-missing"]

    def test_when_none_can_be_read_nothing_is_written_and_each_is_named(self, tmp_path: Path, job: Any) -> None:
        (tmp_path / "hong.xlsx").write_bytes(b"%PDF-1.7 not a workbook")
        (tmp_path / "rong.csv").touch()
        with pytest.raises(NoInput) as refused:
            job(tmp_path / "hong.xlsx", tmp_path / "rong.csv", tmp_path / "khong-co", out=tmp_path / "out")
        assert all(name in refused.value.sentence for name in ("hong.xlsx", "rong.csv", "khong-co"))
        assert not (tmp_path / "out").exists()

    def test_a_roster_without_pupils_is_no_input(self, tmp_path: Path, roster: Any, job: Any) -> None:
        with pytest.raises(NoInput, match="Không tìm thấy học sinh nào"):
            job(roster(tmp_path / "a.xlsx", 0), out=tmp_path / "out")

    def test_two_files_of_one_name_keep_their_own_rows(self, tmp_path: Path, roster: Any, job: Any) -> None:
        one, two = (roster(tmp_path / name / "ds.xlsx", 1, FAULTY[:1], first=at) for name, at in (("6a", 1), ("6b", 9)))
        done = job(one, two, out=tmp_path / "out")
        rows = [json.loads(line) for line in (done.folder / "outcomes.jsonl").read_text().splitlines()]
        assert [(row["file"], row["row"]) for row in rows] == [
            (f"{name}/ds.xlsx", at) for name in ("6a", "6b") for at in (2, 3)
        ]
        assert len([path for path in tree(done.folder) if path.startswith("ngoai-le/")]) == 2

    def test_a_file_given_twice_is_read_once(self, tmp_path: Path, roster: Any, job: Any) -> None:
        path = roster(tmp_path / "a.xlsx")
        assert job(path, path, tmp_path, out=tmp_path / "out").totals["rows"] == 3

    def test_paths_may_hold_spaces_and_vietnamese(self, tmp_path: Path, roster: Any, job: Any) -> None:
        path = roster(tmp_path / "Danh sách năm học" / "Lớp 6Ă — đợt 1.xlsx", 1, FAULTY)
        done = job(path.parent, out=tmp_path / "Kết quả đợt 1")
        assert done.folder.parent.name == "Kết quả đợt 1"
        assert len([name for name in tree(done.folder) if name.startswith("ngoai-le/")]) == 1

    def test_no_rows_get_lost_unseen(
        self, tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run, "compare", lambda outcomes, setting: compare(outcomes, setting)[1:])
        with pytest.raises(AssertionError, match="lost"):
            job(roster(tmp_path / "a.xlsx"), out=tmp_path / "out")
        assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("stub_press")
class TestBrokenWorld:
    def test_settings_are_checked_before_anything_is_read(self, tmp_path: Path, job: Any) -> None:
        with pytest.raises(SettingsInvalid):
            job(tmp_path / "khong-co.xlsx", out=tmp_path / "out", school=tmp_path / "khong-co.toml")
        with pytest.raises(UsageError, match="serial"):
            job(tmp_path / "khong-co.xlsx", out=tmp_path / "out", executor="magic")

    def test_a_disk_that_fills_up_while_writing_leaves_nothing(
        self, tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(folder: Path, report: object) -> None:
            (folder / "tong-hop.xlsx").write_text("half")
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(batch.outputs.consolidated, "write", full)
        with pytest.raises(OutputUnwritable, match="đĩa đã đầy"):
            job(roster(tmp_path / "a.xlsx"), out=tmp_path / "out")
        assert tree(tmp_path) == ["a.xlsx"]

    @pytest.mark.parametrize("out", ["a.xlsx", "a.xlsx/sub", "/proc/out"])
    def test_an_output_folder_that_cannot_be(self, tmp_path: Path, roster: Any, job: Any, out: str) -> None:
        with pytest.raises(OutputUnwritable, match="--out"):
            job(roster(tmp_path / "a.xlsx"), out=tmp_path / out)
        assert tree(tmp_path) == ["a.xlsx"]


@pytest.mark.usefixtures("stub_press")
def test_every_stage_tells_its_progress_from_the_first_to_the_last(tmp_path: Path, roster: Any, job: Any) -> None:
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    inputs = [roster(tmp_path / "a.xlsx", 4, FAULTY), roster(tmp_path / "b.xlsx", 2, ({"Lớp": "9B"},), first=60)]
    job(*inputs, out=tmp_path / "out", tell=lambda stage, done, total: told[stage].append((done, total)))
    expected = {"read": 2, "decide": 10, "print": 7, "bind": 2}
    expected["write"] = len(told["write"])
    assert dict(told) == {stage: [(done, total) for done in range(1, total + 1)] for stage, total in expected.items()}
    assert list(told) == ["read", "decide", "print", "bind", "write"]


@pytest.mark.usefixtures("stub_press")
def test_neither_outcomes_nor_manifest_nor_log_holds_a_personal_value(
    tmp_path: Path, roster: Any, job: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="vssid_batch")
    changed = (*FAULTY, {"SĐT của": "0912345678"}, {"Email": "an@vi-du.vn"}, {"Ghi chú": "con cô Bình"})
    done = job(roster(tmp_path / "a.xlsx", 3, changed), out=tmp_path / "out")
    personal = {"Nguyễn", "nguyen", "Trần Thị", "15/03", "2012-03-15", "an@vi", "0987654312", "0912345678", "Thôn 1"}
    personal |= {"0109876543", "001185012345", "con cô", *(f"{112345000 + number:010d}" for number in range(1, 10))}
    public = {name: (done.folder / name).read_text() for name in ("outcomes.jsonl", "manifest.json")}
    public["manifest.json"] = re.sub(r'"path": "to-khai/[^"]*"', "", public["manifest.json"])  # file names say who
    public["log"] = caplog.text
    assert len(public["outcomes.jsonl"].splitlines()) == 9
    assert "stage read" in public["log"]
    assert {(name, value) for name, text in public.items() for value in personal if value in text} == set()


def test_two_true_runs_serial_and_parallel_give_the_same_bytes(tmp_path: Path, roster: Any, job: Any) -> None:
    own = {"SĐT của": "0912345678", "Số CCCD/CMND": "001212012345"}
    changed = (own, {"Mã số BHXH người": ""}, {"Lớp": "9B"}, *FAULTY)
    path = roster(tmp_path / "a.xlsx", 1, changed)
    one = job(path, out=tmp_path / "one", executor="serial")
    two = job(path, out=tmp_path / "two", executor="pool")
    assert_same_trees(tmp_path / "one", tmp_path / "two")
    papers = list(one.folder.glob("to-khai/*/*.pdf"))
    assert len(papers) == one.totals["accepted"] + one.totals["accepted_with_warnings"] == 4
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)
    assert one.cases == two.cases


def test_a_thousand_pupils_are_checked_in_seconds(tmp_path: Path, roster: Any, job: Any) -> None:
    done = job(roster(tmp_path / "a.xlsx", 1000), out=None, papers=False)
    assert done.totals["rows"] == 1000
    assert done.seconds["read"] + done.seconds["decide"] < 20
