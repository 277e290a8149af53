"""`rules` and `explain` as a clerk and a program use them."""

import io
import json
from pathlib import Path
from typing import Any, cast

import pytest
from rich.console import Console

from batch import library
from batch.cli import rules
from batch.cli.page import Page
from schemas.catalogue import ENTRIES
from tests.batch import clerk

ROSTER = (
    "STT,Họ và tên,Ngày sinh,Mã số BHXH,Họ tên người giám hộ,Ảnh 4x6\n1,Lê An,15/03/2012,0112345671,Trần Bình,Không\n"
)


def test_the_rule_sets_are_listed_with_their_time_their_cases_and_what_they_rest_on(vssid: Any) -> None:
    done = vssid("rules")
    assert (done.returncode, done.stderr) == (0, "")
    for known in library.rulesets().values():
        for text in (known.name, known.title, *(case.title for case in known.cases)):
            assert text in done.stdout
        assert all(source.title in done.stdout for source in known.sources)
    for words in ("01/01/2021 – 30/06/2025", "từ 01/07/2025", "chắc chắn", "có khả năng", "chưa rõ"):
        assert words in done.stdout
    assert done.stdout.count("(đang dùng hôm nay)") == 1


def test_a_program_gets_the_same_as_json(vssid: Any) -> None:
    old, new = json.loads(vssid("rules", "--json").stdout)["rules"]
    assert (old["name"], old["valid_from"], old["valid_until"]) == ("guide-2021", "2021-01-01", "2025-06-30")
    assert (new["name"], new["valid_until"], new["cases"][2]["number"]) == ("2026", None, 3)
    assert {source["certainty"] for source in new["sources"]} == {"S", "P", "U"}
    assert sorted([old["in_force"], new["in_force"]]) == [False, True]


def test_what_changed_is_said_in_words_with_its_sources(vssid: Any) -> None:
    done = vssid("rules", "diff", "guide-2021", "2026")
    assert done.returncode == 0
    for words in ("10 hoặc 12 chữ số", "nhận đến hết ngày 31/12/2024", "VNeID", "490/QĐ-BHXH", "bước 18"):
        assert words in done.stdout
    number = done.stdout.split("10 hoặc 12 chữ số [")[1].split("\N{NO-BREAK SPACE}")[0]
    assert f"[{number}]  Số định danh cá nhân thay mã số BHXH từ 1/8/2025" in done.stdout


def test_the_changes_are_there_for_a_program_too(vssid: Any) -> None:
    answer = json.loads(vssid("rules", "diff", "guide-2021", "2026", "--json").stdout)
    assert (answer["before"]["name"], answer["after"]["name"]) == ("guide-2021", "2026")
    (change,) = [change for change in answer["changes"] if change["field"] == "bhxh_lengths"]
    assert (change["before"], change["after"]) == ("10 chữ số", "10 hoặc 12 chữ số")
    assert change["sources_after"][0] | {"note": ""} == {
        "key": "so-dinh-danh",
        "title": "Số định danh cá nhân thay mã số BHXH từ 1/8/2025",
        "certainty": "S",
        "note": "",
    }


def test_two_that_are_the_same_are_said_to_be(vssid: Any) -> None:
    assert "giống nhau" in vssid("rules", "diff", "2026", "2026").stdout


def test_one_rule_set_is_told_whole(vssid: Any) -> None:
    done = vssid("rules", "show", "2026")
    known = library.rulesets()["2026"]
    for case in known.cases:
        assert all(step in done.stdout for step in case.steps)
    assert f"{len(known.provinces)} tỉnh, thành phố: " in done.stdout
    says = json.loads(vssid("rules", "show", "2026", "--json").stdout)["says"]
    assert {said["field"] for said in says} >= {"bhxh_lengths", "cases", "provinces", "sources"}


