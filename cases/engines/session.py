"""A session of Spark: what it needs, how it starts and ends. What Spark says of its own goes into a file that vanishes.

Owns the settings, and the remedy where something is missing. What is asked in a session belongs to `spark`.
"""

import logging
import os
import re
import shutil
import socket
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from subprocess import TimeoutExpired
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from cases.console import say
from cases.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

REMEDY = 'pip install "enforcement-cases[spark]"'
LOCAL = "local[*]"
MASTER = re.compile(r"local(\[(\*|\d+)(,\d+)?\])?|spark://[^/]+:\d+(,[^/]+:\d+)*|yarn|k8s://.+")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PATIENCE = 25
"""Seconds in which a master takes a session: what answers at its address and has not by then is none."""
STARTING = 60
"""Seconds in which a session starts on this machine alone, or on a cluster of another kind."""
SOON = 15
"""Seconds in which a cluster that has a worker free lends it."""

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.maxResultSize": "0",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # what overflows is an error, not null
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",  # no digit of a product goes
    "spark.sql.legacy.sizeOfNull": "false",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",  # days before 1900 stay
}


@contextmanager
def session(master: str | None = None) -> Iterator["SparkSession"]:
    """Lend a session on a master, by default this machine; it ends with the block.

    Raises UsageError for what is no master, DatabaseError where something is missing, does not answer, or fails.
    """
    master = master or LOCAL
    check(master)
    # Of what else is installed: pandas, which is not asked.
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    with TemporaryFile() as log:
        # In a thread of its own: in that of the program Spark would take Ctrl-C for itself, and leave Java behind.
        beginner = ThreadPoolExecutor(1)
        launching = beginner.submit(launched, master, log)
        try:
            lent = beginner.submit(begun, launching.result(), master, log).result()
            if not master.startswith("local"):
                tell_of_waiting(lent, master)
            yield lent
        except (PySparkException, Py4JError, ConnectionError) as error:
            raise DatabaseError(
                f"Spark fails: {reason(error)}", "look at the workers' logs, or cases --debug"
            ) from error
        finally:
            if not launching.exception():
                ended(launching.result())
            beginner.shutdown()


def check(master: str) -> None:
    """Raise UsageError for what is no master, DatabaseError where a library, Java or the master itself is missing."""
    if not MASTER.fullmatch(master):
        raise UsageError(f"--master {master} is no address of a cluster", "--master spark://HOST:7077, or local[2]")
    for library in ("pyspark", "sqlglot"):
        if not find_spec(library):
            raise DatabaseError(f"--engine spark needs a library that is not installed ({library})", REMEDY)
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=f"{home}/bin" if home else None):
        where = f"in {home} (JAVA_HOME)" if home else "on the path"
        raise DatabaseError(f"--engine spark needs Java, and there is none {where}", "install Java 17 or newer")
    addresses = addressed(master)
    if addresses and not any(answers(host, port) for host, port in addresses):
        raise DatabaseError(f"no master answers at {master}", "start it, or name another --master")


def addressed(master: str) -> list[tuple[str, int]]:
    """Return hosts and ports of the masters of a standalone cluster; of another kind none."""
    if not master.startswith("spark://"):
        return []
    found = [one.rpartition(":") for one in master.removeprefix("spark://").split(",")]
    return [(host.strip("[]"), int(port)) for host, _, port in found]


def answers(host: str, port: int) -> bool:
    """Say whether anything takes a connection there."""
    try:
        with socket.create_connection((host, port), timeout=5):
            return True
    except OSError:
        return False


def settings(master: str) -> dict[str, str]:
    """Return the settings of a session, beside those of the user's spark-defaults.conf.

    On this machine alone, nobody else is spoken to.
    """
    own = {**SETTINGS, "spark.master": master, "spark.app.name": "cases", "spark.driver.memory": memory(master)}
    addresses = addressed(master)
    if master.startswith("local") or (addresses and all(host in LOOPBACK for host, _ in addresses)):
        own |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return own


def memory(master: str) -> str:
    """Return the most that the process that asks takes: CASES_MEMORY_LIMIT or, where it also computes, half of all."""
    if asked := os.environ.get("CASES_MEMORY_LIMIT"):
        return re.sub("i?b$", "", asked.lower().replace(" ", ""))
    if not master.startswith("local") or not hasattr(os, "sysconf"):
        return "2g"
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') // 2**21}m"


def launched(master: str, log: IO[bytes]) -> Any:
    """Return the gateway to a new Java process, what that prints being kept in the log."""
    from pyspark import SparkConf
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway

    # Spark and the gateway log what they raise as well.
    logging.getLogger("SQLQueryContextLogger").disabled = True
    logging.getLogger().addHandler(logging.NullHandler())

    # A worker that runs Python runs this one.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf(loadDefaults=False).setAll(list(settings(master).items()))
    try:
        return launch_gateway(conf, {"stdout": log, "stderr": log})  # type: ignore[no-untyped-call]
    except PySparkException as error:
        raise DatabaseError(f"Java does not start: {last_line(log)}", "install Java 17 or newer") from error


def begun(gateway: Any, master: str, log: IO[bytes]) -> "SparkSession":
    """Return a session of the gateway. Raises DatabaseError if none has begun in time."""
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    late = threading.Timer(PATIENCE if addressed(master) else STARTING, gateway.proc.kill)
    late.start()
    try:
        context = SparkContext(
            gateway=gateway, conf=SparkConf(loadDefaults=False).setAll(list(settings(master).items()))
        )
        context.setLogLevel("OFF")
        return SparkSession(context)
    except (Py4JError, OSError) as error:
        where = (
            f"no master of Spark answers at {master}"
            if addressed(master)
            else f"Spark does not start: {last_line(log)}"
        )
        raise DatabaseError(where, "look at the master's log, or name another --master") from error
    finally:
        late.cancel()


def tell_of_waiting(session: "SparkSession", master: str) -> None:
    """Wait for a worker, and after a while say so: a cluster that has none free lets one wait without a word."""
    tracker = session.sparkContext._jsc.sc().statusTracker()
    end = time.monotonic() + SOON
    while len(tracker.getExecutorInfos()) < 2:  # this process counts as one
        if time.monotonic() > end:
            asked = session.conf.get("spark.executor.memory", "1g")
            say(f"cases: waiting for {master}, which has no worker free with {asked} (spark.executor.memory)")
            return
        time.sleep(0.2)


def ended(gateway: Any) -> None:
    """End the Java process, as whole as it goes, and forget it: another session starts anew."""
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    context = SparkContext._active_spark_context
    if context:
        context._accumulatorServer.shutdown()
    # Asked to end, Java ends what it has begun: the application at its master, temporary files.
    gateway.proc.terminate()
    try:
        gateway.proc.wait(timeout=10)
    except TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()
    with suppress(Exception):
        gateway.shutdown()
    gateway.proc.stdin.close()
    SparkContext._active_spark_context = SparkContext._gateway = SparkContext._jvm = None
    SparkSession._instantiatedSession = None


def last_line(log: IO[bytes]) -> str:
    """Return the last that Java said."""
    log.seek(0)
    lines = log.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it says nothing")


def reason(error: Exception) -> str:
    """Return what an error of Spark's is about, in a line."""
    java = getattr(error, "java_exception", None)
    text = str(java.toString() if java is not None else error)
    return next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)
