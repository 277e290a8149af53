"""The pupil and the guardian: typed, normalised records. Only `parse` makes them, and has them `checked`.

They are tuples with names: a province's pupils are kept in memory, and a tuple takes a tenth of a model's room.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple, Self, get_type_hints

from pydantic import ConfigDict, Field, InstanceOf, TypeAdapter

IdType = Literal["cccd", "cmnd", "passport"]
Sex = Literal["male", "female"]

BhxhCode = Annotated[str, Field(pattern=r"^(\d{10}|\d{12})$")]
PersonalId = Annotated[str, Field(pattern=r"^\d{12}$")]
Mobile = Annotated[str, Field(pattern=r"^0\d{9}$")]
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Name = Annotated[str, Field(min_length=1, max_length=100)]


class Guardian(NamedTuple):
    """Who registers for the child: cha, mẹ đẻ hoặc người giám hộ theo pháp luật (the guide, case 2)."""

    full_name: Name | None = None
    relation: str | None = None
    birth_date: PartialDate | None = None
    bhxh_code: BhxhCode | None = None
    id_number: str | None = None
    phone: Mobile | None = None

    def checked(self) -> Self:
        """Give the record itself; ValidationError, with the field's index, for a value that cannot be right."""
        _GUARDIAN(self)
        return self


class Student(NamedTuple):
    """One pupil. A field is None when the roster does not give it or gives it in a form that cannot be right.

    ``birth_date`` is ISO and may stop at the year or the month; ``phone`` is only an own, valid mobile number;
    ``id_number`` is the number of a paper that the pupil holds, ``personal_id`` the number from birth registration.
    """

    full_name: Name | None = None
    birth_date: PartialDate | None = None
    sex: Sex | None = None
    ethnicity: str | None = None
    nationality: str | None = None
    class_name: str | None = None
    roll_number: str | None = None
    student_code: str | None = None
    bhxh_code: BhxhCode | None = None
    bhyt_card: str | None = None
    id_type: IdType | None = None
    id_number: str | None = None
    personal_id: PersonalId | None = None
    phone: Mobile | None = None
    email: str | None = None
    address: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    guardian: InstanceOf[Guardian] = Guardian()
    has_portrait: bool | None = None
    has_id_front: bool | None = None
    has_id_back: bool | None = None
    has_birth_certificate: bool | None = None
    already_registered: bool | None = None
    consent: bool | None = None
    note: str | None = None

    def checked(self) -> Self:
        """Give the record itself; ValidationError, with the field's index, for a value that cannot be right."""
        _STUDENT(self)
        return self


def _checking(record: type[NamedTuple]) -> Callable[[object], object]:
    """Make the check of a record by its annotations. It looks at the tuple as it stands and makes no other."""
    shape: Any = tuple.__class_getitem__(tuple(get_type_hints(record, include_extras=True).values()))
    return TypeAdapter(shape, config=ConfigDict(strict=True)).validator.validate_python


_GUARDIAN = _checking(Guardian)
_STUDENT = _checking(Student)
