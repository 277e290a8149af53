"""The records refuse what could not have come from `parse`."""

import pytest
from pydantic import ValidationError

from schemas.fields import LABELS
from schemas.student import Guardian, Student


@pytest.mark.parametrize(
    "wrong",
    [
        {"bhxh_code": "011234567"},
        {"bhxh_code": 1123456710},
        {"phone": "912345678"},
        {"personal_id": "1211012345"},
        {"birth_date": "15/03/2011"},
        {"full_name": ""},
        {"full_name": "x" * 101},
        {"sex": "Nam"},
        {"id_type": "CCCD"},
        {"has_portrait": "x"},
        {"diem": "10"},
        {"guardian": {"full_name": "Lê Ba"}},
    ],
)
def test_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Student.of(wrong)


def test_a_record_cannot_be_changed() -> None:
    student = Student.of({"full_name": "Lê An"})
    with pytest.raises(AttributeError):
        student.full_name = "Lê Bình"  # type: ignore[misc]


def test_the_fields_are_those_that_the_outside_may_rely_on() -> None:
    adult = {f"guardian_{'name' if part == 'full_name' else part}" for part in Guardian._fields}
    assert set(Student._fields) - {"guardian"} | adult == LABELS.keys()
