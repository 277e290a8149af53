"""The world breaks under a true run: exit codes 6, 7, 8 and 130, nothing half-written, nothing left running."""

import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from batch.cli import start
from tests.conftest import AS_OF, ROOT

RUN = ("run", "a.xlsx", "--out", "out", "--as-of", AS_OF.isoformat(), "--workers", "2")


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def of_session(leader: int) -> list[int]:
    """Give the processes of a session that are alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text().rsplit(")", 1)[1].split()[:4]
        except OSError:
            continue
        if int(session) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


def wait_until(true: Callable[[], object], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.02)


def harmed(environment: dict[str, str], folder: Path, code: str) -> dict[str, str]:
    """Give an environment in which every Python process of ours first runs this code."""
    (folder / "harm").mkdir()
    (folder / "harm" / "sitecustomize.py").write_text(code)
    return {**environment, "PYTHONPATH": f"{folder / 'harm'}:{ROOT}"}


@pytest.mark.usefixtures("leaves_sigint_alone")
@pytest.mark.parametrize("executor", ["serial", "pool"])
@pytest.mark.parametrize(
    ("send", "stop"),
    [(os.killpg, signal.SIGINT), (os.kill, signal.SIGINT), (os.killpg, signal.SIGTERM), (os.kill, signal.SIGTERM)],
    ids=["ctrl-c", "kill -INT", "session ends", "kill"],
)
def test_interrupted_while_printing_it_leaves_nothing(
    *, tmp_path: Path, roster: Any, environment: dict[str, str], executor: str, send: Any, stop: int
) -> None:
    roster(tmp_path / "a.xlsx", 120)
    command = [sys.executable, "-m", "batch", *RUN, "--executor", executor]
    pipe = subprocess.PIPE
    going = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=pipe, stderr=pipe, start_new_session=True, encoding="utf-8"
    )
    wait_until(lambda: list((tmp_path / "out").glob(".*.partial/to-khai/9a/*.pdf")))
    send(going.pid, stop)
    printed, said = going.communicate(timeout=30)
    assert going.returncode == 130
    assert "Đã dừng theo yêu cầu" in said
    assert "Traceback" not in printed + said
    assert left_in(tmp_path / "out") == []
    wait_until(lambda: not of_session(going.pid), 10)


def test_kill_stops_a_command_unless_it_began_with_kill_ignored(tmp_path: Path, roster: Any, vssid: Any) -> None:
    roster(tmp_path / "a.xlsx", 1)
    code = "import os, signal\nfrom batch.cli import commands\ndo = commands.run\n"
    code += "commands.run = lambda *a: os.kill(os.getpid(), signal.SIGTERM) or do(*a)\n"
    (tmp_path / "sitecustomize.py").write_text(code)
    settings = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    assert vssid("check", *RUN[1:], env=settings).returncode == 130
    ignored = vssid("check", *RUN[1:], preexec_fn=lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN))
    assert ignored.returncode == 0


def test_a_command_gives_the_program_its_own_answer_to_kill_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    assert start(["explain", "bhxh-missing"]) == 0
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize("executor", ["serial", "pool"])
def test_a_long_temporary_folder_is_no_hindrance(tmp_path: Path, roster: Any, vssid: Any, executor: str) -> None:
    roster(tmp_path / "a.xlsx", 3)
    long = tmp_path / ("x" * 120)
    long.mkdir()
    assert vssid(*RUN, "--executor", executor, env={"TMPDIR": str(long)}).returncode == 0


def test_killed_while_printing_it_leaves_no_process_and_the_next_run_is_whole(
    tmp_path: Path, roster: Any, environment: dict[str, str], vssid: Any
) -> None:
    roster(tmp_path / "a.xlsx", 6)
    command = [sys.executable, "-m", "batch", *RUN, "--executor", "pool"]
    going = subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)
    wait_until(lambda: list((tmp_path / "out").glob(".*.partial/to-khai/9a/*.pdf")))
    going.kill()
    going.wait()
    assert all(name.startswith(".") for name in left_in(tmp_path / "out"))
    wait_until(lambda: not of_session(going.pid), 30)
    done = vssid(*RUN, "--json")
    assert done.returncode == 0
    assert left_in(tmp_path / "out") == [Path(json.loads(done.stdout)["run"]).name]
    assert vssid("verify", json.loads(done.stdout)["run"]).returncode == 0


def test_the_same_run_going_on_in_another_process_exits_7(tmp_path: Path, roster: Any, vssid: Any) -> None:
    roster(tmp_path / "a.xlsx", 1)
    check = ("check", *RUN[1:])
    name = Path(json.loads(vssid(*check, "--json").stdout)["run"]).name
    (tmp_path / "out" / name).rename(tmp_path / "elsewhere")
    with (tmp_path / "out" / f".{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = vssid(*check)
        assert (done.returncode, done.stdout) == (7, "")
        assert name in done.stderr
    assert vssid(*check).returncode == 0


@pytest.mark.parametrize(
    ("pupils", "executor", "most"), [(3, "serial", 20_000), (3, "pool", 20_000), (3, "serial", 1_000)]
)
def test_a_disk_that_takes_no_more_exits_6(
    tmp_path: Path, roster: Any, vssid: Any, *, pupils: int, executor: str, most: int
) -> None:
    roster(tmp_path / "a.xlsx", pupils)

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = vssid(*RUN, "--executor", executor, preexec_fn=small_disk)
    assert done.returncode == 6
    assert "Không ghi được vào thư mục «out» (tệp vượt giới hạn kích thước)" in done.stderr
    assert left_in(tmp_path / "out") == []


def test_when_every_worker_dies_it_exits_8(
    tmp_path: Path, roster: Any, vssid: Any, environment: dict[str, str]
) -> None:
    roster(tmp_path / "a.xlsx", 4)
    code = "import os\nfrom batch.printing.worker import Press\nPress.__call__ = lambda self, job: os._exit(9)\n"
    done = vssid(*RUN, "--executor", "pool", env=harmed(environment, tmp_path, code))
    assert done.returncode == 8
    assert "chưa ghi gì" in done.stderr
    assert left_in(tmp_path / "out") == []


def test_a_worker_that_dies_over_one_pupil_costs_that_pupil_alone(
    tmp_path: Path, roster: Any, vssid: Any, environment: dict[str, str]
) -> None:
    roster(tmp_path / "a.xlsx", 4)
    code = (
        "import os\nfrom batch.printing.worker import Press\nprint_one = Press.__call__\n"
        "Press.__call__ = lambda self, job: os.abort() if job.student.bhxh_code == '0112345003' "
        "else print_one(self, job)\n"
    )
    done = vssid(*RUN, "--json", "--executor", "pool", env=harmed(environment, tmp_path, code))
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["totals"]["accepted"], answer["totals"]["rejected"]) == (3, 3, 1)
    lines = (tmp_path / answer["run"] / "outcomes.jsonl").read_text().splitlines()
    records = [json.loads(line) for line in lines]
    assert [(record["row"], record["problems"][0]["code"]) for record in records if record["problems"]] == [
        (4, "paper-failed")
    ]
