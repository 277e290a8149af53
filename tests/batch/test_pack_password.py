"""A password for print packs: told nowhere, and the same job with the same password finds its folder."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from batch.errors import UsageError

PASSWORD = "Tập in 6A gửi xã"  # noqa: S105 - a password to test with
pytestmark = pytest.mark.usefixtures("stub_press")


def test_a_run_says_that_packs_are_encrypted_and_never_how(
    tmp_path: Path, roster: Any, job: Any, caplog: pytest.LogCaptureFixture
) -> None:
    source = roster(tmp_path / "a.xlsx", 2)
    with caplog.at_level(logging.DEBUG):
        done = job(source, out=tmp_path / "out", pack_password=PASSWORD)
    manifest = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["packs_encrypted"] is True
    written = b"".join(path.read_bytes() for path in done.folder.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in written
    assert PASSWORD not in caplog.text
    plain = job(source, out=tmp_path / "out")
    assert json.loads((plain.folder / "manifest.json").read_text(encoding="utf-8"))["packs_encrypted"] is False


def test_another_password_is_another_run(tmp_path: Path, roster: Any, job: Any) -> None:
    source = roster(tmp_path / "a.xlsx", 1)
    first = job(source, out=tmp_path / "out", pack_password=PASSWORD)
    again = job(source, out=tmp_path / "out", pack_password=PASSWORD)
    other = job(source, out=tmp_path / "out", pack_password=PASSWORD + "!")
    assert again.folder == first.folder != other.folder
    assert again.notes


@pytest.mark.parametrize("password", ["", "ậ" * 43])
def test_a_password_that_a_pdf_cannot_take_is_refused(password: str, tmp_path: Path, roster: Any, job: Any) -> None:
    with pytest.raises(UsageError, match="127"):
        job(roster(tmp_path / "a.xlsx", 1), out=tmp_path / "out", pack_password=password)
