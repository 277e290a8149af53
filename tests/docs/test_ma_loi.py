"""docs/ma-loi.md says what the catalogue says, today."""

import re
from pathlib import Path

import pytest

from batch import library
from docs import generate
from schemas.catalogue import ENTRIES, REASONS, REPAIRS, TOPICS
from schemas.catalogue.entry import in_general
from tests.batch import clerk

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "ma-loi.md").read_text(encoding="utf-8")


def test_the_page_in_the_tree_is_the_one_that_make_docs_writes() -> None:
    assert generate.page(library.rulesets()) == PAGE, "docs/ma-loi.md is stale: run «make docs»"


def test_make_docs_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "PAGE", tmp_path / "ma-loi.md")
    generate.main()
    assert (tmp_path / "ma-loi.md").read_text(encoding="utf-8") == generate.page(library.rulesets())


def test_every_link_within_the_page_has_its_anchor_and_no_anchor_stands_twice() -> None:
    anchors = re.findall(r'<a id="([^"]+)"></a>', PAGE)
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) | {"muc-do"} == set(anchors)
    assert ENTRIES.keys() <= set(anchors)


@pytest.mark.parametrize("code", ENTRIES)
def test_each_code_is_told_with_advice_source_and_example(code: str) -> None:
    entry = ENTRIES[code]
    own = PAGE.split(f'<a id="{code}"></a>')[1].split("<a id=")[0].replace("\\", "").replace("<https", "https")
    for text in (entry.title, in_general(entry.advice)[:40], entry.source, entry.example):
        assert text in own


def test_topics_repairs_and_reasons_are_listed() -> None:
    for word in (*TOPICS, *REPAIRS, *REASONS):
        assert word in PAGE


def test_where_a_rule_set_makes_another_thing_of_a_code_the_page_says_so() -> None:
    rules = clerk.rules("2026").weighing({"photo-none": "error"})
    text = generate.page({"guide-2021": clerk.rules("guide-2021"), "2026": rules})
    assert "`photo-none` · **Cảnh báo** (cảnh báo theo guide-2021, lỗi theo 2026)" in text


def test_nothing_of_the_catalogue_is_markup_on_the_page() -> None:
    assert "\\<b\\>Nguyễn Văn An\\</b\\>" in PAGE
    assert not re.search(r"<(?!/?a[ >]|!--|https://|mã>`)", PAGE.replace("\\<", ""))


def test_the_guide_for_schools_leads_there() -> None:
    guide = (DOCS / "huong-dan.md").read_text(encoding="utf-8")
    assert "(ma-loi.md)" in guide
    assert "(ma-loi.md#muc-do)" in guide
