"""Quirks of what stands in the cells: lost zeros, odd letters, dates in every shape (issue B, 4)."""

import unicodedata
from collections.abc import Callable

from sample_data.conformance_make import dead_encodings
from sample_data.conformance_make.draft import Draft
from sample_data.conformance_make.page import Typed
from sample_data.conformance_make.quirk import quirk
from sample_data.entry import Entry

_NAMES = ("full_name", "family_name", "given_name", "guardian_name", "father_name", "mother_name")
_FULL_WIDTH = {ord("0") + n: 0xFF10 + n for n in range(10)}
_OWN = ("own", "template")


def _rewrite(draft: Draft, entry: Entry, keys: tuple[str, ...], rule: str, change: Callable[[str], str]) -> None:
    """Write cells in another way that means the same, and expect the repair where anything changed."""
    for key in keys:
        text = entry.cells.get(key)
        if isinstance(text, str) and key in draft.columns and (other := change(text)) != text:
            entry.cells[key] = other
            draft.expect(entry, rule, key)


def _zero_lost(draft: Draft, key: str, code: str, number: Callable[[Entry], str], *cases: int) -> None:
    for entry in draft.of_case(*cases)[:3]:
        text = "0" + number(entry)[1:]
        entry.record[key] = text
        entry.write(**{key: int(text)})
        entry.warn(code, key)
        draft.expect(entry, "zero-restored", key)


@quirk("code-zero-lost", "Mã số BHXH là số, mất số 0 đầu", "code", "numbers", ("own", "template", "split", "ministry"))
def _code(draft: Draft) -> None:
    _zero_lost(draft, "bhxh_code", "bhxh-zero-restored", lambda entry: "01" + entry.pupil.person.code[2:], 1, 2, 3)


@quirk("code-zero-shown", "Mã số BHXH là số có định dạng 0000000000: số 0 vẫn hiện", "code", "formats",
       ("own", "template", "split", "ministry"))  # fmt: skip
def _code_shown(draft: Draft) -> None:
    for entry in draft.entries:
        code = "01" + entry.pupil.person.code[2:]
        entry.record["bhxh_code"] = code
        entry.write(bhxh_code=Typed(str(int(code)), look="0000000000"))


@quirk("guardian-code-zero-lost", "Mã số BHXH người giám hộ là số, mất số 0 đầu", "guardian_code", "numbers", _OWN)
def _guardian_code(draft: Draft) -> None:
    number = "guardian_bhxh_code"
    _zero_lost(draft, number, "guardian-code-zero-restored", lambda entry: "01" + entry.pupil.guardian.code[2:], 2)


@quirk("phone-zero-lost", "Điện thoại học sinh là số, mất số 0 đầu", "phone", "numbers", _OWN)
def _phone(draft: Draft) -> None:
    _zero_lost(draft, "phone", "phone-zero-restored", lambda entry: entry.pupil.person.mobile, 1)


@quirk("guardian-phone-zero-lost", "Điện thoại người giám hộ là số, mất số 0 đầu", "guardian_phone", "numbers", _OWN)
def _guardian_phone(draft: Draft) -> None:
    number = "guardian_phone"
    _zero_lost(draft, number, "guardian-phone-zero-restored", lambda entry: entry.pupil.guardian.mobile, 2, 3)


@quirk("card-zero-lost", "CCCD và số định danh là số, mất số 0 đầu", "card", "numbers", _OWN)
def _card(draft: Draft) -> None:
    for entry in draft.of_case(1)[:2]:
        number = "036" + entry.pupil.person.number[3:]
        entry.record |= {"id_number": number, "personal_id": number}
        entry.write(id_number=int(number), personal_id=int(number))
        for key, code in (("id_number", "id-zero-restored"), ("personal_id", "personal-id-zero-restored")):
            entry.warn(code, key)
            draft.expect(entry, "zero-restored", key)


@quirk("letters-in-code", "Chữ O, l, I lẫn trong mã số BHXH", "code", bases=("own", "template", "split", "ministry"))
def _letters(draft: Draft) -> None:
    for entry, front in zip(draft.entries, ("O1", "0l", "0I", "OI"), strict=False):
        code = "01" + entry.pupil.person.code[2:]
        entry.record["bhxh_code"] = code
        entry.write(bhxh_code=front + code[2:])
        entry.warn("bhxh-letters-repaired", "bhxh_code")
        draft.expect(entry, "letters-to-digits", "bhxh_code")


