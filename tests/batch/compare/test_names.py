"""When two names are one person's."""

import itertools

import pytest

from batch.compare import names

SAME = [
    ("Trần Thị Bình", "TRẦN THỊ BÌNH"),
    ("Trần Thị Bình", "Tran Thi Binh"),
    ("Lê Thị Hoà", "Lê Thị Hòa"),
    ("Đỗ Hà-My", "Do Ha My"),
]
OTHER = [("Lê Văn An", "Lê Văn Ân"), ("Trần Thị Bình", "Trần Thị Bìn"), ("Lê An", "Lê Ba")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_left_out_marks_and_the_place_of_a_tone_make_no_other_person(one: str, other: str) -> None:
    assert names.same(one, other)
    assert names.same(other, one)
    assert names.people([one, other]) == {one: one, other: one}


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_marks_and_letters_do(one: str, other: str) -> None:
    assert not names.same(one, other)
    assert names.people([one, other]) == {one: one, other: other}


def test_nobody_is_the_same_as_nobody() -> None:
    assert not names.same(None, None)
    assert not names.same("Lê An", None)
    assert not names.same(None, "Lê An")


def test_a_name_without_marks_stays_between_two_that_contradict() -> None:
    assert names.people(["Lê Ân", "Le An", "Lê Ẩn", "LÊ ÂN"]) == {
        "Lê Ân": "Lê Ân",
        "Le An": "Le An",
        "Lê Ẩn": "Lê Ẩn",
        "LÊ ÂN": "Lê Ân",
    }


def test_two_pairs_that_contradict_are_four_people() -> None:
    four = ["Lê Ân", "Vũ Hà", "Lê Ẩn", "Vũ Hạ"]
    assert names.people(four) == {name: name for name in four}


def test_near_overlooks_marks_and_one_letter_and_no_more() -> None:
    assert names.people(["Lê Ân", "Lê An", "Lê Anh", "Lê Oanh"], near=True) == {
        "Lê Ân": "Lê Ân",
        "Lê An": "Lê Ân",
        "Lê Anh": "Lê Ân",
        "Lê Oanh": "Lê Ân",
    }
    assert names.people(["Lê An", "Lê Oanh"], near=True) == {"Lê An": "Lê An", "Lê Oanh": "Lê Oanh"}


def test_a_chain_of_near_names_is_one_whatever_their_order() -> None:
    chain = ["Lê Văn A", "Lê Văn Ab", "Lê Văn Abc"]
    for order in itertools.permutations(chain):
        assert set(names.people(order, near=True).values()) == {order[0]}


def test_beside_a_number_of_very_many_names_letters_are_not_compared() -> None:
    eight = [f"Lê Thị {letter * 9}" for letter in "bcdghkl"]
    near = [*eight, "Lê Thị bbbbbbbb"]
    assert len(set(names.people(near, near=True).values())) == 7
    assert len(set(names.people([*near, "Lê Thị Xuyến"], near=True).values())) == 9
