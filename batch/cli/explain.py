"""`explain`: what a problem code means, how grave it is, its source, what to do, an example."""

from batch import library
from batch.cli.page import Page
from batch.cli.say import Voice
from batch.decide import only_guardians
from batch.errors import UsageError
from batch.text import within_edits
from schemas.catalogue import ENTRIES, REASONS, REPAIRS, TOPICS, Entry
from schemas.catalogue.entry import in_general
from schemas.problem import Severity

_SEVERITIES: dict[Severity, str] = {
    "error": "Lỗi: không lập giấy tờ",
    "warning": "Cảnh báo: vẫn lập giấy tờ",
    "info": "Ghi nhận: chỉ để biết",
}
_NOTHING_IN_CASE_1 = (
    "Chỉ liên quan đến người giám hộ: với em tự đăng ký (trường hợp 1) thì luôn là ghi nhận, dù trường nâng mức."
)
_NEAR = 3
_WIDTH = 10


def explain(code: str | None) -> int:
    """Print one entry of the catalogue, or a list of all; UsageError for a code that is not there."""
    page = Page(Voice(to_stderr=False, quiet=False).console)
    if code is None:
        _list(page)
        return 0
    wanted = code.strip().lower()
    if wanted in ENTRIES:
        _tell(page, ENTRIES[wanted])
    elif wanted in REPAIRS:
        _tell_word(page, wanted, "Cách phần mềm sửa một giá trị khi đọc; luôn được ghi lại", REPAIRS[wanted])
    elif wanted in REASONS:
        _tell_word(page, wanted, "Lý do quyết định trường hợp", REASONS[wanted])
    else:
        near = [known for known in (*ENTRIES, *REPAIRS, *REASONS) if within_edits(wanted, known, _NEAR)]
        near += [known for known in ENTRIES if wanted in known and known not in near]
        hint = f" Có phải: {', '.join(near)}?" if near and wanted else " Gõ «vssid-batch explain» để xem tất cả."
        raise UsageError(f"Không có mã lỗi «{code}».{hint}")
    return 0


def _list(page: Page) -> None:
    width = max(map(len, ENTRIES)) + 2
    for topic, entries in TOPICS.items():
        page.heading(topic)
        for entry in entries:
            page.told(f"{entry.code:{width}}{_word(entry.severity):{_WIDTH}}", entry.title, indent=2)
        page.blank()
    page.told("", "Xem kỹ một mã: vssid-batch explain MÃ")


def _tell(page: Page, entry: Entry) -> None:
    page.told("Mã", entry.code, width=_WIDTH)
    page.told("Ý nghĩa", entry.title, width=_WIDTH)
    page.told("Mức độ", _SEVERITIES[entry.severity], width=_WIDTH)
    for rules in library.rulesets().values():
        own = rules.severity_of(entry.code)
        if own != entry.severity:
            page.told("", f"Theo bộ quy tắc {rules.name}: {_SEVERITIES[own]}", width=_WIDTH)
    page.told("", _bounds(entry), width=_WIDTH)
    if entry.about == "row" and only_guardians(entry.code):
        page.told("", _NOTHING_IN_CASE_1, width=_WIDTH)
    page.told("Báo rằng", in_general(entry.sentence), width=_WIDTH)
    page.told("Cần làm", in_general(entry.advice), width=_WIDTH)
    page.told("Căn cứ", entry.source, width=_WIDTH)
    page.told("Ví dụ", entry.example, width=_WIDTH)


def _bounds(entry: Entry) -> str:
    """Say what a school may make of the problem."""
    if entry.floor == entry.ceiling:
        return f"Trường không đổi được mức này. Lý do: {entry.floor_source}."
    least = f"không hạ dưới {_word(entry.floor).lower()} ({entry.floor_source})" if entry.floor != "info" else ""
    most = f"không nâng quá {_word(entry.ceiling).lower()}" if entry.ceiling != "error" else ""
    limits = ", ".join(filter(None, [least, most]))
    return f"Trường đổi được mức này ở phần [severity] của school.toml{', ' if limits else ''}{limits}."


def _tell_word(page: Page, code: str, kind: str, words: str) -> None:
    page.told("Mã", code, width=_WIDTH)
    page.told("Loại", kind, width=_WIDTH)
    page.told("Ý nghĩa", words, width=_WIDTH)


def _word(severity: Severity) -> str:
    return _SEVERITIES[severity].split(":")[0]
