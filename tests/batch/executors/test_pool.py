import gc
import time
from pathlib import Path

import pytest

from batch.executors import Options, pool
from tests.batch.executors.chores import DeadOnArrival, chore


@pytest.mark.parametrize("jobs", [2, 60], ids=["few", "many"])
def test_where_workers_only_die_it_soon_stops_trying(jobs: int) -> None:
    start = time.monotonic()
    found = list(pool.execute(chore, ["exit"] * jobs, Options(workers=2, seconds=20)))
    assert sorted(answer.index for answer in found) == list(range(jobs))
    assert all(answer.died for answer in found)
    assert time.monotonic() - start < 15


def test_work_that_kills_whoever_receives_it_is_given_up() -> None:
    found = list(pool.execute(DeadOnArrival(), [1, 2, 3], Options(workers=2, seconds=5)))
    assert sorted((answer.index, answer.died) for answer in found) == [(0, True), (1, True), (2, True)]


def test_a_pool_that_nobody_listens_to_ends_at_once() -> None:
    going = pool.execute(chore, ["hang", 1], Options(workers=2, seconds=300))
    assert next(going).result == 1
    start = time.monotonic()
    del going  # the last one who knew of it
    gc.collect()
    assert time.monotonic() - start < 15


def test_what_workers_leave_lying_about_is_cleared_away() -> None:
    found = list(pool.execute(chore, ["litter"] * 4, Options(workers=2, seconds=20)))
    left = [Path(str(answer.result)) for answer in found]
    assert len(set(left)) == 4
    assert not any(folder.exists() or folder.parent.exists() for folder in left)
