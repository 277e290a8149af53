"""Many machines: the jobs as futures of a dask cluster, or of one on this machine when no scheduler is named.

Workers write the papers themselves. So a worker on another machine must see the output folder and this software's
templates under the same paths as here (a shared folder), and have the same version installed. On a cluster of our own,
a worker is one process with one thread, and all of it speaks TLS over the loopback address alone.

A job whose worker died is done once more, alone, so that one that kills workers takes no other with it; what dies twice
is given up. A shared cluster is never restarted: others may be working on it.
"""

import importlib
import logging
import pickle
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

from batch.errors import SettingsInvalid, WorkersLost
from batch.executors import Answer, Job, Options, Result
from batch.executors.serial import attempt

_CONNECT_SECONDS = 20.0
_GRACE_SECONDS = 15.0
_HOPELESS = 12
"""After so many deaths, and not one job done, the rest is given up."""
_SILENCE = "import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 2)\n"
"""What a worker of our own runs first: its last words are for nobody, for its death comes back as an answer."""
_ONE_AT_A_TIME = threading.Lock()
"""Layout is not made for threads: a worker that has several does one job at a time all the same."""


def execute(work: Callable[[Job], Result], jobs: Sequence[Job], options: Options) -> Iterator[Answer[Result]]:
    """Do the jobs on the cluster; SettingsInvalid without dask, WorkersLost when there is no cluster to speak to."""
    if not jobs:
        return
    distributed = _distributed()
    with _cluster(distributed, options) as client, _taught(distributed, client, work, options) as name:
        pending: dict[int, Answer[Result]] = {index: _silent(index) for index in range(len(jobs))}
        deaths = 0
        for answer in _together(client, name, list(enumerate(jobs)), options):
            if not answer.died:
                del pending[answer.index]
                yield answer
                continue
            pending[answer.index] = answer
            deaths += 1
            if deaths >= _HOPELESS and len(pending) == len(jobs):
                yield from pending.values()
                return
        for index in pending:
            yield from _together(client, name, [(index, jobs[index])], options)


def _distributed() -> Any:
    try:
        return importlib.import_module("distributed")  # here, for few install it and it is slow to load
    except ImportError:
        raise SettingsInvalid(
            'Cách chạy «dask» cần thêm một gói: pip install "distributed". Hoặc dùng --executor pool.'
        ) from None


@contextmanager
def _cluster(distributed: Any, options: Options) -> Iterator[Any]:
    """Give a client of the named scheduler, else of a cluster of our own that ends with the work."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # deaths come back as answers
    if options.scheduler is None:
        with _own_cluster(distributed, options) as cluster, distributed.Client(cluster, set_as_default=False) as client:
            yield client
        return
    try:
        client = distributed.Client(options.scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError):
        raise WorkersLost(
            f"Không kết nối được với máy điều phối dask «{options.scheduler}». Kiểm tra địa chỉ và máy đó rồi chạy lại."
        ) from None
    with client:
        yield client


@contextmanager
def _own_cluster(distributed: Any, options: Options) -> Iterator[Any]:
    settings = {"distributed.scheduler.allowed-failures": 0, "distributed.scheduler.worker-saturation": 1.0}
    settings |= {"distributed.worker.memory.terminate": False, "distributed.admin.system-monitor.gil.enabled": False}
    with (
        importlib.import_module("dask").config.set(settings),
        distributed.LocalCluster(
            n_workers=options.workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # a port for its own health alone, whichever is free
            scheduler_kwargs={"dashboard": False},
            security=True,
            silence_logs=logging.CRITICAL,
            preload=[_SILENCE],
        ) as cluster,
    ):
        yield cluster


@contextmanager
def _taught(distributed: Any, client: Any, work: Callable[[Any], Any], options: Options) -> Iterator[str]:
    """Have every worker know the work for as long as it is done, and give the name that it goes by.

    The name is this run's own: on a shared cluster another school's run may be going on. Nobody keeps the work
    afterwards, for it holds the school's settings and with them its key.
    """
    name = f"vssid-batch-{uuid4().hex}"
    try:
        _teach(distributed, client, name, work, options)
        yield name
    finally:
        if options.scheduler is not None:  # a cluster of our own ends with the work
            with suppress(OSError, RuntimeError, ValueError):
                client.unregister_worker_plugin(name)


def _teach(distributed: Any, client: Any, called: str, work: Callable[[Any], Any], options: Options) -> None:
    """Send the work to every worker once, and to those that come later or come back."""

    class Work(distributed.WorkerPlugin):  # type: ignore[misc] # distributed may be absent
        """What the workers do with their jobs."""

        name = called
        pickled = pickle.dumps(work)

        def setup(self, worker: Any) -> None:
            self.work = pickle.loads(self.pickled)  # noqa: S301 - our own bytes, over our own cluster

    where = f" «{options.scheduler}»" if options.scheduler else ""
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        client.register_plugin(Work())
    except (OSError, RuntimeError):
        raise WorkersLost(
            f"Cụm máy dask{where} không có tiến trình nào nhận việc; hãy khởi động rồi chạy lại."
        ) from None
    except (ImportError, AttributeError, pickle.PickleError):
        raise WorkersLost(
            f"Các máy trong cụm dask{where} chưa cài phần mềm này, hoặc cài phiên bản khác; hãy cài cùng phiên bản."
        ) from None


def _together(client: Any, name: str, jobs: Sequence[tuple[int, Any]], options: Options) -> Iterator[Answer[Any]]:
    """Offer these jobs at once to those taught the work; answers come as they are ready, silence counts as death."""
    ready: queue.Queue[Any] = queue.Queue()
    waiting = {}
    for index, job in jobs:
        future = client.submit(_do, name, index, job, pure=False)
        waiting[future] = index
        future.add_done_callback(ready.put)
    while waiting:
        try:
            future = ready.get(timeout=options.seconds + _GRACE_SECONDS)
        except queue.Empty:
            break
        yield _answer(future, waiting.pop(future))
    yield from _given_up(client, waiting, options)


def _given_up(client: Any, waiting: dict[Any, int], options: Options) -> Iterator[Answer[Any]]:
    """Answer for the jobs that nobody answered, and free the workers that hang in them if they are ours."""
    if waiting:
        with suppress(OSError, CancelledError, RuntimeError):
            client.cancel(list(waiting), force=True)
        if options.scheduler is None:
            with suppress(OSError, RuntimeError):
                client.restart(timeout=_CONNECT_SECONDS)
    yield from map(_silent, waiting.values())


def _silent(index: int) -> Answer[Any]:
    return Answer(index, lost="no answer from the cluster", died=True)


def _answer(future: Any, index: int) -> Answer[Any]:
    if future.status != "finished":
        return Answer(index, lost=f"worker died or left ({future.status})", died=True)
    try:
        answer: Answer[Any] = future.result(timeout=_GRACE_SECONDS)
    except (OSError, CancelledError, RuntimeError):
        return Answer(index, lost="the answer was lost on its way", died=True)
    return answer


def _do(name: str, index: int, job: object) -> Answer[Any]:
    """Do one job on a worker, with the work that it was taught under that name."""
    worker = importlib.import_module("distributed").get_worker()
    with _ONE_AT_A_TIME:
        return attempt(worker.plugins[name].work, index, job)
