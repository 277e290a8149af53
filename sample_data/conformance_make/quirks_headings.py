"""Quirks of the headings and of what the columns are: unknown, misspelt, twice, split, in other letters."""

import unicodedata
from datetime import date

from sample_data.conformance_make.draft import Draft
from sample_data.conformance_make.page import Typed
from sample_data.conformance_make.quirk import quirk

_SLIPS = {
    "full_name": "Họ và tem",
    "birth_date": "Ngày sihn",
    "guardian_phone": "SĐT ngươi giám hộo",
    "address": "Địa chĩi",
}


@quirk("heading-unknown", "Có những cột mà phần mềm không biết", "more")
def _unknown(draft: Draft) -> None:
    items = list(draft.columns.items())
    items[3:3] = [("x1", "Điểm TB\nhọc kỳ I"), ("x2", "Hạnh kiểm")]
    draft.columns = {**dict(items), "x3": "Năng khiếu (nếu có)"}
    for entry in draft.entries:
        entry.write(x1="8.5", x2="Tốt")


@quirk("heading-misspelt", "Tên cột gõ sai một, hai chữ", "words", bases=("own", "template"))
def _misspelt(draft: Draft) -> None:
    for key in ("full_name", "birth_date", "guardian_phone"):
        draft.columns[key] = _SLIPS[key]


@quirk("heading-twice", "Hai cột «Ngày sinh», cột sau bỏ dở", "more birth")
def _twice(draft: Draft) -> None:
    draft.columns["again"] = draft.columns["birth_date"]
    draft.entries[0].write(again="01/01/2001")


@quirk("heading-capitals", "Tên cột viết hoa, xuống dòng, có dấu sao", "words")
def _capitals(draft: Draft) -> None:
    for key, text in draft.columns.items():
        draft.columns[key] = text.upper().replace(" ", "\n", 1).rstrip("*") + " *"


@quirk("heading-nfd", "Tên cột có dấu rời (NFD), khoảng trắng cứng", "words", "unicode")
def _apart(draft: Draft) -> None:
    for key, text in draft.columns.items():
        draft.columns[key] = unicodedata.normalize("NFD", text).replace(" ", "\u00a0", 1) + " "


@quirk("no-roll-number", "Không có cột STT", "roll headings")
def _no_roll_number(draft: Draft) -> None:
    del draft.columns["roll_number"]


@quirk("birth-in-three-columns", "Ngày, tháng, năm sinh ở ba cột dưới một ô gộp", "birth headings", "merges", ("own",))
def _three_columns(draft: Draft) -> None:
    parts = {"birth_day": "Ngày sinh (ngày)", "birth_month": "Tháng sinh", "birth_year": "Năm sinh"}
    items = list(draft.columns.items())
    place = list(draft.columns).index("birth_date")
    items[place : place + 1] = parts.items()
    draft.columns, draft.style = dict(items), "groups"
    for entry in draft.entries:
        born = date.fromisoformat(str(entry.record["birth_date"]))
        entry.write(birth_day=f"{born.day:02d}", birth_month=f"{born.month}", birth_year=str(born.year))
        draft.expect(entry, "date-three-columns", "birth_year")


@quirk("sex-ticked", "Giới tính là dấu x ở cột «Nữ»", "sex", bases=("own", "split"))
def _ticked(draft: Draft) -> None:
    draft.columns = {("female" if key == "sex" else key): text for key, text in draft.columns.items()}
    draft.columns["female"] = "Nữ"
    for entry in draft.entries:
        entry.write(female="x" if entry.record["sex"] == "female" else None)


@quirk("sex-in-two-columns", "Giới tính là dấu x ở cột «Nam» hoặc «Nữ»", "sex headings", bases=("own",))
def _two_ticks(draft: Draft) -> None:
    items = list(draft.columns.items())
    place = list(draft.columns).index("sex")
    items[place : place + 1] = [("male", "Nam (x)"), ("female", "Nữ (x)")]
    draft.columns = dict(items)
    for entry in draft.entries:
        entry.write(**{str(entry.record["sex"]): "x"})


@quirk("sex-as-number", "Giới tính ghi 1, 0", "sex", "numbers", ("own", "template", "split", "ministry"))
def _number(draft: Draft) -> None:
    for entry in draft.entries:
        entry.write(sex=int(entry.record["sex"] == "male"))


@quirk("class-as-number", "Lớp 12.6 mà Excel coi là số", "class", "numbers", ("own", "ministry"))
def _class_number(draft: Draft) -> None:
    for entry in draft.entries:
        entry.write(class_name=Typed("12.6"))
        entry.record["class_name"] = "12.6"


@quirk("phone-two-columns", "SĐT học sinh và SĐT liên hệ: số liên hệ không phải số riêng", "more", bases=("own",))
def _contact(draft: Draft) -> None:
    draft.columns["contact_phone"] = "SĐT liên hệ"
    for entry in draft.entries:
        entry.write(contact_phone=entry.pupil.guardian.mobile)


@quirk("ministry-code", "Mã định danh Bộ GD&ĐT cũng 10 số, đứng trước mã số BHXH", "more", bases=("own",))
def _ministry_code(draft: Draft) -> None:
    draft.columns = {"student_code": "Mã định danh Bộ GD&ĐT", **draft.columns}
    for entry in draft.entries:
        entry.write(student_code=entry.pupil.school_code)
        entry.record["student_code"] = entry.pupil.school_code
