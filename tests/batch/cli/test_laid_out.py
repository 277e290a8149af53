"""Papers for which no plate served are counted aloud, once, and only where there are any."""

from types import SimpleNamespace
from typing import Any

import pytest

from batch.cli import say
from schemas.report import Printed


def report(*pressed: bool) -> Any:
    printed = {str(at): Printed(str(at), f"{at}.pdf", "0" * 64, 1, 1, one) for at, one in enumerate(pressed)}
    return SimpleNamespace(printed=printed)


def test_papers_laid_out_alone_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    say.Voice(to_stderr=False, quiet=False).laid_out(report(True, False, False))
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "2/3 bộ giấy tờ được dàn trang riêng" in said


@pytest.mark.parametrize("pressed", [(), (True, True)])
def test_where_a_plate_served_everyone_nothing_is_said(
    pressed: tuple[bool, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    say.Voice(to_stderr=False, quiet=False).laid_out(report(*pressed))
    assert capsys.readouterr().out == ""
