import errno
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from batch import library, press, run
from batch.errors import OutputUnwritable, SettingsInvalid, WorkersLost
from batch.executors import Answer, Options
from batch.printing.worker import PackJob
from tests.conftest import StubBinder, StubPress

pytestmark = pytest.mark.usefixtures("stub_press")
HOSTILE = {
    "climbs": {"Lớp": "../../x"},
    "slashes": {"Lớp": "/etc/9A", "Họ và tên": "Nguyễn Văn An/Bình"},
    "emoji": {"Lớp": "😀"},
    "long": {"Lớp": "9A" + "x" * 198, "Họ và tên": "Nguyễn " + "An " * 30, "STT": "1" * 200},
}


class Fails(StubPress):
    """Fails as `fault` says for the pupils in `victims`; for all when there are none named."""

    fault: Callable[[], BaseException] = ValueError
    victims: frozenset[str] = frozenset()

    def __call__(self, job: Any) -> Any:
        if not self.victims or job.student.bhxh_code in self.victims:
            raise type(self).fault()
        return super().__call__(job)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> type[Fails]:
    kind = type("Failing", (Fails,), {})
    monkeypatch.setattr(press, "Press", kind)
    return kind


def answering(monkeypatch: pytest.MonkeyPatch, answer: Callable[[int], Answer[Any]]) -> None:
    def execute(work: object, jobs: Sequence[object], options: Options) -> Iterator[Answer[Any]]:
        yield from (answer(index) for index in range(len(jobs)))

    monkeypatch.setattr(press, "_executor", lambda *_: type("Executor", (), {"execute": staticmethod(execute)}))


