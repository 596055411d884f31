"""A standalone cluster of Spark on loopback: a master and two workers, as processes of their own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

DEFAULTS = """
spark.driver.extraJavaOptions    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.executor.extraJavaOptions  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.executor.memory            1g
spark.sql.codegen.wholeStage     false
"""
"""What a user may say of a cluster, and what makes many small queries fast."""


@dataclass(frozen=True)
class Cluster:
    """A running cluster, with the folder of its settings and its processes."""

    master: str
    settings: Path
    folder: Path
    processes: list[subprocess.Popen[bytes]]
    """The master, then the workers."""

    def executors(self) -> list[Path]:
        """Return the folders of the executors that were ever started."""
        return list(self.folder.glob("work-*/app-*/*"))


def need_java() -> None:
    """Skip a test where there is no Java, but for CI, which must have it."""
    if not shutil.which("java"):
        if os.environ.get("CI"):
            pytest.fail("there is no Java: apt-get install openjdk-17-jre-headless")
        pytest.skip("there is no Java 17")


@contextmanager
def running(folder: Path, workers: int = 2, defaults: str = DEFAULTS) -> Iterator[Cluster]:
    """Lend a cluster that keeps its files, and its settings, in a folder."""
    (folder / "spark-defaults.conf").write_text(defaults)
    port = free_port()
    master = f"spark://127.0.0.1:{port}"
    processes = []
    try:
        started = ("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        processes.append(process(folder, "master", *started))
        wait_for(folder / "master.log", "I have been elected leader")
        for number in range(workers):
            processes.append(worker(folder, number, master))
        for number in range(workers):
            wait_for(folder / f"worker-{number}.log", "Successfully registered with master")
        yield Cluster(master, folder, folder, processes)
    finally:
        for one in reversed(processes):
            one.terminate()
        for one in reversed(processes):
            one.wait()


def replaced(cluster: Cluster, number: int) -> None:
    """Kill a worker, and start another in its place."""
    lost = cluster.processes[1 + number]
    lost.kill()
    lost.wait()
    cluster.processes[1 + number] = worker(cluster.folder, number, cluster.master)


def worker(folder: Path, number: int, master: str) -> subprocess.Popen[bytes]:
    """Start a worker that lends a core, and as much of 4 GB as is asked of it."""
    place = ("--work-dir", str(folder / f"work-{number}"), "--cores", "1", "--memory", "4g")
    return process(
        folder, f"worker-{number}", "worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", *place, master
    )


def process(folder: Path, name: str, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a part of the cluster, which tells what it does in NAME.log."""
    import pyspark

    command = [
        str(Path(pyspark.__file__).parent / "bin" / "spark-class"),
        f"org.apache.spark.deploy.{kind}",
        *arguments,
    ]
    environment = {**os.environ, "SPARK_CONF_DIR": str(folder), "SPARK_DAEMON_MEMORY": "256m"}
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(log: Path, text: str, seconds: float = 90) -> None:
    """Wait until a log says something."""
    end = time.monotonic() + seconds
    while text not in log.read_text("utf-8", "replace"):
        assert time.monotonic() < end, log.read_text("utf-8", "replace")
        time.sleep(0.2)
