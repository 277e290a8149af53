"""What a run draws on, read from disk and checked: rule sets, the school's settings, templates, plug-ins."""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

import batch.cases
import batch.layouts
from batch import severity, shipped
from batch.cases import Case
from batch.digest import sha256
from batch.discover import plugins
from batch.errors import BrokenWorld, SettingsInvalid, UsageError, words
from batch.survey import Layouts
from batch.text import fold
from schemas import fields
from schemas.gazetteer import Gazetteer
from schemas.headings import FIELD_BY_HEADING
from schemas.offices import Refusal, receiving
from schemas.ruleset import Office, RuleSet
from schemas.school import School

TEMPLATES = shipped.TEMPLATES
RULESETS = shipped.RULESETS
_MARK_OF_A_RULESET = "valid_from"
_GAZETTEER = {
    "provinces_before": "provinces-before.tsv",
    "districts_before": "districts-before.tsv",
    "communes_before": "communes-before.tsv",
    "communes": "communes.tsv",
}
_WRITE_OFFICE = "ghi phần [office] vào tệp cài đặt (xem mẫu sample_data/school.toml) theo thông báo của cơ quan BHXH"
_MORE_OF_THE_PLACE = f"không tìm thấy đúng một nơi có tên này; xem lại tên, ghi thêm {{}}, hoặc {_WRITE_OFFICE}"
_NO_SUCH_PLACE = (
    f"không tìm thấy đúng một nơi có tên này ở tỉnh, thành phố đã ghi; xem lại từng tên, hoặc {_WRITE_OFFICE}"
)
_UNKNOWN_OFFICE: dict[Refusal, str] = {
    "no commune": f"từ 1/7/2025 không còn cấp huyện; ghi thêm commune, hoặc {_WRITE_OFFICE}",
    "split": f"xã, phường cũ này đã chia cho nhiều nơi; ghi xã, phường hiện nay vào commune, hoặc {_WRITE_OFFICE}",
    "no office": _WRITE_OFFICE,
}
_FAULTS = {
    "missing": "còn thiếu",
    "extra_forbidden": "không có mục nào tên này",
    "string_type": "phải là chữ trong ngoặc kép",
    "model_type": "phải là một phần trong ngoặc vuông",
    "literal_error": "không phải một trong các giá trị cho phép",
    "string_pattern_mismatch": "sai dạng",
}


def rulesets() -> dict[str, RuleSet]:
    """Read every rule set, oldest first; SettingsInvalid when one of them is not whole."""
    tables = {path.stem: _table(path) for path in sorted(RULESETS.glob("*.toml"))}
    found = [_ruleset(name, table) for name, table in tables.items() if _MARK_OF_A_RULESET in table]
    return {rules.name: rules for rules in sorted(found, key=lambda rules: rules.valid_from)}


def ruleset(name: str | None, as_of: date, school: School) -> RuleSet:
    """Give the rule set of that name, or the one in force that day, as it holds for this school.

    SettingsInvalid when there is none of that name, the office of the school's commune is not known, or the school
    makes less of a problem than it may.
    """
    known = rulesets()
    if name is None:
        begun = [rules for rules in known.values() if rules.valid_from <= as_of]
        name = (begun[-1] if begun else next(iter(known.values()))).name
    if name not in known:
        raise SettingsInvalid(f"Không có bộ quy tắc «{name}». Các bộ quy tắc hiện có: {', '.join(known)}.")
    rules = _with_country(known[name])
    return severity.held_by(rules.at(school.office or _office(school, rules)), school)


def school(path: Path | None) -> School:
    """Read school.toml; without one, a school that leaves its name open on the papers."""
    if path is None:
        return School()
    table = _table(path)
    if not table.get("name"):
        raise SettingsInvalid(f'Tệp {path.name} thiếu tên trường: thêm dòng name = "Trường …" ở đầu tệp.')
    try:
        return School.model_validate(table)
    except ValidationError as invalid:
        raise SettingsInvalid(
            f"Tệp {path.name} có mục sai: {_places(invalid)}. Xem mẫu sample_data/school.toml."
        ) from None


def columns(school: School, mapped: Sequence[str]) -> dict[str, str]:
    """Give the school's own headings, folded → field: from ``[columns]`` of school.toml, then from ``--map``.

    A field may be named as in students.jsonl or in Vietnamese as our template heads it. SettingsInvalid for a field
    that is not known in school.toml, UsageError for one in ``--map`` or a map without «=».
    """
    found = {fold(heading): _field(name, SettingsInvalid) for heading, name in school.columns.items()}
    for pair in mapped:
        heading, equals, name = pair.rpartition("=")
        if not (equals and fold(heading)):
            raise UsageError(f'--map «{pair}» chưa đúng: viết --map "Tên cột=Tên mục", ví dụ "Mã thẻ=Mã số BHXH".')
        found[fold(heading)] = _field(name, UsageError)
    return found


