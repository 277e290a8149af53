"""The transmittal: on one paper, class by class, what the school hands to the BHXH office. Printed once a run."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from batch.printing.forms import Form
from batch.printing.worker import PackJob, PrintJob, Shop
from schemas.ruleset import RuleSet

FORM = "transmittal"
PATH = "phieu-giao-nhan.pdf"


class Line(NamedTuple):
    """One class: its pupils, how many of each case of the rule set, and how many papers the office gets."""

    class_name: str
    pupils: int
    cases: tuple[int, ...]
    copies: int


class Enclosed(NamedTuple):
    """One kind of paper that the office gets, and how many of it."""

    title: str
    copies: int


class Courier(Shop):
    """Prints the transmittal of a run into its folder."""

    def __call__(self, run_id: str, packs: Sequence[PackJob]) -> str:
        """Print it and give its path; ``packs`` are the classes, in any order."""
        printer = self.printer
        target = self.folder / PATH
        target.write_bytes(printer.sheet(FORM, {"run_id": run_id} | counted(packs, printer.rules, printer.forms)))
        return PATH


def counted(packs: Sequence[PackJob], rules: RuleSet, forms: Mapping[str, Form]) -> dict[str, Any]:
    """Count what goes to the office: ``lines`` by class (6B before 10.2), their ``total``, and ``papers`` by form.

    Forms that the family keeps are not counted. Raises KeyError for a form that no template declares.
    """
    in_grades = sorted(packs, key=lambda pack: _by_number(pack.class_name))
    lines = [_line(pack.class_name, pack.pupils, rules, forms) for pack in in_grades]
    everyone = [pupil for pack in packs for pupil in pack.pupils]
    copies = Counter(form for pupil in everyone for form in _handed_in(pupil, forms))
    in_order = dict.fromkeys(form for case in rules.cases for form in case.forms)
    return {
        "lines": lines,
        "total": _line("Cộng", everyone, rules, forms),
        "papers": [Enclosed(forms[form].title, copies[form]) for form in in_order if copies[form]],
    }


def _line(name: str, pupils: Sequence[PrintJob], rules: RuleSet, forms: Mapping[str, Form]) -> Line:
    of_case = Counter(pupil.case for pupil in pupils)
    copies = sum(len(_handed_in(pupil, forms)) for pupil in pupils)
    return Line(name, len(pupils), tuple(of_case[case.number] for case in rules.cases), copies)


def _by_number(class_name: str) -> list[tuple[bool, int, str]]:
    """Order names as people count: numbers by value, before letters."""
    parts = re.findall(r"[0-9]+|[^0-9]+", class_name)
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part.casefold()) for part in parts]


def _handed_in(pupil: PrintJob, forms: Mapping[str, Form]) -> list[str]:
    return [form for form in pupil.forms if forms[form].handed_in]
