"""All cores of this machine: pebble's process pool, which replaces a worker that dies or hangs.

A worker's death can cost more jobs than the one it had; so what the pool gives no answer for is done again, each
job in a fresh pool round, and only what fails twice is given up. Where workers only die, it is not tried for long.
"""

import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing import get_context
from typing import Any

from pebble import ProcessExpired, ProcessPool

from batch.executors import Answer, Job, Options, Result
from batch.executors.serial import attempt

_ROUNDS = 2
_GRACE_SECONDS = 15.0
_HOPELESS = 12
"""After so many deaths, and not one job done, the rest is given up."""
_SILENT = "no answer from the pool"
_work: Callable[[Any], Any] | None = None
"""What this worker process does with its jobs: set once when it starts."""


def execute(work: Callable[[Job], Result], jobs: Sequence[Job], options: Options) -> Iterator[Answer[Result]]:
    """Do the jobs on ``options.workers`` processes; what dies is tried once more, then given up."""
    pending: dict[int, Answer[Result]] = {index: Answer(index, lost=_SILENT, died=True) for index in range(len(jobs))}
    for _ in range(_ROUNDS):
        deaths = 0
        for answer in _round(work, jobs, list(pending), options) if pending else ():
            if answer.died:
                deaths += 1
                pending[answer.index] = answer
            else:
                del pending[answer.index]
                yield answer
            if deaths >= _HOPELESS and len(pending) == len(jobs):
                yield from pending.values()
                return
    yield from pending.values()


def _round(
    work: Callable[[Job], Result], jobs: Sequence[Job], indices: list[int], options: Options
) -> Iterator[Answer[Result]]:
    """Offer these jobs to a fresh pool; answers come as they are ready, silence counts as death."""
    workers = max(1, min(options.workers, len(indices)))
    # A worker that is stopped cannot clean up behind itself: what it left goes with this folder.
    room = tempfile.TemporaryDirectory(prefix="vssid-batch-", ignore_cleanup_errors=True)
    context = get_context("forkserver")
    pool = ProcessPool(max_workers=workers, initializer=_start, initargs=(work, room.name), context=context)
    try:
        futures: dict[Future[Any], int] = {
            pool.schedule(_do, args=(index, jobs[index]), timeout=options.seconds): index for index in indices
        }
        waiting = set(futures)
        while waiting:
            done, waiting = wait(waiting, timeout=options.seconds + _GRACE_SECONDS, return_when=FIRST_COMPLETED)
            if not done:
                break
            yield from (_answer(future, futures[future]) for future in done)
        yield from (Answer(futures[future], lost=_SILENT, died=True) for future in waiting)
    finally:
        pool.stop()  # type: ignore[no-untyped-call] # pebble types everything but this
        pool.join()
        room.cleanup()


def _answer(future: Future[Any], index: int) -> Answer[Any]:
    try:
        answer: Answer[Any] = future.result()
    except ProcessExpired as died:
        return Answer(index, lost=f"worker died with exit status {died.exitcode}", died=True)
    except FutureTimeout:
        return Answer(index, lost="took too long", died=True)
    except (CancelledError, OSError, RuntimeError) as error:
        return Answer(index, lost=type(error).__name__, died=True)
    except (pickle.PickleError, TypeError, AttributeError) as error:
        return Answer(index, lost=f"{type(error).__name__}: not plain data")
    return answer


def _start(work: Callable[[Any], Any], room: str) -> None:
    global _work  # noqa: PLW0603 - one worker process serves one kind of work
    _work = work
    tempfile.tempdir = room


def _do(index: int, job: object) -> Answer[Any]:
    assert _work is not None  # noqa: S101 - the pool starts every worker with _start
    return attempt(_work, index, job)