@pytest.mark.parametrize("arguments", [("show", "2099"), ("diff", "2026", "2099"), ("diff", "2099", "2026")])
def test_a_name_that_is_not_there_is_answered_with_those_that_are(vssid: Any, arguments: tuple[str, ...]) -> None:
    done = vssid("rules", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "«2099»" in done.stderr
    assert all(name in done.stderr for name in library.rulesets())
    assert json.loads(vssid("rules", *arguments, "--json").stdout)["exit"] == 2


@pytest.mark.parametrize(("arguments", "words"), [(("diff", "2026"), "còn thiếu"), (("lich-su",), "Không có lệnh")])
def test_a_command_that_is_not_whole_is_explained(vssid: Any, arguments: tuple[str, ...], words: str) -> None:
    done = vssid("rules", *arguments)
    assert (done.returncode, words in done.stderr) == (2, True)


def console(width: int, *, terminal: bool) -> Console:
    return Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system=None, soft_wrap=True)


def shown(on: Console) -> list[str]:
    return cast("io.StringIO", on.file).getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_on_a_terminal_no_line_is_wider_than_it(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = console(width, terminal=True)
    monkeypatch.setattr(rules, "_page", lambda: Page(terminal))
    rules.diff("guide-2021", "2026", as_json=False)
    lines = shown(terminal)
    assert len(lines) > 100
    assert max(map(len, lines)) <= width


def test_a_text_hangs_under_its_beginning_and_nothing_in_it_is_markup() -> None:
    terminal, pipe = console(44, terminal=True), console(44, terminal=False)
    Page(terminal).told("nhãn", "[bold]một[/bold] " + "hai " * 12, width=6)
    first, *rest = shown(terminal)
    assert first.startswith("nhãn  [bold]một[/bold] hai")
    assert rest
    assert all(line.startswith("      hai") for line in rest)
    Page(pipe).told("nhãn", "hai " * 30, indent=2)
    assert shown(pipe) == ["  nhãn" + "hai " * 30]


def test_explain_tells_how_far_a_school_may_go(vssid: Any) -> None:
    assert "Trường không đổi được mức này" in vssid("explain", "bhxh-missing").stdout
    assert "không hạ dưới cảnh báo" in vssid("explain", "consent-missing").stdout
    assert "không nâng quá cảnh báo" in vssid("explain", "consent-column-missing").stdout
    free = vssid("explain", "photo-none").stdout
    assert "[severity] của school.toml." in free
    assert ENTRIES["photo-none"].example in free


def test_explain_tells_what_each_rule_set_makes_of_it(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from batch.cli import explain  # noqa: PLC0415 - beside the one test that looks inside

    strict = clerk.rules("2026").weighing({"photo-none": "error"})
    monkeypatch.setattr(library, "rulesets", lambda: {"guide-2021": clerk.rules("guide-2021"), "2026": strict})
    explain.explain("photo-none")
    told = capsys.readouterr().out
    assert "Theo bộ quy tắc 2026: Lỗi" in told
    assert "guide-2021" not in told


def test_explain_knows_repairs_and_reasons_too(vssid: Any) -> None:
    assert "Thêm lại số 0 ở đầu" in vssid("explain", "zero-restored").stdout
    assert "có số điện thoại riêng" in vssid("explain", "own-phone").stdout
    near = vssid("explain", "bhxh-mising")
    assert (near.returncode, "bhxh-missing" in near.stderr) == (2, True)


def test_a_school_makes_of_a_code_what_it_may_and_no_less(tmp_path: Path, vssid: Any) -> None:
    (tmp_path / "lop.csv").write_text(ROSTER, encoding="utf-8")
    school = tmp_path / "school.toml"
    day = ("--as-of", "2026-09-15", "--json")
    school.write_text('name = "A"\n[severity]\nphoto-none = "error"\n', encoding="utf-8")
    totals = json.loads(vssid("check", "lop.csv", "--school", "school.toml", *day).stdout)["totals"]
    assert (totals["rejected"], json.loads(vssid("check", "lop.csv", *day).stdout)["totals"]["rejected"]) == (1, 0)
    school.write_text('name = "A"\n[severity]\nbhxh-missing = "warning"\n', encoding="utf-8")
    refused = vssid("check", "lop.csv", "--school", "school.toml", *day)
    assert refused.returncode == 5
    assert all(words in refused.stderr for words in ("«bhxh-missing»", "không hạ được", "bước 6", '"warning"'))
