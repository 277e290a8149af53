"""The records refuse what could not have come from `parse`."""

from typing import Any

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
        {"guardian": {"full_name": "Lê Ba"}},
    ],
)
def test_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        Student(full_name="Lê An")._replace(**wrong).checked()
    assert [Student._fields[int(error["loc"][0])] for error in caught.value.errors()] == list(wrong)


@pytest.mark.parametrize(
    "wrong", [{"full_name": ""}, {"birth_date": "1/2/1985"}, {"bhxh_code": "1"}, {"phone": "1"}, {"relation": 1}]
)
def test_a_guardian_is_refused_too(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        Guardian(full_name="Lê Ba")._replace(**wrong).checked()
    assert [Guardian._fields[int(error["loc"][0])] for error in caught.value.errors()] == list(wrong)


def test_what_can_be_right_is_the_record_itself() -> None:
    adult = Guardian("Lê Ba", "cha", "1985", "0123456780", "001085000017", "0912345678").checked()
    student = Student("Lê An", "2011-03-15", "male", bhxh_code="001211012345", guardian=adult, consent=False)
    assert student.checked() is student


def test_a_record_cannot_be_changed() -> None:
    student = Student(full_name="Lê An")
    with pytest.raises(AttributeError):
        student.full_name = "Lê Bình"  # type: ignore[misc]


def test_the_fields_are_those_that_the_outside_may_rely_on() -> None:
    adult = {f"guardian_{'name' if part == 'full_name' else part}" for part in Guardian._fields}
    assert set(Student._fields) - {"guardian"} | adult == LABELS.keys()
