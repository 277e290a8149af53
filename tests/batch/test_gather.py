import json
import os
from pathlib import Path

import pytest

from batch.errors import NoInput
from batch.gather import gather


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def names(*given: Path) -> list[str]:
    return [source.name for source in gather(given)]


def test_a_folder_is_walked_for_rosters_in_an_order_that_is_always_the_same(tmp_path: Path) -> None:
    touch(tmp_path, "b.xlsx", "a.CSV", "sub/c.ods", "sub/d.xls", "e.tsv", "f.txt", "g.xlsm", "khac.pdf", "x.json")
    assert names(tmp_path) == ["a.CSV", "b.xlsx", "e.tsv", "f.txt", "g.xlsm", "sub/c.ods", "sub/d.xls"]


def test_what_excel_and_the_system_hide_is_no_roster(tmp_path: Path) -> None:
    touch(tmp_path, "~$a.xlsx", ".b.xlsx", ".cache/c.xlsx", "a.xlsx")
    assert names(tmp_path) == ["a.xlsx"]


def test_a_hidden_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    assert names(touch(tmp_path / ".an", "a.xlsx")) == ["a.xlsx"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    assert names(touch(tmp_path, "danh sach") / "danh sach") == ["danh sach"]


def test_a_file_given_twice_or_inside_a_folder_given_is_read_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.xlsx")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert len(gather([tmp_path / "a.xlsx", tmp_path, tmp_path / "." / "a.xlsx", tmp_path / "link.xlsx"])) == 1


def test_the_order_in_which_inputs_are_named_does_not_matter(tmp_path: Path) -> None:
    touch(tmp_path, "a.xlsx", "b.xlsx", "c/a.xlsx")
    given = [tmp_path / "b.xlsx", tmp_path / "a.xlsx", tmp_path / "c"]
    assert gather(given) == gather(given[::-1])


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    touch(tmp_path, "6a/ds.xlsx", "6b/ds.xlsx", "6b/khac.xlsx")
    assert names(tmp_path / "6a", tmp_path / "6b") == ["6a/ds.xlsx", "6b/ds.xlsx", "khac.xlsx"]


def test_folders_of_one_name_are_told_apart_by_theirs(tmp_path: Path) -> None:
    touch(tmp_path, "x/6a/ds.xlsx", "y/6a/ds.xlsx", "z/ds.xlsx")
    given = [tmp_path / "x/6a/ds.xlsx", tmp_path / "y/6a/ds.xlsx", tmp_path / "z"]
    assert names(*given) == ["x/6a/ds.xlsx", "y/6a/ds.xlsx", "z/ds.xlsx"]


def test_the_folder_one_stands_in_is_walked_as_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a.xlsx", "lớp 6/b.xlsx")
    monkeypatch.chdir(tmp_path)
    assert names(Path()) == names(tmp_path) == ["a.xlsx", "lớp 6/b.xlsx"]


def test_what_an_earlier_run_wrote_is_nobodys_roster(tmp_path: Path) -> None:
    manifest = {"exit": 0, "totals": {}, "cases": {}, "outputs": []}
    touch(tmp_path, "a.xlsx", "kq/2026-x/tong-hop.xlsx", "kq/2026-x/ngoai-le/a.xlsx", "kq/khac.xlsx")
    (tmp_path / "kq/2026-x/manifest.json").write_text(json.dumps(manifest))
    assert names(tmp_path) == ["a.xlsx", "kq/khac.xlsx"]
    assert names(tmp_path / "kq/2026-x/ngoai-le") == ["a.xlsx"]  # the school's own workbook, corrected, comes back


def test_somebody_elses_manifest_hides_nothing(tmp_path: Path) -> None:
    touch(tmp_path, "web/manifest.json", "web/a.xlsx")
    assert names(tmp_path) == ["web/a.xlsx"]


def test_a_folder_without_rosters_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(NoInput, match="Không có tệp danh sách"):
        gather([touch(tmp_path, "a.pdf")])


def test_a_file_that_is_not_there_is_left_to_the_reader_to_report(tmp_path: Path) -> None:
    assert [(source.name, source.sha256) for source in gather([tmp_path / "x.xlsx"])] == [("x.xlsx", "-")]


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.csv")
    assert gather([tmp_path / "ong.csv"])[0].sha256 == "-"
    with pytest.raises(NoInput):
        gather([tmp_path])


def test_a_name_that_is_no_text_or_steers_a_terminal_becomes_one_that_can_be_written(tmp_path: Path) -> None:
    for name in (b"\xff.csv", b"a\x1b[31m\n.csv"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x")
    assert names(tmp_path) == ["a\ufffd[31m\ufffd.csv", "\ufffd.csv"]


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("x")
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    assert gather([tmp_path / "x.csv"])[0].sha256 == digest
