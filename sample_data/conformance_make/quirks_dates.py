"""Quirks of birth dates: how Excel and people write them, and what Excel does to them in silence."""

from datetime import date, timedelta

from sample_data.conformance_make.draft import Draft
from sample_data.conformance_make.page import Typed
from sample_data.conformance_make.quirk import quirk
from sample_data.entry import Entry

_EPOCH = date(1899, 12, 30)
_LAST_MONTH = 12


def _born(entry: Entry) -> date:
    return entry.pupil.person.born


def _reborn(entry: Entry, born: date) -> None:
    """Give a pupil another birthday of the same year, so that the numbers that tell the year stay true."""
    entry.record["birth_date"] = born.isoformat()


@quirk("true-dates", "Ngày sinh là ngày thật của Excel", "birth", "dates")
def _true(draft: Draft) -> None:
    for entry in draft.entries:
        entry.write(birth_date=_born(entry))


@quirk("epoch-1904", "Sổ làm việc tính ngày từ 1904", "birth epoch", "dates formats")
def _epoch(draft: Draft) -> None:
    draft.epoch_1904 = True
    _true(draft)


@quirk("serials", "Ngày sinh là số thứ tự ngày, định dạng General", "birth epoch", "numbers")
def _serials(draft: Draft) -> None:
    for entry in draft.entries[::2]:
        entry.write(birth_date=(_born(entry) - _EPOCH).days)
        draft.expect(entry, "date-serial", "birth_date")


@quirk("serials-as-text", "Số thứ tự ngày còn lại dưới dạng chữ", "birth epoch")
def _serials_as_text(draft: Draft) -> None:
    for entry in draft.entries[::3]:
        entry.write(birth_date=str((_born(entry) - _EPOCH).days))
        draft.expect(entry, "date-serial", "birth_date")


@quirk("bare-years", "Chỉ có năm sinh, ghi dạng số: là năm, không phải số thứ tự ngày", "birth", "numbers")
def _years(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries[:4]):
        year = str(_born(entry).year)
        entry.record["birth_date"] = year
        entry.write(birth_date=int(year) if number % 2 else year)
        entry.warn("birth-date-partial", "birth_date")


@quirk("months-and-years", "Chỉ có tháng và năm sinh", "birth")
def _months(draft: Draft) -> None:
    for entry in draft.entries[:3]:
        entry.record["birth_date"] = f"{_born(entry):%Y-%m}"
        entry.write(birth_date=f"{_born(entry):%m/%Y}")
        entry.warn("birth-date-partial", "birth_date")


@quirk("dates-swapped", "Excel tiếng Anh đã đảo ngày và tháng", "birth size", "dates")
def _swapped(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries):
        born = _born(entry)
        if number % 2:
            born = born.replace(day=1 + (born.month + number) % _LAST_MONTH)
            if born.day == born.month:
                born = born.replace(day=born.month % _LAST_MONTH + 1)
            entry.write(birth_date=born.replace(month=born.day, day=born.month))
            entry.warn("birth-date-swapped", "birth_date")
            draft.expect(entry, "date-swapped", "birth_date")
        else:
            born = born.replace(day=13 + number)
            entry.write(birth_date=f"{born:%d/%m/%Y}")
        _reborn(entry, born)


@quirk("dates-month-first", "Cả cột gõ tháng trước ngày; vài ô cho thấy rõ điều đó", "birth size")
def _month_first(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries):
        born = _born(entry)
        born = born.replace(day=13 + number if number < 2 else 1 + (born.month + number) % _LAST_MONTH)  # noqa: PLR2004
        entry.write(birth_date=f"{born:%m/%d/%Y}")
        _reborn(entry, born)
        if born.day != born.month:
            entry.warn("birth-date-repaired", "birth_date")
            draft.expect(entry, "date-month-first", "birth_date")


@quirk("dates-swapped-at-home", "Gõ tháng trước ngày vào Excel tiếng Việt: máy đảo những ngày đọc được",
       "birth size", "dates")  # fmt: skip
def _swapped_at_home(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries):
        born = _born(entry)
        if number % 2:
            born = born.replace(day=born.month % _LAST_MONTH + 1)
            entry.write(birth_date=born.replace(month=born.day, day=born.month))
            entry.warn("birth-date-swapped", "birth_date")
            draft.expect(entry, "date-swapped", "birth_date")
        else:
            born = born.replace(day=13 + number)
            entry.write(birth_date=f"{born:%m/%d/%Y}")
            entry.warn("birth-date-repaired", "birth_date")
            draft.expect(entry, "date-month-first", "birth_date")
        _reborn(entry, born)


@quirk("dates-not-swapped", "Ngày thật và ngày dạng chữ lẫn lộn, nhưng không bị đảo", "birth size", "dates")
def _mixed(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries):
        born = _born(entry).replace(day=3 + 2 * number)
        entry.write(birth_date=born if number % 2 else f"{born:%d/%m/%Y}")
        _reborn(entry, born)


@quirk("dates-loosely-typed", "Ngày sinh gõ 5-3-2012, 5.3.2012, 2012-03-05", "birth")
def _loose(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries):
        born = _born(entry)
        ways = (f"{born.day}-{born.month}-{born.year}", f"{born.day}.{born.month}.{born.year}", born.isoformat(),
                f"{born.day}/ {born.month}/{born.year}", f"{born:%Y-%m-%d} 00:00:00")  # fmt: skip
        entry.write(birth_date=ways[number % len(ways)])


@quirk("dates-repaired", "Ngày sinh hai số cuối của năm, tháng trước ngày, viết bằng chữ", "birth")
def _repaired(draft: Draft) -> None:
    rules = ("date-two-digit-year", "date-month-first", "date-in-words")
    for number, (entry, rule) in enumerate(zip(draft.entries, rules, strict=False)):
        born = _born(entry).replace(day=25)
        ways = (f"{born:%d/%m/%y}", f"{born:%m/%d/%Y}", f"Ngày {born.day} tháng {born.month} năm {born.year}")
        entry.write(birth_date=ways[number])
        _reborn(entry, born)
        entry.warn("birth-date-repaired", "birth_date")
        draft.expect(entry, rule, "birth_date")


@quirk("guardian-years", "Người giám hộ chỉ có năm sinh", "guardian_birth", bases=("own", "template"))
def _guardian_years(draft: Draft) -> None:
    for entry in draft.entries:
        year = str(entry.pupil.guardian.born.year)
        entry.record["guardian_birth_date"] = year
        entry.write(guardian_birth_date=year)


@quirk("guardian-true-dates", "Ngày sinh người giám hộ là ngày thật, có em là số thứ tự", "guardian_birth epoch",
       "dates", ("own", "template"))  # fmt: skip
def _guardian_dates(draft: Draft) -> None:
    for number, entry in enumerate(draft.entries):
        born = entry.pupil.guardian.born
        serial = Typed(str((born - _EPOCH) // timedelta(days=1)))
        in_days = number == 1 and not draft.epoch_1904
        entry.write(guardian_birth_date=serial if in_days else born)
        if in_days:
            draft.expect(entry, "date-serial", "guardian_birth_date")
