"""The law of all executors: every job answered exactly once, a death costs its own job, nothing hangs or raises."""

import importlib.util
from types import ModuleType
from typing import Any

import pytest

from batch.executors import Answer, Options, dask, pool, serial
from tests.batch.executors.chores import chore

needs_dask = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="distributed is not installed")
ALL = [serial, pool, pytest.param(dask, marks=needs_dask)]
SEPARATE = [pool, pytest.param(dask, marks=needs_dask)]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_GRACE_SECONDS", 2.0)
    monkeypatch.setattr(dask, "_GRACE_SECONDS", 2.0)
    monkeypatch.setattr(dask, "_CONNECT_SECONDS", 2.0)


def answers(executor: ModuleType, jobs: list[Any], seconds: float = 20.0) -> list[Answer[Any]]:
    found = list(executor.execute(chore, jobs, Options(workers=2, seconds=seconds)))
    assert sorted(answer.index for answer in found) == list(range(len(jobs)))
    return sorted(found, key=lambda answer: answer.index)


@pytest.mark.parametrize("executor", ALL, ids=str)
def test_every_job_is_answered_once_and_a_bad_one_harms_no_other(executor: ModuleType) -> None:
    found = answers(executor, [*range(12), "odd", "full", "leave"])
    assert [answer.result for answer in found[:12]] == [number * number for number in range(12)]
    assert not [answer for answer in found[:12] if answer.lost or answer.died]
    assert [(answer.died, answer.errno) for answer in found[12:]] == [(False, None), (False, 28), (False, None)]


@pytest.mark.parametrize("executor", ALL, ids=str)
def test_no_jobs_no_answers(executor: ModuleType) -> None:
    assert list(executor.execute(chore, [], Options(workers=2))) == []


def test_why_a_job_failed_names_the_place_and_not_the_values() -> None:
    (answer,) = serial.execute(chore, ["Nguyễn"], Options())
    assert answer.lost is not None
    assert answer.lost.startswith("ValueError at chores.py:")
    assert "Nguyễn" not in answer.lost


@pytest.mark.parametrize("executor", SEPARATE, ids=str)
def test_a_dead_worker_costs_its_own_job_alone(executor: ModuleType) -> None:
    found = answers(executor, [0, "abort", 2, 3, "exit", 5, 6, 7])
    assert [answer.index for answer in found if answer.died] == [1, 4]
    assert [answer.result for answer in found if not answer.died] == [0, 4, 9, 25, 36, 49]


@pytest.mark.parametrize("executor", SEPARATE, ids=str)
def test_a_job_that_hangs_is_given_up_and_the_others_are_done(executor: ModuleType) -> None:
    found = answers(executor, ["hang", 1, 2], seconds=1.0)
    assert [answer.died for answer in found] == [True, False, False]


def test_serial_goes_in_order_and_one_at_a_time() -> None:
    seen: list[int] = []

    def note(job: int) -> int:
        seen.append(job)
        return job

    for answer in serial.execute(note, [5, 6, 7], Options(workers=9)):
        assert seen[-1] == answer.result
    assert seen == [5, 6, 7]
