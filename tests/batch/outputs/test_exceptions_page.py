import dataclasses
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from batch.decide import Setting
from batch.outputs import exceptions_page
from batch.whatif import whatif
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


def test_guardians_without_a_code_are_listed_with_their_children(tmp_path: Path, mixed: Report) -> None:
    page = _page(tmp_path, mixed)
    listed = page.split("Người giám hộ chưa có mã số BHXH</h2>")[1].split("Từng chỗ một")[0]
    assert listed.count("<tr><td") == 1
    assert "Lý Thị Năm" in listed
    assert "lop-9a.xlsx › S › dòng 5" in listed
    assert "Trần Thị Bình" not in listed


def test_a_list_of_many_guardians_ends_where_the_workbook_goes_on(
    tmp_path: Path, report_of: Callable[..., Report]
) -> None:
    waiting = {"SĐT_của_học_sinh": None, "Mã_số_BHXH_người_giám_hộ": None}
    rows = [pupil(n, SĐT_người_giám_hộ=f"09871{n:05}", **waiting) for n in range(1, 204)]
    page = _page(tmp_path, report_of((tmp_path / "a.csv", {None: roster(*rows)})))
    assert "Còn 3 người nữa trong trang «Người giám hộ»" in page


def test_what_more_facts_would_change_stands_above_the_lines(tmp_path: Path, mixed: Report, setting: Setting) -> None:
    assert "Có thêm thông tin thì sao" not in _page(tmp_path, mixed)
    page = _page(tmp_path, dataclasses.replace(mixed, remarks=whatif(mixed.outcomes, setting)))
    head = page.split("Việc cần làm trước")[0]
    assert "Có thêm thông tin thì sao" in head
    assert "1 người giám hộ chưa có mã số BHXH đang giữ 1 em ở trường hợp 3" in head
