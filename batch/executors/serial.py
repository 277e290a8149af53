"""One job after another, in this process: the reference that every other executor must equal."""

from collections.abc import Callable, Iterator, Sequence

from batch.executors import Answer, Job, Options, Result


def execute(work: Callable[[Job], Result], jobs: Sequence[Job], options: Options) -> Iterator[Answer[Result]]:
    """Do the jobs in their order."""
    del options
    for index, job in enumerate(jobs):
        yield attempt(work, index, job)


def attempt(work: Callable[[Job], Result], index: int, job: Job) -> Answer[Result]:
    """Do one job; whatever it raises is its answer."""
    try:
        return Answer(index, result=work(job))
    except Exception as error:  # noqa: BLE001 - the law: one bad job harms no other, and comes back as data
        return Answer(index, lost=f"{type(error).__name__}: {error}"[:300])
