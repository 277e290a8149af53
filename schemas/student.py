"""The pupil and the guardian: typed, normalised records. Only `parse` makes them, by `Student.of` and `Guardian.of`.

They are tuples with names: a province's pupils are kept in memory, and a tuple takes a tenth of a model's room.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, Self

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

    @classmethod
    def of(cls, record: Mapping[str, object]) -> Self:
        """Make the record of its fields; ValidationError for a value that cannot be right, or a field that is none."""
        made: Self = _GUARDIAN(record)
        return made


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

    @classmethod
    def of(cls, record: Mapping[str, object]) -> Self:
        """Make the record of its fields; ValidationError for a value that cannot be right, or a field that is none."""
        made: Self = _STUDENT(record)
        return made


_STRICT = ConfigDict(strict=True)
_GUARDIAN = TypeAdapter(Guardian, config=_STRICT).validator.validate_python
_STUDENT = TypeAdapter(Student, config=_STRICT).validator.validate_python
