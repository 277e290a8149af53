"""One job after another, in this process: the reference that every other executor must equal.

It cannot interrupt a job, nor outlive one that ends the process: the one exception to the law of the package.
"""

import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from batch.executors import Answer, Job, Options, Result


def execute(work: Callable[[Job], Result], jobs: Sequence[Job], options: Options) -> Iterator[Answer[Result]]:
    """Do the jobs in their order; ``options`` change nothing, not even how long a job may take."""
    del options
    for index, job in enumerate(jobs):
        yield attempt(work, index, job)


def attempt(work: Callable[[Job], Result], index: int, job: Job) -> Answer[Result]:
    """Do one job; whatever it raises is its answer."""
    try:
        return Answer(index, result=work(job))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the law: one bad job harms no other, and comes back as data
        return Answer(index, lost=_place(error), errno=error.errno if isinstance(error, OSError) else None)


def _place(error: BaseException) -> str:
    """Name the kind of an error and where it was raised, not its message: that may quote a pupil's data."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}"
