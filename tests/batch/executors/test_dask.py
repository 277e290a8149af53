import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from batch.errors import SettingsInvalid, WorkersLost
from batch.executors import Options, dask
from tests.batch.executors.chores import DeadOnArrival, Signed, chore


def test_without_the_package_the_user_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsInvalid, match='pip install "distributed"') as refused:
        list(dask.execute(chore, [1], Options()))
    assert refused.value.exit_code == 5


class TestCluster:
    @pytest.fixture(autouse=True)
    def needs_dask(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("distributed")
        monkeypatch.setattr(dask, "_CONNECT_SECONDS", 3.0)

    @pytest.fixture
    def address(self) -> Iterator[str]:
        distributed = pytest.importorskip("distributed")
        settings: dict[str, Any] = {"threads_per_worker": 2, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
        with distributed.LocalCluster(n_workers=2, processes=True, silence_logs=50, **settings) as cluster:
            yield cluster.scheduler_address

    def test_a_named_scheduler_does_the_work_and_stays(self, address: str) -> None:
        for jobs in ([1, 2, 3], [4, "odd"]):
            found = {answer.index: answer.result for answer in dask.execute(chore, jobs, Options(scheduler=address))}
            assert found == {at: job * job if isinstance(job, int) else None for at, job in enumerate(jobs)}

    def test_two_runs_on_one_scheduler_do_not_do_each_others_work(self, address: str, tmp_path: Path) -> None:
        one, two = Signed("A", tmp_path), Signed("B", tmp_path)
        options = Options(scheduler=address)
        with ThreadPoolExecutor(1) as thread:
            first = thread.submit(lambda: [answer.result for answer in dask.execute(one, ["B"] * 8, options)])
            end = time.monotonic() + 20
            while (
                len(list(tmp_path.glob("A-works-*"))) < 2
            ):  # both workers are at the first's work when the second comes
                assert time.monotonic() < end
                time.sleep(0.01)
            second = [answer.result for answer in dask.execute(two, [None] * 4, options)]
            assert (first.result(), second) == (["A"] * 8, ["B"] * 4)

    @pytest.mark.parametrize("work", [chore, DeadOnArrival()], ids=["done", "failed"])
    def test_a_shared_cluster_keeps_nothing_of_the_work(self, address: str, work: Any) -> None:
        distributed = pytest.importorskip("distributed")
        with distributed.Client(address, set_as_default=False) as client:
            before = client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.worker_plugins))
            with suppress(WorkersLost):
                list(dask.execute(work, [1], Options(scheduler=address)))
            assert client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.worker_plugins)) == before
            known = client.run(lambda dask_worker: [name for name in dask_worker.plugins if "vssid" in name])
            assert [names for names in known.values() if names] == []

    def test_a_cluster_of_our_own_is_heard_on_this_machine_alone_and_leaves_nothing(self) -> None:
        psutil = pytest.importorskip("psutil")
        before = {child.pid for child in psutil.Process().children(recursive=True)}
        going = dask.execute(chore, [1, 2, 3], Options(workers=2))
        next(going)
        processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
        sockets = [socket for process in processes for socket in process.net_connections("inet")]
        heard = {socket.laddr.ip for socket in sockets if socket.status == psutil.CONN_LISTEN}
        assert heard == {"127.0.0.1"}
        assert len(list(going)) == 2
        left = [child for child in psutil.Process().children(recursive=True) if child.pid not in before]
        assert [child for child in left if "resource_tracker" not in " ".join(child.cmdline())] == []

    def test_a_scheduler_that_does_not_answer_is_said_to_be_lost(self) -> None:
        with pytest.raises(WorkersLost, match=r"127\.0\.0\.1:9"):
            list(dask.execute(chore, [1], Options(scheduler="tcp://127.0.0.1:9")))

    def test_an_address_that_is_none_is_said_so(self) -> None:
        with pytest.raises(WorkersLost, match="địa chỉ"):
            list(dask.execute(chore, [1], Options(scheduler="::nowhere::")))

    def test_a_cluster_without_workers_is_not_waited_for(self) -> None:
        distributed = pytest.importorskip("distributed")
        settings: dict[str, Any] = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": 50}
        with (
            distributed.LocalCluster(n_workers=0, processes=True, **settings) as cluster,
            pytest.raises(WorkersLost, match="không có tiến trình nào"),
        ):
            list(dask.execute(chore, [1], Options(scheduler=cluster.scheduler_address)))

    def test_work_that_kills_whoever_receives_it_is_a_lost_cluster(self) -> None:
        with pytest.raises(WorkersLost):
            list(dask.execute(DeadOnArrival(), [1, 2], Options(workers=2)))
