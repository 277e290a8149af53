import errno
import pickle

import pytest

from batch import errors

CODES = {
    errors.UsageError: 2,
    errors.NoInput: 4,
    errors.SettingsInvalid: 5,
    errors.OutputUnwritable: 6,
    errors.AlreadyGoing: 7,
    errors.WorkersLost: 8,
}


@pytest.mark.parametrize(("kind", "code"), CODES.items(), ids=lambda value: getattr(value, "__name__", value))
def test_each_way_the_world_breaks_has_the_exit_code_of_the_contract(kind: type, code: int) -> None:
    assert kind("câu").exit_code == code


def test_no_kind_of_broken_world_is_left_without_a_code_of_its_own() -> None:
    assert set(errors.BrokenWorld.__subclasses__()) == set(CODES)


@pytest.mark.parametrize("kind", CODES)
def test_an_exception_survives_the_way_between_processes(kind: type) -> None:
    again = pickle.loads(pickle.dumps(kind("Đĩa đầy.")))  # noqa: S301 - our own bytes
    assert (type(again), again.sentence) == (kind, "Đĩa đầy.")


def test_the_systems_refusals_are_told_in_vietnamese() -> None:
    assert errors.words(OSError(errno.ENOSPC, "No space left on device")) == "đĩa đã đầy"
    assert errors.words(OSError(errno.EMLINK, "Too many links")) == "Too many links"
    assert errors.words(OSError()) == "OSError"
