"""Clean rows that look odd: untidy typing that is cleaned in silence, and rarities that are no fault at all."""

import unicodedata
from datetime import date

from sample_data.entry import Entry


def _text(row: Entry, key: str) -> str:
    return str(row.cells[key])


def spaces_in_name(row: Entry) -> None:
    """Two spaces inside the name and a hard one behind it."""
    row.write(full_name=_text(row, "full_name").replace(" ", "  ", 1) + "\u00a0")


def marks_apart(row: Entry) -> None:
    """The name as a Mac writes it: letters and marks apart (NFD)."""
    row.write(full_name=unicodedata.normalize("NFD", _text(row, "full_name")))


def dots_in_guardian_phone(row: Entry) -> None:
    """The guardian's number with dots."""
    number = row.pupil.guardian.mobile
    row.write(guardian_phone=f"{number[:4]}.{number[4:7]}.{number[7:]}")


def spaces_in_code(row: Entry) -> None:
    """The mã số BHXH in groups."""
    code = row.pupil.person.code
    row.write(bhxh_code=f"{code[:4]} {code[4:7]} {code[7:]} ")


def wide_digits(row: Entry) -> None:
    """The mã số BHXH in full-width digits."""
    row.write(bhxh_code=row.pupil.person.code.translate({ord("0") + n: 0xFF10 + n for n in range(10)}))


def sex_in_capitals(row: Entry) -> None:
    """NAM, NỮ."""
    row.write(sex=_text(row, "sex").upper())


UNTIDY = (spaces_in_name, dots_in_guardian_phone, spaces_in_code, marks_apart, sex_in_capitals, wide_digits)
"""Each is at home in every roster that has a column for the guardian's telephone and the code."""


def short_date(row: Entry) -> None:
    """A birthday with dashes and without leading zeros."""
    born = date.fromisoformat(str(row.record["birth_date"]))
    row.write(birth_date=f"{born.day}-{born.month}-{born.year}")


def code_is_personal_number(row: Entry) -> None:
    """Since August 2025 the personal number may stand for the code."""
    row.write(bhxh_code=row.pupil.person.number)
    row.record["bhxh_code"] = row.pupil.person.number


def guardian_code_is_personal_number(row: Entry) -> None:
    """The same of the guardian."""
    row.write(guardian_bhxh_code=row.pupil.guardian.number)
    row.record["guardian_bhxh_code"] = row.pupil.guardian.number


def grandmother(row: Entry) -> None:
    """A relation that is none of the usual words."""
    number = f"001156{row.pupil.guardian.number[-6:]}"
    row.write(guardian_relation="Bà ngoại", guardian_birth_date="02/09/1956", guardian_id_number=number)
    row.record |= {"guardian_birth_date": "1956-09-02", "guardian_id_number": number}
    del row.record["guardian_relation"]


def no_photo_marks(row: Entry) -> None:
    """Nobody marked what papers are there."""
    row.write(has_portrait=None, has_id_front=None, has_id_back=None, has_birth_certificate=None)


ODD_OF_CASE_2 = (short_date, code_is_personal_number, guardian_code_is_personal_number, grandmother, no_photo_marks)


def guardian_code_struck_out(row: Entry) -> None:
    """A dash says that there is no code: case 3."""
    row.write(guardian_bhxh_code="-")
    row.record["guardian_bhxh_code"] = None
    row.case = 3


def nearly_namesakes(row: Entry) -> None:
    """Names that differ in one mark are two names: mother and daughter."""
    row.write(full_name="Quách Thanh Hà", guardian_name="Quách Thanh Hạ")
    row.record |= {"full_name": "Quách Thanh Hà", "guardian_name": "Quách Thanh Hạ"}


ODD_IN_SIMPLE_LIST = (guardian_code_struck_out, nearly_namesakes)


def phone_with_country_code(row: Entry) -> None:
    """The own number in the international form."""
    row.write(phone=f"+84 {row.pupil.person.mobile[1:]}")


def passport(row: Entry) -> None:
    """A passport instead of a card."""
    number = f"C{row.pupil.person.number[-6:]}7"
    row.write(id_number=number)
    row.record |= {"id_type": "passport", "id_number": number}


def no_guardian(row: Entry) -> None:
    """A pupil of case 1 needs no guardian."""
    row.write(**{key: None for key in row.cells if key.startswith("guardian_")})
    row.record |= {key: None for key in row.record if key.startswith("guardian_")}


ODD_OF_CASE_1 = (phone_with_country_code, passport, no_guardian)


def paused(row: Entry) -> None:
    """The ministry's state «Bảo lưu»: not with the class this year, yet of the school."""
    row.write(status="Bảo lưu")


def sponsor(row: Entry) -> None:
    """Neither father nor mother, but a sponsor."""
    guardian = row.pupil.guardian
    row.write(father_name=None, father_phone=None, mother_name=None, mother_phone=None)
    row.write(sponsor_name=guardian.name, sponsor_phone=guardian.mobile)
    del row.record["guardian_relation"]


def both_parents(row: Entry, name: str, phone: str) -> None:
    """Both parents named: either may register, so the truth names none."""
    other = "mother" if row.cells.get("father_name") else "father"
    row.write(**{f"{other}_name": name, f"{other}_phone": phone})
    for key in ("guardian_name", "guardian_relation", "guardian_phone"):
        row.record.pop(key, None)


def siblings(row: Entry, other: Entry) -> None:
    """Two pupils of one mother: her name, code and telephone may stand twice."""
    for key in [key for key in row.cells if key.startswith("guardian_")]:
        other.cells[key] = row.cells[key]
    for key in [key for key in row.record if key.startswith("guardian_")]:
        other.record[key] = row.record[key]
