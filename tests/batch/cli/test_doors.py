"""The commands as a person and a program use them."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schemas.catalogue import ENTRIES
from tests.conftest import AS_OF

DAY = ("--as-of", AS_OF.isoformat())
FAULTY = ({"Mã số BHXH*": ""},)
STATUSES = {"rows", "accepted", "accepted_with_warnings", "rejected", "duplicate", "already_registered"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder's only run, made once by the true command line; it must not be changed."""
    folder = tmp_path_factory.mktemp("published")
    rows = "STT,Họ và tên,Ngày sinh,Lớp,Mã số BHXH\n1,Nguyễn An Chi,15/03/2012,6A,\n"
    (folder / "a.csv").write_text(rows, encoding="utf-8")
    command = [sys.executable, "-m", "batch", "run", "a.csv", "--out", "out", *DAY]
    root = str(Path(__file__).parents[3])
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": root}, check=False)
    assert done.returncode == 3
    (run,) = (folder / "out").iterdir()
    return run


def test_json_is_one_object_on_stdout_and_the_words_for_people_go_to_stderr(
    tmp_path: Path, vssid: Any, roster: Any
) -> None:
    roster(tmp_path / "a.xlsx", 2, FAULTY)
    done = vssid("check", "a.xlsx", "--json", *DAY)
    answer = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    assert list(answer) == ["run", "exit", "totals", "cases", "seconds"]
    assert (answer["run"], answer["exit"], done.returncode) == (None, 3, 3)
    assert set(answer["totals"]) == STATUSES
    assert (answer["totals"]["rows"], answer["totals"]["rejected"]) == (3, 1)
    assert sum(answer["cases"].values()) == 3
    assert set(answer["seconds"]) == {"read", "decide", "print", "write"}
    assert "Học sinh trong danh sách" in done.stderr


def test_without_json_people_read_stdout(tmp_path: Path, vssid: Any, roster: Any) -> None:
    roster(tmp_path / "a.xlsx", 2, FAULTY)
    done = vssid("check", "a.xlsx", *DAY)
    assert "Học sinh trong danh sách" in done.stdout
    assert re.search(r"LỖI +a\.xlsx › Danh sách › F4 \(Mã số BHXH\)", done.stdout)
    assert done.stderr == ""
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_after_the_totals_stands_what_more_facts_would_change_and_what_changed(
    tmp_path: Path, vssid: Any, roster: Any
) -> None:
    roster(tmp_path / "a.xlsx", 1, ({"Số CCCD/CMND": "001212000002"},))
    done = vssid("check", "a.xlsx", "--out", "out", *DAY)
    words = "1 em có giấy tờ mà thiếu số điện thoại riêng: có số thì 1 em từ trường hợp 2 sang trường hợp 1."
    assert f"• {words}" in done.stdout.split("Trường hợp 2")[-1]
    (earlier,) = (tmp_path / "out").iterdir()
    again = vssid("check", "a.xlsx", "--previous", earlier, *DAY)
    assert f"• So với đợt {earlier.name}: 0 em mới" in again.stdout


def test_quiet_says_nothing_but_errors(tmp_path: Path, vssid: Any, roster: Any) -> None:
    roster(tmp_path / "a.xlsx", 1)
    done = vssid("check", "a.xlsx", "--quiet", *DAY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "khong-co" in vssid("check", "khong-co.xlsx", "--quiet").stderr


def test_json_of_a_failure_carries_the_code_and_the_sentence(vssid: Any) -> None:
    for code, arguments in (
        (4, ("check", "khong-co.xlsx")),
        (2, ("check", "--nope")),
        (5, ("check", "x", "--rules=x")),
    ):
        done = vssid(*arguments, "--json")
        answer = json.loads(done.stdout)
        assert (done.returncode, answer["exit"], answer["run"]) == (code, code, None)
        assert answer["error"] in done.stderr.replace("\n", "\n")


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["run", "a.xlsx", "--nopress"], "vssid-batch run --help"),
        (["check"], "vssid-batch check --help"),
        (["runn"], "vssid-batch --help"),
    ],
)
def test_a_wrong_word_names_where_the_right_ones_stand(vssid: Any, arguments: list[str], where: str) -> None:
    done = vssid(*arguments)
    assert done.returncode == 2
    assert done.stderr.rstrip().endswith(f"Xem cách dùng: {where}")


def test_a_run_says_where_its_results_are(published: Path, vssid: Any) -> None:
    done = vssid("run", published.parents[1] / "a.csv", "--out", published.parent, "--json", *DAY)
    answer = json.loads(done.stdout)
    assert (answer["run"], answer["exit"], done.returncode) == (str(published), 3, 3)  # done before: it ends as before
    assert "đã làm xong từ trước" in done.stderr
    assert str(published / "ngoai-le.html") in done.stderr


def test_verify_finds_a_published_run_whole(published: Path, vssid: Any) -> None:
    done = vssid("verify", published)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nguyên vẹn" in done.stdout


def test_verify_names_what_is_missing_new_or_changed(published: Path, vssid: Any, tmp_path: Path) -> None:
    run = tmp_path / "run"
    subprocess.run(["cp", "-r", published, run], check=True)
    (run / "tong-hop.csv").unlink()
    (run / "la.txt").write_text("x")
    content = (run / "outcomes.jsonl").read_bytes()
    (run / "outcomes.jsonl").write_bytes(content.replace(b"6A", b"6B", 1))
    done = vssid("verify", run)
    assert done.returncode == 3
    for line in ("Mất tệp: tong-hop.csv", "Thừa tệp: la.txt", "Tệp đã đổi: outcomes.jsonl"):
        assert line in done.stdout


