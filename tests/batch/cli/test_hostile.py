"""Whatever is asked of it, the command line answers with a Vietnamese sentence and a promised exit code."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùý]", re.IGNORECASE)
TOML = {
    "syntax.toml": b'name = "A\n',
    "nameless.toml": b'code = "1"',
    "unknown.toml": b'name = "A"\nteacher = "B"',
    "utf16.toml": 'name = "A"'.encode("utf-16"),
}
HOSTILE: dict[str, tuple[int, tuple[str, ...], str]] = {
    "nothing at all": (2, (), "vssid-batch"),
    "unknown command": (2, ("pritn",), "«pritn»"),
    "unknown option": (2, ("check", "a.xlsx", "--outt", "x"), "«--outt»"),
    "option without its value": (2, ("check", "a.xlsx", "--out"), "«--out»"),
    "flag with a value": (2, ("check", "a.xlsx", "--json=1"), "«--json»"),
    "no place to write to": (2, ("run", "a.xlsx"), "--out"),
    "no input": (2, ("run", "--out", "out"), "INPUT"),
    "bad date": (2, ("check", "a.xlsx", "--as-of", "31/12/2026"), "YYYY-MM-DD"),
    "no such day": (2, ("check", "a.xlsx", "--as-of", "2026-02-30"), "--as-of"),
    "no workers": (2, ("check", "a.xlsx", "--workers", "0"), "--workers"),
    "unknown executor": (2, ("run", "a.xlsx", "--out", "out", "--executor", "magic"), "«magic»"),
    "unknown problem": (2, ("explain", "bhxh-mising"), "bhxh-missing"),
    "too many words": (2, ("verify", "a", "b"), "«b»"),
    "missing file": (4, ("run", "khong-co.xlsx", "--out", "out"), "khong-co.xlsx"),
    "folder without rosters": (4, ("run", "empty", "--out", "out"), "«empty»"),
    "no run to verify": (4, ("verify", "empty"), "manifest.json"),
    "no run to compare with": (4, ("check", "a.xlsx", "--previous", "empty"), "«empty»"),
    "missing school": (5, ("check", "a.xlsx", "--school", "khong-co.toml"), "khong-co.toml"),
    "school is a folder": (5, ("check", "a.xlsx", "--school", "empty"), "empty"),
    **{f"school {name}": (5, ("check", "a.xlsx", "--school", name), name) for name in TOML},
    "unknown rules": (5, ("check", "a.xlsx", "--rules", "1999"), "«1999»"),
    "output is a file": (6, ("run", "a.xlsx", "--out", "a.xlsx"), "«a.xlsx»"),
    "output on a system's disk": (6, ("run", "a.xlsx", "--out", "/proc/out"), "/proc/out"),
    "template where there is a folder": (6, ("template", "--out", "empty.xlsx"), "empty.xlsx"),
}


@pytest.fixture
def desk(tmp_path: Path, roster: Any) -> Path:
    roster(tmp_path / "a.xlsx", 1)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.xlsx").mkdir()
    for name, content in TOML.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize(("code", "arguments", "named"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_told_in_a_sentence_with_the_right_code(
    desk: Path, vssid: Any, code: int, arguments: tuple[str, ...], named: str
) -> None:
    done = vssid(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert named in done.stderr
    assert VIETNAMESE.search(done.stderr)
    assert not (desk / "out").exists()


def test_a_library_word_of_english_does_not_get_through(desk: Path, vssid: Any) -> None:
    for arguments in (("pritn",), ("check", "--as-of", "x", "a.xlsx"), ("run", "a.xlsx")):
        assert not re.search(r"\b(No such|Missing|Invalid|does not match|Error)\b", vssid(*arguments).stderr)


def test_names_that_steer_the_terminal_are_shown_as_harmless(desk: Path, vssid: Any) -> None:
    (desk / "x\x1b[31m[bold]:smile:.xlsx").write_text("x")
    done = vssid("check", "x\x1b[31m[bold]:smile:.xlsx")
    assert done.returncode == 4
    assert "\x1b" not in done.stderr
    assert "[bold]:smile:" in done.stderr


def test_a_bug_is_a_sentence_that_names_its_log_and_the_log_holds_no_data(
    desk: Path, vssid: Any, tmp_path: Path
) -> None:
    (desk / "sitecustomize.py").write_text(
        "import batch.survey\n"
        "NAME = 'Nguyễn Văn Bí Mật'\n"
        "def broken(*given): raise KeyError(NAME)\n"
        "batch.survey.survey_book = broken\n",
        encoding="utf-8",
    )
    logs = Path(tempfile.mkdtemp(prefix="logs"))  # short: sockets are made there too
    settings = {"PYTHONPATH": f"{desk}:{ROOT}", "TMPDIR": str(logs)}
    done = vssid("check", "a.xlsx", env=settings)
    assert done.returncode == 1
    log = Path(re.findall(r"Nhật ký: (.*)", done.stderr)[0])
    assert log.parent == logs
    assert "broken" in log.read_text(encoding="utf-8")
    assert "Bí Mật" not in log.read_text(encoding="utf-8") + done.stderr


def test_a_terminal_without_vietnamese_letters_is_no_reason_to_fail(desk: Path, vssid: Any) -> None:
    done = vssid("check", "a.xlsx", "--json", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 0
    assert done.stdout.isascii()


def test_a_log_that_cannot_be_written(desk: Path, vssid: Any) -> None:
    assert vssid("check", "a.xlsx", env={"VSSID_BATCH_LOG": str(desk)}).returncode == 6


def test_a_reader_of_the_output_who_leaves_early_changes_nothing(
    desk: Path, environment: dict[str, str], roster: Callable[..., Path]
) -> None:
    roster(desk / "b.xlsx", 2, ({"Mã số BHXH*": ""},) * 30)
    for more in ("", " --json"):
        command = f"{sys.executable} -m batch check b.xlsx{more} | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=desk, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 3
        assert not re.search("Traceback|BrokenPipe|lỗi ngoài dự kiến", done.stderr)