@pytest.mark.parametrize("changes", HOSTILE.values(), ids=HOSTILE)
def test_no_name_or_class_leads_a_paper_out_of_the_run_folder(
    tmp_path: Path, roster: Any, job: Any, changes: dict[str, str]
) -> None:
    done = job(roster(tmp_path / "a.xlsx", 1, (changes,)), out=tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "out"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [done.folder.name]
    papers = {path.relative_to(done.folder).as_posix() for path in done.folder.glob("to-khai/*/*.pdf")}
    assert papers == {printed.path for printed in done.report.printed.values()}
    assert len(papers) == done.totals["accepted"] + done.totals["accepted_with_warnings"]
    assert all(path.isascii() for path in papers)


def test_two_pupils_of_one_name_number_and_class_have_a_file_each(tmp_path: Path, roster: Any, job: Any) -> None:
    same = {"STT": 1, "Họ và tên": "Nguyễn Văn An"}
    twins = ({**same, "Ngày sinh*": "01/02/2012"}, {**same, "Ngày sinh*": "03/04/2012"})
    done = job(roster(tmp_path / "a.xlsx", 0, twins), out=tmp_path / "out")
    assert len(list(done.folder.glob("to-khai/9a/01-nguyen-van-an-*.pdf"))) == 2


def test_each_class_has_its_pack_in_the_order_of_the_roster(tmp_path: Path, roster: Any, job: Any) -> None:
    mixed = tuple({"Lớp": name} for name in ("9B", "😀", "9A", "", "9B"))
    done = job(roster(tmp_path / "a.xlsx", 0, mixed), out=tmp_path / "out")
    packs = {path.name: path.read_text() for path in done.folder.glob("in-theo-lop/*.pdf")}
    of_9b = [outcome.student_id for outcome in done.report.outcomes if outcome.student.class_name == "9B"]
    assert packs["9b.pdf"] == "".join(of_9b)
    assert len(of_9b) == 2
    assert len(packs) == len({outcome.student.class_name for outcome in done.report.outcomes})


def test_a_pupil_whose_papers_fail_is_an_exception_and_the_others_are_printed(
    tmp_path: Path, roster: Any, job: Any, failing: type[Fails]
) -> None:
    failing.victims = frozenset({"0112345002"})
    done = job(roster(tmp_path / "a.xlsx", 3), out=tmp_path / "out")
    assert (done.exit_code, done.totals["rejected"], len(list(done.folder.glob("to-khai/*/*")))) == (3, 1, 2)
    records = [json.loads(line) for line in (done.folder / "outcomes.jsonl").read_text().splitlines()]
    assert records[1]["papers"] == []
    assert [found["code"] for found in records[1]["problems"]] == ["paper-failed"]
    assert len((done.folder / "students.jsonl").read_text().splitlines()) == 2


def test_when_nobodys_papers_can_be_made_the_templates_are_to_blame(
    tmp_path: Path, roster: Any, job: Any, failing: type[Fails]
) -> None:
    with pytest.raises(SettingsInvalid, match=r"ValueError at test_press\.py"):
        job(roster(tmp_path / "a.xlsx", 3), out=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("victims", [frozenset(), frozenset({"0112345003"})], ids=["at once", "on the way"])
def test_a_disk_that_fills_up_while_printing_ends_the_run_with_nothing_published(
    tmp_path: Path, roster: Any, job: Any, failing: type[Fails], victims: frozenset[str]
) -> None:
    failing.victims = victims
    failing.fault = lambda: OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(OutputUnwritable, match="đĩa đã đầy"):
        job(roster(tmp_path / "a.xlsx", 3), out=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_when_all_workers_die_nothing_is_published(
    tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, lambda index: Answer(index, lost="worker died", died=True))
    with pytest.raises(WorkersLost):
        job(roster(tmp_path / "a.xlsx", 3), out=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_worker_that_dies_over_a_pack_ends_the_run(
    tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind = press.packs

    def packs(*given: Any) -> None:
        answering(monkeypatch, lambda index: Answer(index, lost="worker died", died=True))
        bind(*given)

    monkeypatch.setattr(press, "packs", packs)
    with pytest.raises(WorkersLost, match="tập in"):
        job(roster(tmp_path / "a.xlsx", 3), out=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_transmittal_lists_every_class_that_has_papers(tmp_path: Path, roster: Any, job: Any) -> None:
    changed = ({"Lớp": "9B"}, {"Lớp": "9C", "Mã số BHXH": ""})
    done = job(roster(tmp_path / "a.xlsx", 1, changed), out=tmp_path / "out")
    assert (done.folder / "phieu-giao-nhan.pdf").read_text() == "9A 9B"


def test_where_nobody_gets_papers_nothing_is_handed_over(tmp_path: Path, roster: Any, job: Any) -> None:
    done = job(roster(tmp_path / "a.xlsx", 0, ({"Mã số BHXH": ""},)), out=tmp_path / "out")
    assert done.totals["rejected"] == 1
    assert not (done.folder / "phieu-giao-nhan.pdf").exists()


def test_a_run_without_the_template_of_the_transmittal_is_refused(
    tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("declaration_own", "declaration_child", "tk1_ts_490", "slip"):
        source = (library.TEMPLATES / f"{name}.html").read_bytes()
        (tmp_path / "templates").mkdir(exist_ok=True)
        (tmp_path / "templates" / f"{name}.html").write_bytes(source)
    monkeypatch.setattr(library, "TEMPLATES", tmp_path / "templates")
    with pytest.raises(SettingsInvalid, match="transmittal"):
        job(roster(tmp_path / "a.xlsx", 1), out=tmp_path / "out")


def test_a_form_that_no_template_declares_is_told_before_anything_is_read(
    tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(library, "TEMPLATES", tmp_path / "templates")
    monkeypatch.setattr(run, "read_many", lambda *_, **__: pytest.fail("read before the settings were checked"))
    with pytest.raises(SettingsInvalid, match="Thiếu mẫu giấy tờ"):
        job(roster(tmp_path / "a.xlsx", 1), out=tmp_path / "out")


def test_few_papers_are_printed_here_many_by_the_pool_and_a_scheduler_means_dask() -> None:
    def chosen(name: str | None, jobs: int, *, plates: bool = False, **options: Any) -> str:
        way = press.Way(name, Options(**options), plates)
        return str(press._executor(way, jobs).__name__).rsplit(".", 1)[1]

    assert chosen(None, 3, workers=2) == "serial"
    assert chosen(None, 100, workers=1) == "serial"
    assert chosen(None, 100, workers=2) == "pool"
    assert chosen("pool", 3, workers=2) == "pool"
    assert chosen(None, 1000, plates=True, workers=2) == "serial"
    assert chosen(None, 100_000, plates=True, workers=2) == "pool"
    assert chosen(None, 3, workers=2, scheduler="tcp://x:1") == "dask"


def test_forms_are_asked_of_the_rules() -> None:
    rules = library.rulesets()["2026"]
    first, *others = rules.cases
    unknown = first.model_copy(update={"forms": (*first.forms, "no_such_form")})
    press.require_forms(rules)
    with pytest.raises(SettingsInvalid, match=r"templates/: no_such_form\.$"):
        press.require_forms(rules.model_copy(update={"cases": (unknown, *others)}))


def test_the_cover_of_a_class_gets_the_remark_of_each_pupil(
    tmp_path: Path, roster: Any, job: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound: list[PackJob] = []

    class Keeps(StubBinder):
        def __call__(self, job: PackJob) -> str:
            bound.append(job)
            return super().__call__(job)

    monkeypatch.setattr(press, "Binder", Keeps)
    waiting = {"Mã số BHXH người giám hộ": ""}
    job(roster(tmp_path / "a.xlsx", 0, (waiting, waiting)), out=tmp_path / "out")
    (pack,) = bound
    first = pack.pupils[0].student.full_name
    assert pack.remarks == ("kèm TK1-TS của người giám hộ", f"TK1-TS kèm hồ sơ em {first} (lớp 9A)")
