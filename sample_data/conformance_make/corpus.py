"""Writes the corpus below ``sample_data/conformance/``: ``python sample_data/conformance_make/corpus.py [FOLDER]``.

The truth beside each roster is what was put in, never what the software made of it. The seeds are fixed, so the same
files come out byte for byte.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sample_data.conformance_make import build, decided, layouts, layouts_other, layouts_school
from sample_data.conformance_make.containers import CONTAINERS, encode
from sample_data.conformance_make.page import Page, Person, Roster

HERE = Path(__file__).resolve().parents[1] / "conformance"
KINDS = (layouts_school, layouts_other)
"""The modules that fill `layouts.LAYOUTS`."""


def kept() -> Iterator[Roster]:
    """The rosters that stand in the repository: all whose bytes are no chance."""
    for rosters in (build.contained(), build.alone(), decided.rosters(), layouts.rosters()):
        yield from (roster for roster in rosters if "chance" not in CONTAINERS[roster.container].holds)


def truth(roster: Roster) -> dict[str, Any]:
    """The truth about a roster, as it stands beside it."""
    return {"shows": roster.shows, "rules": roster.rules, "sheets": [_of_page(page) for page in roster.pages]}


def _of_page(page: Page) -> dict[str, Any]:
    return {"sheet": page.name, "headings": page.headings, "people": [_of_person(person) for person in page.people]}


def _of_person(person: Person) -> dict[str, Any]:
    told: dict[str, Any] = {"row": person.row, "status": person.status, "case": person.case}
    if person.problems is not None:
        told["problems"] = sorted(({"code": c, "severity": s, "cell": p} for c, s, p in person.problems), key=str)
    if person.repairs is not None:
        told["repairs"] = sorted(f"{rule} {field}" for rule, field in person.repairs)
    return told | {"record": person.record}


def write(folder: Path) -> list[Roster]:
    """Write every kept roster with its truth beside it, and the table of what each shows."""
    folder.mkdir(parents=True, exist_ok=True)
    rosters = list(kept())
    for roster in rosters:
        (folder / roster.name).write_bytes(encode(roster))
        text = _one_line_a_person(truth(roster))
        (folder / f"{roster.name}.truth.json").write_text(text, encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(_table(rosters), encoding="utf-8", newline="\n")
    return rosters


def _one_line_a_person(sheets: dict[str, Any]) -> str:
    """Write the truth so that a change of one person is a change of one line."""
    lines = []
    for sheet in sheets["sheets"]:
        people = ",\n".join(f"   {json.dumps(person, ensure_ascii=False)}" for person in sheet["people"])
        head = json.dumps({key: sheet[key] for key in ("sheet", "headings")}, ensure_ascii=False)[:-1]
        lines.append(f'  {head}, "people": [\n{people}\n  ]}}' if people else f'  {head}, "people": []}}')
    head = json.dumps({key: sheets[key] for key in ("shows", "rules")}, ensure_ascii=False)[:-1]
    body = ",\n".join(lines)
    return f'{head}, "sheets": [\n{body}\n]}}\n'


def _table(rosters: list[Roster]) -> str:
    lines = ["# Bộ danh sách thử", "", "Tệp do `python sample_data/conformance_make/corpus.py` viết ra; không sửa tay."]
    lines += [
        "Người, số và mã đều không có thật. Bên cạnh mỗi tệp là sự thật của nó (`….truth.json`): những gì đã được"
    ]
    lines += [
        "đặt vào, không phải những gì phần mềm đọc ra. `make conformance` so hai bên, cùng nhiều tổ hợp sinh lúc chạy."
    ]
    lines += ["", "| tệp | cho thấy | số em |", "|---|---|---|"]
    lines += [f"| `{roster.name}` | {roster.shows} | {roster.people} |" for roster in rosters]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    made = write(target)
    print(f"{target}: {len(made)} tệp, {sum(roster.people for roster in made)} học sinh.")
