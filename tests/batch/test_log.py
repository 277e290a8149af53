import errno
import logging
import tempfile
from pathlib import Path

import pytest

from batch import log
from batch.errors import OutputUnwritable

PERSON = "Nguyễn Thị Bí Mật"


def raised() -> Exception:
    with pytest.raises(ValueError, match=PERSON) as caught:
        int(PERSON)
    return caught.value


def test_a_bug_is_written_down_with_its_frames_and_without_its_values() -> None:
    path = log.bug(raised())
    assert path is not None
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert text.startswith("ValueError\n")
    assert "test_log.py" in text
    assert PERSON not in text


def test_a_bug_on_a_full_disk_is_no_second_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert log.bug(raised()) is None


def test_the_log_goes_to_the_file_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "vssid.log"
    monkeypatch.setenv("VSSID_BATCH_LOG", str(target))
    before = list(log.LOGGER.handlers)
    log.start()
    added = [handler for handler in log.LOGGER.handlers if handler not in before]
    log.LOGGER.info("stage %s", "read")
    for handler in added:
        handler.close()
        log.LOGGER.removeHandler(handler)
    log.LOGGER.setLevel(logging.NOTSET)
    assert "INFO stage read" in target.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VSSID_BATCH_LOG", str(tmp_path))
    with pytest.raises(OutputUnwritable, match="nhật ký"):
        log.start()
