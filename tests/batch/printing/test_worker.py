"""What the executors hand out: papers and packs in the run folder, whichever way they are printed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from batch.printing import worker
from batch.printing.worker import Binder, PackJob, Press, PrintJob
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Student

DAY = date(2026, 9, 15)
REF = "0123456789abcdef"
PASSWORD = "mật khẩu"  # noqa: S105 - a password to test with


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    yield
    worker._close()


def jobs(pupil: Student) -> list[PrintJob]:
    forms = ("declaration_own",)
    long = pupil._replace(full_name="Công Tằng Tôn Nữ " * 5 + "Anh")
    return [PrintJob(who, f"{at}{REF[1:]}", 1, forms, f"a/{at}.pdf") for at, who in enumerate((pupil, long))]


def test_a_papers_digest_is_the_same_whichever_way_it_is_printed(
    tmp_path: Path, templates: Path, rules_2026: RuleSet, school: School, pupil: Student
) -> None:
    pressed = [Press(tmp_path, templates, rules_2026, school, DAY, digests="t r")(job) for job in jobs(pupil)]
    laid_out = [Press(tmp_path, templates, rules_2026, school, DAY, plates=False, digests="t r")(jobs(pupil)[0])]
    assert [printed.pressed for printed in (*pressed, *laid_out)] == [True, False, False]
    assert pressed[0].paper_hash == laid_out[0].paper_hash != pressed[1].paper_hash
    assert len(pressed[0].paper_hash) == 16
    keyed = school.model_copy(update={"id_key": "a long secret"})
    other = Press(tmp_path, templates, rules_2026, keyed, DAY, digests="t r")(jobs(pupil)[0])
    assert other.paper_hash != pressed[0].paper_hash


def test_a_pack_numbers_its_pupils_and_takes_a_password(
    tmp_path: Path, templates: Path, rules_2026: RuleSet, school: School, pupil: Student
) -> None:
    printed = [Press(tmp_path, templates, rules_2026, school, DAY)(job) for job in jobs(pupil)]
    pack = PackJob("6A", "in-theo-lop/6A.pdf", tuple(jobs(pupil)), tuple(paper.pages for paper in printed))
    Binder(tmp_path, templates, rules_2026, school, DAY)(pack)
    with pikepdf.open(tmp_path / pack.path) as whole, whole.open_outline() as outline:
        (top,) = outline.root
        assert [item.title.split(" ")[0] for item in top.children] == ["1.", "2."]
        assert [str(page.label) for page in whole.pages] == ["i", "ii", "1-1", "1-2", "2-1"]
    Binder(tmp_path, templates, rules_2026, school, DAY, password=PASSWORD)(pack)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / pack.path)
    with pikepdf.open(tmp_path / pack.path, password=PASSWORD) as whole:
        assert len(whole.pages) == 5
