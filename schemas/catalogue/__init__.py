"""The catalogue: every problem that the software can report, in plain Vietnamese, with advice and source.

One entry a problem; the modules here only group them by what they are about. To add a problem, add one entry.
Sentences are filled with the problem's params (``{value}`` …); a param that is missing shows as ``…``.
"""

from schemas.catalogue import (
    address,
    consent,
    dates,
    files,
    guardians,
    guardians_numbers,
    headings,
    identity,
    names,
    pairs,
    phones,
    prospects,
    runs,
    social,
)
from schemas.catalogue.entry import SEVERITIES, Entry
from schemas.catalogue.reasons import REASONS
from schemas.catalogue.repairs import REPAIRS
from schemas.problem import Problem

TOPICS: dict[str, tuple[Entry, ...]] = {
    "Tệp, trang tính và ô không đọc được": files.ENTRIES,
    "Đợt chạy: cài đặt, bộ quy tắc, giấy tờ": runs.ENTRIES,
    "Tên cột": headings.ENTRIES,
    "Họ tên, giới tính, lớp, tình trạng học": names.ENTRIES,
    "Ngày sinh và tuổi": dates.ENTRIES,
    "Mã số BHXH và thẻ BHYT của học sinh": social.ENTRIES,
    "Giấy tờ tùy thân và số định danh": identity.ENTRIES,
    "Số điện thoại của học sinh": phones.ENTRIES,
    "Người giám hộ": guardians.ENTRIES,
    "Mã số, điện thoại, giấy tờ của người giám hộ": guardians_numbers.ENTRIES,
    "Đồng ý xử lý dữ liệu, ảnh và giấy tờ": consent.ENTRIES,
    "Địa chỉ liên hệ": address.ENTRIES,
    "So các dòng với nhau": pairs.ENTRIES,
    "Có thêm thông tin thì sao, và so với đợt trước": prospects.ENTRIES,
}
"""Topic, as people call it → its problems."""

ENTRIES: dict[str, Entry] = {entry.code: entry for entries in TOPICS.values() for entry in entries}

__all__ = ["ENTRIES", "REASONS", "REPAIRS", "SEVERITIES", "TOPICS", "Entry", "advice", "sentence"]


class _Params(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(problem: Problem) -> str:
    """Say what is wrong, with the values of this row."""
    return ENTRIES[problem.code].sentence.format_map(_Params(problem.params))


def advice(problem: Problem) -> str:
    """Say what to do about it."""
    return ENTRIES[problem.code].advice.format_map(_Params(problem.params))
