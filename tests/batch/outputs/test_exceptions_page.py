import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from batch.outputs import exceptions_page
from schemas.report import Report

from .conftest import pupil, roster


class _Tags(HTMLParser):
    """Collects the tags, and every attribute that could fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href", "action", "data")]


def _page(folder: Path, report: Report) -> str:
    assert exceptions_page.write(folder, report) == ["ngoai-le.html"]
    return (folder / "ngoai-le.html").read_text(encoding="utf-8")


def test_markup_from_the_roster_is_shown_and_never_obeyed(tmp_path: Path, mixed: Report) -> None:
    page = _page(tmp_path, mixed)
    assert "Lê &lt;b&gt;Tâm&lt;/b&gt;" in page
    assert "Lê <b>" not in page
    assert "Trường THCS Mẫu &lt;Một&gt;" in page
    tags = _Tags()
    tags.feed(page)
    assert tags.tags.count("script") == 1


def test_the_page_needs_nothing_from_outside(tmp_path: Path, mixed: Report) -> None:
    page = _page(tmp_path, mixed)
    tags = _Tags()
    tags.feed(page)
    assert tags.fetched == []
    assert not {"link", "img", "iframe"} & set(tags.tags)
    assert "url(" not in page
    assert "@import" not in page
    assert "form-id" not in page


def test_each_problem_has_its_row_and_each_kind_its_place_in_the_summary(tmp_path: Path, mixed: Report) -> None:
    page = _page(tmp_path, mixed)
    found = len(mixed.notices) + sum(len(outcome.problems) for outcome in mixed.outcomes)
    assert len(re.findall(r"<tr data-severity=", page)) == found
    assert "Mã số BHXH sai" in page.split("Từng chỗ một")[0]
    assert "lop-9a.xlsx › S: <b>F6</b>" in page
    assert "1 tệp không đọc được" in page


def test_a_clean_run_says_so(tmp_path: Path, report_of: Callable[..., Report]) -> None:
    page = _page(tmp_path, report_of((tmp_path / "a.csv", {None: roster(pupil(1), pupil(2))})))
    assert "Không có lỗi, không có cảnh báo" in page


def test_a_very_long_list_is_cut_aloud(tmp_path: Path, mixed: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    found = len(mixed.notices) + sum(len(outcome.problems) for outcome in mixed.outcomes)
    monkeypatch.setattr(exceptions_page, "_MOST_LINES", 2)
    page = _page(tmp_path, mixed)
    assert len(re.findall(r"<tr data-severity=", page)) == 2
    assert f"còn {found - 2} chỗ nữa" in page
