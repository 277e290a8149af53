"""Work for the executors' tests: importable by every worker, and with jobs that kill it."""

import os
import time


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