def _field(name: str, error: type[BrokenWorld]) -> str:
    labels = {**fields.LABELS, **fields.ROSTER_LABELS}
    by_name = {fold(label): field for field, label in labels.items()}
    found = name.strip() if name.strip() in labels else by_name.get(fold(name)) or FIELD_BY_HEADING.get(fold(name))
    if found is None:
        known = ", ".join(f"«{label}»" for label in fields.LABELS.values())
        raise error(f"Không có mục «{name}» để gán cho cột. Các mục: {known}; bỏ qua một cột: «{labels['ignored']}».")
    return found


def templates_digest() -> str:
    """Digest all templates and fonts: papers are the same only while it is."""
    digest = hashlib.sha256()
    for path in sorted(path for path in TEMPLATES.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(TEMPLATES).as_posix()}\0{sha256(path)}\n".encode())
    return digest.hexdigest()


def rules_digest(rules: RuleSet) -> str:
    """Digest a rule set with everything that it says and the places that it knows."""
    places = rules.country.digest if rules.country else ""
    return hashlib.sha256(f"{rules.model_dump_json()}{places}".encode()).hexdigest()


def layouts() -> Layouts:
    """Give the roster layouts by name."""
    return plugins(batch.layouts)


def cases(rules: RuleSet) -> tuple[Case, ...]:
    """Give the cases that a rule set has in force, in its order."""
    by_number = {module.NUMBER: cast("Case", module) for module in plugins(batch.cases).values()}
    missing = [rule.number for rule in rules.cases if rule.number not in by_number]
    if missing:
        raise SettingsInvalid(f"Bộ quy tắc «{rules.name}» có trường hợp chưa biết: {missing}.")
    return tuple(by_number[rule.number] for rule in rules.cases)


def _ruleset(name: str, table: dict[str, Any]) -> RuleSet:
    try:
        places = _table(RULESETS / table["places"]) if table.get("places") else {}
        rules = RuleSet.model_validate({**places, **table})
    except ValidationError as invalid:
        raise SettingsInvalid(f"Bộ quy tắc «{name}» có mục sai: {_places(invalid)}.") from None
    if rules.dangling():
        raise SettingsInvalid(f"Bộ quy tắc «{name}» dẫn đến mục không có: {', '.join(rules.dangling())}.")
    severity.require_whole(rules)
    return rules


def _with_country(rules: RuleSet) -> RuleSet:
    """Hand a rule set the places of the whole country, which stand in the folder that it names."""
    if not rules.gazetteer:
        return rules
    folder = RULESETS / rules.gazetteer
    try:
        tables = {field: (folder / name).read_text(encoding="utf-8") for field, name in _GAZETTEER.items()}
    except (OSError, UnicodeDecodeError):
        raise SettingsInvalid(f"Bộ quy tắc «{rules.name}» thiếu danh mục địa danh trong {folder}.") from None
    digest = hashlib.sha256("\0".join(tables.values()).encode()).hexdigest()
    return rules.model_copy(update={"country": Gazetteer(**tables, digest=digest)})


def _office(school: School, rules: RuleSet) -> Office | None:
    """Find the office of the school's commune; None where the school names no place, so that the rules' own serves."""
    if not (school.commune or school.district):
        return None
    found = receiving(school.commune, school.district, school.province, rules)
    if isinstance(found, Office):
        return found
    place = ", ".join(filter(None, (school.commune, school.district, school.province)))
    if found != "no place":
        advice = _UNKNOWN_OFFICE[found]
    else:
        unsaid = [
            field for field in reversed(rules.address_levels) if field != "commune" and not getattr(school, field)
        ]
        advice = _MORE_OF_THE_PLACE.format(", ".join(unsaid)) if unsaid else _NO_SUCH_PLACE
    raise SettingsInvalid(f"Chưa biết cơ quan BHXH nào nhận tờ khai của «{place}»: {advice}.")


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsInvalid(f"Không tìm thấy tệp cài đặt {path}.") from None
    except OSError as error:
        raise SettingsInvalid(f"Không đọc được tệp cài đặt {path} ({words(error)}).") from None
    except UnicodeDecodeError:
        raise SettingsInvalid(
            f"Tệp {path.name} không theo bảng mã UTF-8: mở bằng Notepad, lưu lại dạng UTF-8."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsInvalid(
            f"Tệp {path.name} viết sai cú pháp TOML ở {_spot(error)}. So lại với mẫu sample_data/school.toml."
        ) from None


def _spot(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"dòng {found[1]}, ký tự thứ {found[2]}" if found else "cuối tệp"


def _places(invalid: ValidationError) -> str:
    """Name the keys that are wrong, without the values."""
    found = [(".".join(map(str, error["loc"])), error["type"]) for error in invalid.errors()[:5]]
    return "; ".join(f"{place} ({_FAULTS.get(kind, 'giá trị chưa đúng')})" for place, kind in found)