@pytest.mark.parametrize("outputs", [["a"], [{"path": "a"}], None], ids=str)
def test_a_manifest_of_somebody_elses_is_no_run_and_no_bug(vssid: Any, tmp_path: Path, outputs: object) -> None:
    (tmp_path / "run").mkdir()
    foreign = {"exit": 0, "totals": {}, "cases": {}, "outputs": outputs}
    (tmp_path / "run" / "manifest.json").write_text(json.dumps(foreign))
    done = vssid("verify", "run")
    assert (done.returncode, done.stdout) == (4, "")
    assert "không phải thư mục kết quả" in done.stderr


@pytest.mark.parametrize("code", ["bhxh-missing", "BHXH-Missing "])
def test_explain_says_what_a_code_means_its_source_and_what_to_do(vssid: Any, code: str) -> None:
    done = vssid("explain", code)
    assert done.returncode == 0
    entry = ENTRIES["bhxh-missing"]
    assert all(text in done.stdout for text in (entry.code, entry.title, entry.advice, entry.source))


def test_explain_without_a_code_lists_them_all(vssid: Any) -> None:
    listed = vssid("explain").stdout
    assert [code for code in ENTRIES if code not in listed] == []


def test_help_names_every_command_and_every_option_of_the_contract(vssid: Any) -> None:
    assert all(name in vssid("--help").stdout for name in ("run", "check", "template", "explain", "verify"))
    options = "--out --school --as-of --rules --executor --workers --scheduler --previous --json --quiet --no-press"
    shown = vssid("run", "--help").stdout
    assert [option for option in options.split() if option not in shown] == []


def on_terminal(arguments: list[str], cwd: Path, environment: dict[str, str]) -> tuple[str, str]:
    """Run with stderr on a terminal and stdout on a pipe; give (stdout, stderr)."""
    try:
        master, slave = pty.openpty()
    except OSError:
        pytest.skip("this machine has no terminals to give")
    command = [sys.executable, "-m", "batch", *arguments]
    with subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=slave) as going:
        os.close(slave)
        shown = b""
        while True:
            try:
                read = os.read(master, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not read:
                break
            shown += read
        assert going.stdout is not None
        printed = going.stdout.read()
    os.close(master)
    return printed.decode(), shown.decode()


def test_a_terminal_shows_a_progress_bar_and_a_pipe_does_not(
    tmp_path: Path, vssid: Any, roster: Any, environment: dict[str, str]
) -> None:
    roster(tmp_path / "a.xlsx", 5)
    printed, shown = on_terminal(["check", "a.xlsx", "--json", *DAY], tmp_path, {**environment, "TERM": "xterm"})
    assert "Đọc danh sách" in shown
    assert json.loads(printed)["exit"] == 0
    assert "Đọc danh sách" not in on_terminal(["check", "a.xlsx", *DAY], tmp_path, environment)[1]
    piped = vssid("check", "a.xlsx", "--json", *DAY, env={"FORCE_COLOR": "1"})
    assert "Đọc danh sách" not in piped.stdout + piped.stderr


def test_a_heading_of_the_schools_own_is_told_what_it_is(tmp_path: Path, vssid: Any) -> None:
    lines = ["STT,Họ và tên,Ngày sinh,Mã thẻ,Người bảo lãnh", "1,Lê An,15/03/2012,0112345671,Trần Thị Bình"]
    (tmp_path / "lop.csv").write_text("\n".join(lines), encoding="utf-8")
    assert vssid("check", "lop.csv", "--as-of", "2026-09-15").returncode == 3
    told = vssid(
        *("check", "lop.csv", "--as-of", "2026-09-15", "--json"),
        *("--map", "Mã thẻ=Mã số BHXH", "--map", "Người bảo lãnh=Họ tên người giám hộ"),
    )
    assert (told.returncode, json.loads(told.stdout)["cases"]["3"]) == (0, 1)


def test_a_file_that_could_not_be_read_is_named_when_the_rest_was_done(tmp_path: Path, roster: Any, vssid: Any) -> None:
    (tmp_path / "in").mkdir()
    roster(tmp_path / "in" / "a.xlsx", 1)
    (tmp_path / "in" / "anh.xlsx").write_bytes(b"%PDF-1.7 not a roster")
    done = vssid("run", "in", "--out", "out", "--as-of", "2026-09-15", "--workers", "1")
    assert done.returncode == 3
    assert "anh.xlsx" in done.stdout
    assert "không phải bảng tính" in done.stdout


def test_explain_shows_no_bare_parameter(vssid: Any) -> None:
    assert "{" not in vssid("explain", "guardian-detail-missing").stdout


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("guardian-code-malformed", True),
        ("guardian-code-of-pupil", True),
        ("guardian-is-pupil", False),
        ("guardian-code-column-missing", False),
        ("bhxh-malformed", False),
    ],
)
def test_explain_says_what_weighs_nothing_where_the_pupil_registers_alone(vssid: Any, code: str, said: bool) -> None:
    words = " ".join(vssid("explain", code).stdout.split())
    assert ("với em tự đăng ký (trường hợp 1) thì luôn là ghi nhận" in words) is said
