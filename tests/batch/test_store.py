import fcntl
import json
import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch import store
from batch.errors import AlreadyGoing, OutputUnwritable

RUN = "2026-09-15-0123456789ab"
PLAIN = set(string.ascii_lowercase + string.digits + "-")


def publish(out: Path, files: dict[str, str]) -> Path:
    with store.staging(out, RUN) as folder:
        for name, text in files.items():
            (folder / name).write_text(text)
        seal(folder)
    return out / RUN


def seal(folder: Path) -> None:
    manifest = {"exit": 0, "totals": {}, "cases": {}, "outputs": store.digests(folder)}
    (folder / "manifest.json").write_text(json.dumps(manifest))


def left_in(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def test_nothing_stands_at_the_runs_place_before_the_end(tmp_path: Path) -> None:
    with store.staging(tmp_path, RUN) as folder:
        (folder / "a").write_text("x")
        assert not (tmp_path / RUN).exists()
        assert folder.parent == tmp_path  # on the same disk: one rename publishes it
    assert left_in(tmp_path) == [RUN]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, MemoryError])
def test_whatever_ends_it_early_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def fail() -> None:
        with store.staging(tmp_path, RUN) as folder:
            (folder / "a").write_text("x")
            raise error

    with pytest.raises(error):
        fail()
    assert left_in(tmp_path) == []


def test_a_disk_that_fills_up_is_told_from_a_bug_and_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with store.staging(tmp_path, RUN) as folder:
            (folder / "a").write_text("x")
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputUnwritable, match="đĩa đã đầy"):
        fail()
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("name", ["{out}/.partial/a.pdf", "{out}"])
def test_what_the_output_folder_refuses_is_told_from_a_bug(tmp_path: Path, name: str) -> None:
    def fail() -> None:
        with store.staging(tmp_path, RUN):
            raise PermissionError(13, "Permission denied", name.format(out=tmp_path))

    with pytest.raises(OutputUnwritable, match="không có quyền"):
        fail()


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(2, "No such file or directory", "/nowhere/font.ttf"),
        ConnectionResetError(104, "Connection reset by peer"),
        OSError("AF_UNIX path too long"),
    ],
    ids=repr,
)
def test_an_error_that_the_output_folder_is_not_to_blame_for_goes_on_as_it_is(tmp_path: Path, error: OSError) -> None:
    def fail() -> None:
        with store.staging(tmp_path, RUN):
            raise error

    with pytest.raises(type(error)) as raised:
        fail()
    assert raised.value is error
    assert left_in(tmp_path) == []


def test_a_file_where_the_output_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("tệp")
    with pytest.raises(OutputUnwritable, match="out"), store.staging(tmp_path / "out", RUN):
        pytest.fail("there is no folder to write into")
    assert (tmp_path / "out").read_text() == "tệp"


def test_what_a_crash_left_is_swept_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / f".{RUN}.partial").mkdir()
    (tmp_path / f".{RUN}.partial" / "half").write_text("x")
    (tmp_path / f".{RUN}.lock").touch()
    folder = publish(tmp_path, {"a": "x"})
    assert left_in(folder) == ["a", "manifest.json"]
    assert left_in(tmp_path) == [RUN]


