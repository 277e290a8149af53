"""What each case is called and which part of the guide it stands on."""

import pytest

from batch.cases import Case, guardian, guardian_without_code, own_means


# Named one by one so that the type checker holds every module against the shape.
@pytest.mark.parametrize(
    ("case", "number", "title", "cite"),
    [
        (own_means, 1, "Học sinh tự đăng ký", "Hướng dẫn, mục 1"),
        (guardian, 2, "Người giám hộ đăng ký cho con", "Hướng dẫn, mục 2"),
        (guardian_without_code, 3, "Người giám hộ chưa có mã số BHXH", "Hướng dẫn, mục 3"),
    ],
)
def test_a_case_bears_the_number_and_the_title_of_the_guide(case: Case, number: int, title: str, cite: str) -> None:
    assert (number, title, cite) == (case.NUMBER, case.TITLE, case.CITE)
