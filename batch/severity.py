"""How grave a problem is: by the catalogue, by the rule set, by the school; never below what the guide or law demands.

Settled once, when the rules and the school are known: the rules then carry it (`RuleSet.severity`), and `decide` and
`Report.weighed` only look it up.
"""

from collections.abc import Iterator, Mapping

from batch.errors import SettingsInvalid
from batch.text import within_edits
from schemas.catalogue import ENTRIES, SEVERITIES
from schemas.problem import Severity
from schemas.ruleset import RuleSet
from schemas.school import School

_WORDS: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "ghi nhận"}
_NEAR = 3
_CONSENT = "consent-missing"
_SCHOOL = "Tệp cài đặt của trường, phần [severity]"


def require_whole(rules: RuleSet) -> None:
    """Refuse a rule set whose own table names an unknown code or goes below the catalogue's floor: SettingsInvalid."""
    _require(f"Bộ quy tắc «{rules.name}», phần [severity]", rules.severity, {})


def held_by(rules: RuleSet, school: School) -> RuleSet:
    """Give the rules with what the school makes of each problem; SettingsInvalid where it may not.

    What a rule set says in its own table is the law of that time: a school may raise it and not lower it.
    ``settings.consent_missing`` is the older way to say it of one code; the two must not contradict each other.
    """
    _require(_SCHOOL, school.severity, rules.severity)
    own = dict(school.severity)
    consent = school.settings.consent_missing if "consent_missing" in school.settings.model_fields_set else None
    if consent and own.get(_CONSENT, consent) != consent:
        raise SettingsInvalid(
            f"{_SCHOOL} ghi {_CONSENT} = {_shown(own[_CONSENT])}, còn phần [settings] ghi consent_missing = "
            f"{_shown(consent)}: bỏ một trong hai dòng."
        )
    if consent and _CONSENT in rules.severity:
        _require("Tệp cài đặt của trường, mục consent_missing", {_CONSENT: consent}, rules.severity)
        own[_CONSENT] = consent
    return rules.weighing(own)


def _require(where: str, table: Mapping[str, Severity], law: Mapping[str, Severity]) -> None:
    """Refuse a table with everything that is wrong with it at once; ``law`` is what the rule set says itself."""
    faults = [fault for code, asked in table.items() for fault in _faults(code, asked, law.get(code, "info"))]
    if faults:
        raise SettingsInvalid("\n".join(f"{where}: {fault}" for fault in faults))


def _faults(code: str, asked: Severity, law: Severity) -> Iterator[str]:
    """Say why a code may not be given that severity: unknown, below what is demanded, above what it can be."""
    entry = ENTRIES.get(code)
    if entry is None:
        near = [known for known in ENTRIES if within_edits(code, known, _NEAR)]
        hint = f"Có phải: {', '.join(near)}?" if near else "Gõ «vssid-batch explain» để xem các mã."
        yield f"không có mã lỗi «{code}». {hint}"
        return
    name = f"«{code}» ({entry.title})"
    least, demanded_by = max(
        ((entry.floor, entry.floor_source), (law, "bộ quy tắc đang dùng")), key=lambda bound: _rank(bound[0])
    )
    if _rank(asked) < _rank(least):
        yield (
            f"không hạ được mã {name} xuống {_shown(asked)}; thấp nhất là {_shown(least)}. Căn cứ: {demanded_by}. "
            f"Bỏ dòng này hoặc ghi {_shown(least)}."
        )
    if _rank(asked) > _rank(entry.ceiling):
        yield (
            f"không nâng được mã {name} lên {_shown(asked)}; cao nhất là {_shown(entry.ceiling)}, vì mã này nói về cả "
            "tệp, còn giấy tờ được lập theo từng dòng."
        )


def _rank(severity: Severity) -> int:
    return SEVERITIES.index(severity)


def _shown(severity: Severity) -> str:
    return f'"{severity}" ({_WORDS[severity]})'