@quirk("card-as-code", "Cả thẻ BHYT 15 ký tự ở cột mã số BHXH", "code", bases=("own", "template", "split", "ministry"))
def _card_as_code(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        entry.write(bhxh_code=f"HS4 01 {entry.pupil.person.code}")
        draft.expect(entry, "card-to-code", "bhxh_code")


@quirk(
    "names-in-capitals",
    "Họ tên viết hoa toàn bộ, giữ nguyên",
    "case",
    bases=("own", "template", "homeroom", "ministry"),
)
def _capitals(draft: Draft) -> None:
    for entry in draft.entries:
        entry.write(full_name=str(entry.cells["full_name"]).upper())
        entry.record["full_name"] = str(entry.record["full_name"]).upper()


@quirk("spaces", "Khoảng trắng kép, khoảng trắng cứng trước và sau", "spaces", "unicode blanks")
def _spaces(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        _rewrite(
            draft, entry, ("full_name", "family_name"), "spaces-cleaned", lambda text: text.replace(" ", "  ") + " "
        )
        _rewrite(draft, entry, ("address", "guardian_name"), "spaces-cleaned", lambda text: f"\u00a0{text}\u00a0")


@quirk("spaces-at-dates", "Ngày sinh có khoảng trắng cứng ở đầu hay cuối", "birth", "unicode blanks")
def _spaces_at_dates(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        _rewrite(draft, entry, ("birth_date",), "spaces-cleaned", lambda text: f"\u00a0{text}\u00a0 ")


@quirk("nfd", "Dấu rời khỏi chữ (NFD)", "letters", "unicode")
def _apart(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        _rewrite(
            draft, entry, (*_NAMES, "address"), "unicode-composed", lambda text: unicodedata.normalize("NFD", text)
        )


@quirk("eth", "Chữ Ð của tiếng Iceland thay cho Đ", "letters", "unicode")
def _eth(draft: Draft) -> None:
    for entry in draft.entries:
        _rewrite(draft, entry, _NAMES, "look-alike", lambda text: text.replace("Đ", "Ð"))


@quirk("full-width", "Chữ số kiểu toàn khổ", "code guardian_phone", "unicode")
def _full_width(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        _rewrite(draft, entry, ("bhxh_code", "guardian_phone"), "full-width", lambda text: text.translate(_FULL_WIDTH))


@quirk("tcvn3", "Toàn bộ chữ kiểu TCVN3 (.VnTime), cả tên cột", "letters words", "unicode",
       ("own", "homeroom", "split", "ministry"))  # fmt: skip
def _tcvn3(draft: Draft) -> None:
    for entry in draft.entries:
        for told in (entry.cells, entry.record):
            told |= {key: text.replace("Ánh", "Oanh") for key, text in told.items() if type(text) is str}  # it has no Á
    draft.dead = "legacy-tcvn3", lambda text: dead_encodings.tcvn3(text) or text


@quirk("vni", "Toàn bộ chữ kiểu VNI, cả tên cột", "letters words", "unicode")
def _vni(draft: Draft) -> None:
    draft.dead = "legacy-vni", dead_encodings.vni


@quirk("tcvn3-some-names", "Vài tên kiểu TCVN3 dán giữa danh sách Unicode", "letters", "unicode")
def _tcvn3_some(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        _rewrite(draft, entry, _NAMES, "legacy-tcvn3", lambda text: dead_encodings.tcvn3(text) or text)


@quirk("vni-some-names", "Vài tên kiểu VNI dán giữa danh sách Unicode", "letters", "unicode")
def _vni_some(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        _rewrite(draft, entry, _NAMES, "legacy-vni", dead_encodings.vni)


@quirk("phones-before-2018", "Điện thoại 11 số trước 2018", "phone guardian_phone", bases=_OWN)
def _old_phones(draft: Draft) -> None:
    own, adult = draft.of_case(1)[0], draft.of_case(2)[0]
    for entry, key, code, tail in (
        (own, "phone", "phone-migrated", own.pupil.person.mobile[3:]),
        (adult, "guardian_phone", "guardian-phone-migrated", adult.pupil.guardian.mobile[3:]),
    ):
        entry.write(**{key: f"0165 {tail[:3]} {tail[3:]}"})
        entry.record[key] = f"035{tail}"
        entry.warn(code, key)
        draft.expect(entry, "phone-migrated", key)


@quirk("phones-with-signs", "Điện thoại có +84, dấu chấm, gạch", "phone guardian_phone", bases=_OWN)
def _signs(draft: Draft) -> None:
    for entry in draft.of_case(1):
        number = entry.pupil.person.mobile
        entry.write(phone=f"+84 {number[1:4]}.{number[4:7]}-{number[7:]}")


@quirk("empty-marks", "Ô trống ghi «-», «không», «chưa có»", "empty", bases=_OWN)
def _empty(draft: Draft) -> None:
    marks = ("-", "không", "chưa có", "Không có", "0", "…")
    for number, entry in enumerate(draft.of_case(2, 3)):
        for shift, key in enumerate(("phone", "id_number", "guardian_bhxh_code")):
            if entry.cells.get(key) is None:
                entry.write(**{key: marks[(number + shift) % len(marks)]})


@quirk("formula-uncached", "Ô công thức không lưu kết quả ở mã số BHXH", "code", "formulas", ("own", "template"))
def _formula(draft: Draft) -> None:
    for entry in draft.of_case(2)[:2]:
        entry.write(bhxh_code=Typed('"01"&"23456789"', "formula"))
        entry.record["bhxh_code"] = None
        entry.refuse("formula-uncached", "bhxh_code")


@quirk(
    "name-formula-uncached",
    "Ô họ tên là công thức không lưu kết quả: dòng không bị bỏ",
    "spaces letters case",
    "formulas",
    _OWN,
)
def _name_formula(draft: Draft) -> None:
    for entry in draft.of_case(2)[:1]:
        entry.write(full_name=Typed('B2&" "&C2', "formula"))
        entry.record["full_name"] = None
        entry.refuse("formula-uncached", "full_name")


@quirk("error-cells", "Ô báo lỗi #N/A, #REF!", "code card", "errors", _OWN)
def _errors(draft: Draft) -> None:
    for entry, error in zip(draft.of_case(2), ("#N/A", "#REF!"), strict=False):
        entry.write(bhxh_code=Typed(error, "error"))
        entry.record["bhxh_code"] = None
        entry.refuse("cell-error", "bhxh_code")
