"""Ways to do many jobs: one after another, on all cores of this machine, on a cluster.

The law of all of them: every job is answered exactly once, in any order; a job whose worker died or hung is answered
too, by why it was lost; an executor never hangs, nor raises for a job. One exception: ``serial`` works in the caller's
own process, where a job that hangs or kills takes the caller with it, and ``Options.seconds`` is not kept.

A module has `execute(work, jobs, options)`; `work` is a picklable callable that takes a job and gives plain data, and
is itself sent to each worker only once.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """The answer to the job at ``index``: a result, or why there is none.

    ``lost`` is a short text for the log and never holds a value of the job. ``died`` tells a worker that died, hung
    or never answered from a job that failed; ``errno`` is the system's error number where it was the system.
    """

    index: int
    result: Result | None = None
    lost: str | None = None
    died: bool = False
    errno: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How many workers, how long one job may take (seconds), where the cluster is."""

    workers: int = os.cpu_count() or 1
    seconds: float = 120.0
    scheduler: str | None = None


class Executor(Protocol):
    """The shape of an executor module."""

    def execute(self, work: Callable[[Job], Result], jobs: Sequence[Job], options: Options) -> Iterator[Answer[Result]]:
        """Do all jobs and answer each exactly once."""
        ...
