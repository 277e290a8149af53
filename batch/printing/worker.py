"""Prints one pupil's papers into the run folder: what the executors hand out. Plain data in, plain data out."""

import atexit
import functools
import hashlib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from batch.printing.seal import settings_seal
from schemas.partial_date import shown
from schemas.report import Printed
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Student


class PrintJob(NamedTuple):
    """One pupil's papers: the record, the case, the forms in order, and the file below the run folder."""

    student: Student
    student_id: str
    case: int
    forms: tuple[str, ...]
    path: str


class Settings(NamedTuple):
    """What all papers of a run have in common; rules and school as JSON, ``seal`` as in `seal.settings_seal`."""

    templates: Path
    rules: str
    school: str
    as_of: date
    seal: str


class Shop:
    """What printing needs. It travels to each worker once, as settings; the printer is built there at the first job.

    In one process the printer and its plates serve every shop of the same settings.
    """

    def __init__(  # noqa: PLR0913 - all that a worker needs, said once
        self,
        folder: Path,
        templates: Path,
        rules: RuleSet,
        school: School,
        as_of: date,
        *,
        plates: bool = True,
        digests: str = "",
        password: str | None = None,
    ) -> None:
        """Take the settings.

        ``plates`` False prints every paper by WeasyPrint alone (``--no-press``); ``digests`` are those of the
        templates and the rules; ``password`` encrypts print packs.
        """
        self.folder = folder
        said = school.model_dump_json()
        seal = settings_seal(digests, said, as_of.isoformat())
        self._settings = Settings(templates, rules.model_dump_json(), said, as_of, seal)
        self._plates = plates
        self._password = password

    @property
    def printer(self) -> Any:
        """The printer, built when first asked for: WeasyPrint takes its time to load."""
        return _printer(self._settings)

    @property
    def press(self) -> Any:
        """What prints the papers: the press over the printer, or the printer itself."""
        return _press(self._settings) if self._plates else self.printer


@functools.lru_cache(maxsize=1)
def _printer(said: Settings) -> Any:
    from batch.printing.weasy import Printer  # noqa: PLC0415 - loads WeasyPrint, only where papers are printed

    rules, school = RuleSet.model_validate_json(said.rules), School.model_validate_json(said.school)
    return Printer(said.templates, rules, school, said.as_of, said.seal)


@functools.lru_cache(maxsize=1)
def _press(said: Settings) -> Any:
    from batch.printing.press import PlatePress  # noqa: PLC0415 - loads HarfBuzz and pikepdf, only where used

    return PlatePress(_printer(said))


class Press(Shop):
    """Prints the papers of one pupil."""

    def __call__(self, job: PrintJob) -> Printed:
        """Print one job and say what came of it."""
        pdf = self.press.paper(job.student, job.case, job.student_id, job.forms)
        target = self.folder / job.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf)
        digest = hashlib.sha256(pdf).hexdigest()
        press = self.press
        return Printed(job.student_id, job.path, digest, len(pdf), press.pages, press.pressed_last, press.hash_last)


@atexit.register
def _close() -> None:
    """Let the printer go while Python still stands: its fonts are freed by a library that is gone afterwards."""
    _press.cache_clear()
    _printer.cache_clear()


class PackJob(NamedTuple):
    """One class's print pack: its name, the file, the pupils' print jobs in their order, and the pages of each.

    ``remarks`` are what the cover says beside each pupil's name ("" for nothing); none at all when left empty.
    """

    class_name: str
    path: str
    pupils: tuple[PrintJob, ...]
    pages: tuple[int, ...]
    remarks: tuple[str, ...] = ()


class Binder(Shop):
    """Binds the papers of a class behind a cover for signatures."""

    def __call__(self, job: PackJob) -> str:
        """Bind one pack and give its path."""
        from batch.printing.pack import Binding, pack  # noqa: PLC0415 - loads pikepdf, only where packs are bound
        from batch.printing.weasy import CoverLine  # noqa: PLC0415 - loads WeasyPrint

        remarks = job.remarks or ("",) * len(job.pupils)
        lines = [
            CoverLine(pupil.student.full_name or "", shown(pupil.student.birth_date or ""), pupil.case, pages, remark)
            for pupil, pages, remark in zip(job.pupils, job.pages, remarks, strict=True)
        ]
        cover = self.printer.class_cover(job.class_name, lines)
        labelled = ((f"{at}. {pupil.student.full_name or ''}", pupil) for at, pupil in enumerate(job.pupils, 1))
        papers = ((label, self._paper(pupil)) for label, pupil in labelled)
        binding = Binding(self._settings.as_of, self.printer.font_files, self._password)
        target = self.folder / job.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pack(cover, papers, job.class_name, binding))
        return job.path

    def _paper(self, pupil: PrintJob) -> Any:
        """Stamp the pupil's texts again, so that the pack holds each plate once; else take the printed file."""
        stamped = self.press.stamped(pupil.student, pupil.case, pupil.student_id, pupil.forms) if self._plates else None
        return stamped or (self.folder / pupil.path).read_bytes()
