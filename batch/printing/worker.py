"""Prints one pupil's papers into the run folder: what the executors hand out. Plain data in, plain data out."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

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


class Shop:
    """What printing needs. It travels to each worker once, as settings; the printer is built there at the first job."""

    def __init__(  # noqa: PLR0913 - all that a worker needs, said once
        self, folder: Path, templates: Path, rules: RuleSet, school: School, as_of: date, *, plates: bool = True
    ) -> None:
        """Take the settings; ``plates`` False prints every paper by WeasyPrint alone (``--no-press``)."""
        self.folder = folder
        self._settings = (templates, rules, school, as_of)
        self._plates = plates
        self._printer: Any = None
        self._press: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_printer": None, "_press": None}

    @property
    def printer(self) -> Any:
        """The printer, built when first asked for: WeasyPrint takes its time to load."""
        if self._printer is None:
            from batch.printing.weasy import Printer  # noqa: PLC0415 - loads WeasyPrint, only where papers are printed

            self._printer = Printer(*self._settings)
        return self._printer

    @property
    def press(self) -> Any:
        """What prints the papers: the press over the printer, or the printer itself."""
        if self._press is None:
            from batch.printing.press import PlatePress  # noqa: PLC0415 - loads HarfBuzz and pikepdf, only where used

            self._press = PlatePress(self.printer) if self._plates else self.printer
        return self._press


class Press(Shop):
    """Prints the papers of one pupil."""

    def __call__(self, job: PrintJob) -> Printed:
        """Print one job and say what came of it."""
        pdf = self.press.paper(job.student, job.case, job.student_id, job.forms)
        target = self.folder / job.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf)
        pages, pressed = self.press.pages, self.press.pressed_last
        return Printed(job.student_id, job.path, hashlib.sha256(pdf).hexdigest(), len(pdf), pages, pressed)


class PackJob(NamedTuple):
    """One class's print pack: its name, the file, and for each pupil the cover line and the printed paper's path."""

    class_name: str
    path: str
    pupils: tuple[tuple[str, str, int, int, str], ...]
    """(full name, birth date as dd/mm/yyyy, case, pages, path of the paper), in the order of the pack."""


class Binder(Shop):
    """Binds the papers of a class behind a cover for signatures."""

    def __call__(self, job: PackJob) -> str:
        """Bind one pack and give its path."""
        from batch.printing.pack import pack  # noqa: PLC0415 - loads pikepdf, only where packs are bound
        from batch.printing.weasy import CoverLine  # noqa: PLC0415 - loads WeasyPrint

        lines = [CoverLine(name, born, case, pages) for name, born, case, pages, _ in job.pupils]
        cover = self.printer.class_cover(job.class_name, lines)
        papers = [(name, (self.folder / path).read_bytes()) for name, _, _, _, path in job.pupils]
        target = self.folder / job.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pack(cover, papers, job.class_name))
        return job.path
