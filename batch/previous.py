"""What changed since an earlier run: who is new, changed, refused now, gone. For the semester after.

Every pupil of either run comes out exactly once. The earlier run is what its ``students.jsonl`` tells: the pupils who
got papers then.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from batch import store
from batch.compare import differences, flat
from batch.compare.rows import named
from batch.errors import NoInput
from batch.text import fold
from schemas.catalogue import ENTRIES
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.report import Change, Report, Since

_RECORDS = "students.jsonl"
_WITHOUT_CODE = 3
_PERSONAL = 12
_KINDS: tuple[Since, ...] = ("new", "changed", "refused", "registered", "gone", "same")
_PLACED: dict[str, Since] = {"new-since-previous": "new", "gone-since-previous": "gone"}
_NOWHERE = Origin("?", None, 0)

Record = Mapping[str, Any]


class Comparison(NamedTuple):
    """What became of each pupil, and how many left case 3 and how many stayed in it."""

    changes: tuple[Change, ...]
    released: int
    left: int


def digest(folder: Path | None) -> str:
    """Give what a run's id takes from the run that it is compared with; NoInput when the folder is no run."""
    if folder is None:
        return ""
    if store.manifest(folder) is None:
        raise NoInput(f"Thư mục «{folder}» không phải kết quả của một đợt chạy (không có {store.MANIFEST}).")
    return hashlib.sha256((folder / store.MANIFEST).read_bytes()).hexdigest()


def compare(folder: Path | None, report: Report) -> Comparison:
    """Find what became of every pupil of either run; nothing without an earlier one, NoInput when it is not whole."""
    if folder is None:
        return Comparison((), 0, 0)
    before = _students(folder)
    now = [outcome for outcome in report.outcomes if outcome.duplicate_of is None]
    found = _matched(before, now)
    changes = [
        _change(outcome, before[at] if (at := found.get(spot)) is not None else None)
        for spot, outcome in enumerate(now)
    ]
    taken = set(found.values())
    gone = (record for at, record in enumerate(before) if at not in taken)
    changes += [_placed("gone", record, None, _origin(record)) for record in gone]
    waited = [now[spot] for spot, at in found.items() if now[spot].accepted and before[at].get("case") == _WITHOUT_CODE]
    left = sum(outcome.decision.case == _WITHOUT_CODE for outcome in waited)
    return Comparison(tuple(changes), len(waited) - left, left)


def remarks(folder: Path | None, since: Comparison) -> Iterator[Problem]:
    """Say the counts, where the new and the gone stand, and who left case 3; each only where there is somebody."""
    if folder is None:
        return
    name = folder.resolve().name
    counts = Counter(change.kind for change in since.changes)
    lost = sum(change.kind == "refused" and change.before is not None for change in since.changes)
    yield _said(name, "compared-with-previous", lost=str(lost), **{kind: str(counts[kind]) for kind in _KINDS})
    for code, kind in _PLACED.items():
        origins = [change.now or change.before or _NOWHERE for change in since.changes if change.kind == kind]
        if origins:
            yield _said(name, code, places=named(origins))
    if since.released:
        yield _said(name, "released-since-previous", count=str(since.released), left=str(since.left))


def _said(name: str, code: str, **params: str) -> Problem:
    return Problem(code, ENTRIES[code].severity, Origin(name, None, 0), params={"value": name, **params})


def _change(outcome: Outcome, old: Record | None) -> Change:
    """Say what became of a pupil who stands in a row now; ``old`` is the record of the earlier run."""
    own = flat(outcome.student)
    before = _origin(old) if old is not None else None
    if outcome.status == "already_registered":
        return _placed("registered", own, outcome.origin, before)
    if not outcome.accepted:
        return _placed("refused", own, outcome.origin, before)
    if old is None:
        return _placed("new", own, outcome.origin, before)
    fields = tuple(differences(own, old))
    return _placed("changed" if fields else "same", own, outcome.origin, before, fields)


def _placed(
    kind: Since, record: Record, now: Origin | None, before: Origin | None, fields: tuple[str, ...] = ()
) -> Change:
    return Change(kind, record.get("full_name") or "", record.get("class_name") or "", now, before, fields)


def _origin(record: Record) -> Origin:
    return Origin(str(record.get("file", "?")), record.get("sheet"), record.get("row") or 0)


def _matched(before: Sequence[Record], now: Sequence[Outcome]) -> dict[int, int]:
    """Give for positions of now the position of the same pupil before, each at most once: the surest sign first.

    The id, the mã số BHXH, a personal number; then name and birth date, first of one class: a code that was mistyped
    or blotted out does not make a pupil another one.
    """
    records = [{"student_id": outcome.student_id, **flat(outcome.student)} for outcome in now]
    found: dict[int, int] = {}
    for key in _SIGNS:
        free = dict.fromkeys(range(len(before)))
        for at in found.values():
            del free[at]
        by_key: dict[object, list[int]] = {}
        for at in reversed(free):
            if (sign := key(before[at])) is not None:
                by_key.setdefault(sign, []).append(at)
        for spot in range(len(now)):
            if spot not in found and (same := by_key.get(key(records[spot]))):
                found[spot] = same.pop()
    return found


def _personal(record: Record) -> object:
    numbers = (str(record.get(field) or "") for field in ("personal_id", "id_number"))
    return next((number for number in numbers if len(number) == _PERSONAL), None)


def _born(record: Record) -> tuple[str, str] | None:
    name, birth = record.get("full_name"), record.get("birth_date")
    return (fold(str(name)), str(birth)) if name and birth else None


def _born_in_class(record: Record) -> object:
    born = _born(record)
    return born and (*born, fold(str(record.get("class_name") or "")))


_SIGNS: tuple[Callable[[Record], object], ...] = (
    lambda record: record.get("student_id"),
    lambda record: str(record.get("bhxh_code") or "") or None,
    _personal,
    _born_in_class,
    _born,
)


def _students(folder: Path) -> list[Record]:
    try:
        with (folder / _RECORDS).open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        return list({record["student_id"]: record for record in records}.values())
    except (OSError, ValueError, KeyError, TypeError):
        raise NoInput(
            f"Kết quả của đợt trước trong «{folder}» không còn nguyên: tệp {_RECORDS} thiếu hoặc hỏng. "
            "Kiểm tra bằng «vssid-batch verify», hoặc chạy không có --previous."
        ) from None