def test_what_killed_runs_of_other_names_left_is_swept_too_but_nothing_else(tmp_path: Path) -> None:
    killed, locked, going = (f".2026-09-1{day}-ffffffffffff" for day in (1, 2, 3))
    for name in (killed, going):
        (tmp_path / f"{name}.partial").mkdir()
        (tmp_path / f"{name}.partial" / "half.pdf").write_text("x")
    (tmp_path / f"{locked}.lock").touch()
    others = [".nhap.partial", ".tai-ve.lock", f"{killed}.txt", "2026-09-11-ffffffffffff"]
    for name in others:
        (tmp_path / name).write_text("của cô giáo")
    handle = os.open(tmp_path / f"{going}.lock", os.O_CREAT | os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    publish(tmp_path, {"a": "x"})
    os.close(handle)
    assert left_in(tmp_path) == sorted([*others, f"{going}.partial", f"{going}.lock", RUN])
    assert left_in(tmp_path / f"{going}.partial") == ["half.pdf"]


def test_a_second_run_is_kept_away_while_the_first_goes_on(tmp_path: Path) -> None:
    handle = os.open(tmp_path / f".{RUN}.lock", os.O_CREAT | os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(AlreadyGoing, match=RUN), store.staging(tmp_path, RUN):
        pytest.fail("the lock was held")
    os.close(handle)
    assert publish(tmp_path, {"a": "x"}).is_dir()


def test_another_run_is_not_kept_away(tmp_path: Path) -> None:
    with store.staging(tmp_path, RUN), store.staging(tmp_path, "2026-09-15-ffffffffffff") as other:
        assert other.is_dir()


def test_a_lock_that_its_owner_deleted_meanwhile_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / f".{RUN}.lock"
    locked: list[int] = []

    def flock(handle: int, how: int) -> None:
        if not locked:
            lock.unlink()  # the first run ends between our open and our lock
        locked.append(os.fstat(handle).st_ino)

    monkeypatch.setattr(fcntl, "flock", flock)
    with store.staging(tmp_path, RUN):
        assert len(locked) == 2
        assert lock.stat().st_ino == locked[-1]


def test_a_whole_run_published_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    with store.staging(tmp_path, RUN) as folder:
        (folder / "a").write_text("second")
        (tmp_path / RUN).mkdir()
        (tmp_path / RUN / "a").write_text("first!")
        seal(tmp_path / RUN)
    assert (tmp_path / RUN / "a").read_text() == "first!"
    assert left_in(tmp_path) == [RUN]


def test_a_run_that_lost_a_file_is_put_aside_and_not_deleted(tmp_path: Path) -> None:
    (publish(tmp_path, {"a": "x"}) / "a").unlink()
    (tmp_path / RUN / "ghi-chu.txt").write_text("của cô giáo")
    again = publish(tmp_path, {"a": "x"})
    assert left_in(again) == ["a", "manifest.json"]
    assert (tmp_path / f"{RUN}.hong-1" / "ghi-chu.txt").read_text() == "của cô giáo"


WHOLE = {"exit": 0, "totals": {"rows": 1}, "cases": {"1": 1}, "outputs": [{"path": "a", "sha256": "0", "bytes": 1}]}
FOREIGN: list[dict[str, object]] = [
    {"exit": "0"},
    {"exit": 7},
    {"exit": None},
    {"totals": 3},
    {"totals": {"rows": "1"}},
    {"cases": ["1"]},
    {"outputs": "tệp"},
    {"outputs": {"a": 1}},
    {"outputs": ["a"]},
    {"outputs": [{"path": "a"}]},
    {"outputs": [{"path": 1, "sha256": "0", "bytes": 1}]},
    {"outputs": [{"path": "a", "sha256": "0", "bytes": "1"}]},
]


def test_the_manifest_of_a_run_is_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(WHOLE | {"version": "0.1"}))
    assert store.manifest(tmp_path) is not None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"exit": 0}', "\udcff", "[" * 100_000, *(json.dumps(WHOLE | part) for part in FOREIGN)],
    ids=lambda text: text[:90],
)
def test_a_foreign_or_broken_manifest_is_none_of_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert store.manifest(tmp_path) is None
    assert store.published(tmp_path) is None


def test_a_run_is_published_only_while_every_file_has_its_size(tmp_path: Path) -> None:
    folder = publish(tmp_path, {"a": "xy"})
    assert store.published(folder) is not None
    (folder / "a").write_text("xyz")
    assert store.published(folder) is None


def test_a_path_that_no_disk_takes_is_no_file_of_a_run(tmp_path: Path) -> None:
    outputs = [{"path": path, "sha256": "0", "bytes": 0} for path in ("\0", "x" * 5000)]
    for output in outputs:
        (tmp_path / "manifest.json").write_text(json.dumps(WHOLE | {"outputs": [output]}))
        assert store.manifest(tmp_path) is not None
        assert store.published(tmp_path) is None


def test_digests_name_every_file_but_the_manifest_in_the_order_of_the_paths(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("b/c/d", "a", "b/a", "manifest.json"):
        (tmp_path / name).write_text("x")
    found = store.digests(tmp_path)
    assert [entry["path"] for entry in found] == ["a", "b/a", "b/c/d"]
    assert {entry["bytes"] for entry in found} == {1}
    assert found[0]["sha256"] == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


HOSTILE = ["../../x", "/etc/passwd", "..", "a/b", "a\\b", "😀", "\x00", "CON", "nul", "x" * 200, "ĐỖ", "  ", "-", ".ẩn"]


@given(st.sampled_from(HOSTILE) | st.text(), st.none() | st.sampled_from(HOSTILE) | st.text(), st.text())
def test_a_papers_path_is_three_plain_names_whatever_the_roster_says(name: str, other: str | None, roll: str) -> None:
    parts = store.paper_path(other, roll, 7, name, "0a1b2c3d4e5f6789").split("/")
    assert len(parts) == 3
    assert parts[0] == "to-khai"
    assert parts[2].endswith("-0a1b2c3d.pdf")
    for part in (parts[1], parts[2].removesuffix(".pdf")):
        assert set(part) <= PLAIN
        assert 0 < len(part) < 200
        assert part[0] != "-"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_class_of_any_name_is_not_taken_for_no_class(name: str) -> None:
    assert store.class_slug(name) != store.class_slug(None)


def test_two_classes_do_not_become_one_file() -> None:
    classes = ["😀", "🎉", "x" * 60 + "1", "x" * 60 + "2", "chưa rõ lớp", None, "con", "9A", "9A1", "lop-con"]
    slugs = [store.class_slug(name) for name in classes]
    assert slugs[6] not in {"con"}
    assert len(set(slugs[:9])) == 9


def test_one_class_typed_in_two_ways_is_one() -> None:
    assert store.class_slug("9a 1") == store.class_slug("9A  1") == store.class_slug("9A/1")


def test_two_pupils_of_one_name_number_and_class_have_two_files() -> None:
    one, two = (store.paper_path("9A", "1", 5, "Nguyễn An", student_id) for student_id in ("aaaaaaaa1", "aaaaaaab2"))
    assert one != two
