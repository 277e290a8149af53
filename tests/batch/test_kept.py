"""While results are kept, nobody looks for cycles; and deciding makes none."""

import gc

import pytest

from batch.kept import kept
from tests.batch import clerk


def test_cycles_are_looked_for_again_afterwards_even_after_a_failure() -> None:
    with kept():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), kept():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_who_does_not_look_at_all_is_left_in_peace() -> None:
    gc.disable()
    try:
        with kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_deciding_and_comparing_leave_no_cycle_behind() -> None:
    rows = [clerk.BASES[base] | {"note": note} for base in clerk.BASES for note in ("", "chuyển trường")]
    judged = clerk.judge(*rows, {"bhxh_code": "17", "phone": "0912 345 678 (mẹ)"})  # imports and tables come first
    gc.collect()
    with kept():
        again = clerk.judge(*rows, {"bhxh_code": "17", "phone": "0912 345 678 (mẹ)"})
        assert gc.collect() == 0
    assert len(again.outcomes) == len(judged.outcomes)
