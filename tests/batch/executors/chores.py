"""Work for the executors' tests: importable by every worker, and with jobs that kill it."""

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


class Disk:
    """What the system says when there is no room left."""


def chore(job: object) -> object:
    """Do as the job says: a number is squared, a word is a way to fail."""
    if isinstance(job, int):
        return job * job
    if job == "abort":
        os.abort()
    if job == "exit":
        os._exit(17)
    if job == "leave":
        raise SystemExit(3)
    if job == "hang":
        time.sleep(600)
    if job == "litter":
        return tempfile.mkdtemp(prefix="litter-")
    if job == "full":
        raise OSError(28, "No space left on device")
    raise ValueError(f"secret of {job}")


class DeadOnArrival:
    """Work that kills every worker that receives it."""

    def __call__(self, job: object) -> object:
        return job

    def __setstate__(self, state: object) -> None:
        os._exit(3)

    def __getstate__(self) -> dict[str, int]:
        return {"state": 1}


@dataclass(frozen=True)
class Signed:
    """Work of one school: every answer has its letter. Whichever worker learns it leaves a mark of that."""

    letter: str
    marks: Path

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._mark("knows").touch()

    def __call__(self, other: str | None) -> str:
        """Wait until this worker knows the work of the other school as well, if one is named."""
        self._mark("works").touch()
        end = time.monotonic() + 20
        while other and not Signed(other, self.marks)._mark("knows").exists() and time.monotonic() < end:
            time.sleep(0.01)
        return self.letter

    def _mark(self, what: str) -> Path:
        return self.marks / f"{self.letter}-{what}-{os.getpid()}"
