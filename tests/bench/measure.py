"""Runs one command and says what it cost. Never knows which tool it runs.

The process that calls this must stay small: on Linux a child's peak memory
starts at what its parent held when it was started (here about 15 MiB), so
sites are generated in processes of their own.
"""

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass

LIMIT_SECONDS = 1_800


@dataclass(frozen=True)
class Cost:
    """Wall and processor time in seconds, peak resident memory in MiB."""

    wall: float
    processor: float
    memory: float


class Failed(Exception):
    """A measured command did not end with 0; carries its last words."""


def cost_of(command, folder):
    """Runs `command` in `folder` and waits for it and its children."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            ["timeout", "--kill-after=5", str(LIMIT_SECONDS), *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            said.seek(0)
            last = said.read()[-2_000:].decode(errors="replace")
            raise Failed(f"{' '.join(command)} ended with {child.returncode}:\n{last}")
    # Linux counts the peak in KiB.
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1_024)


def median(costs):
    """The median of each figure by itself."""
    return Cost(
        statistics.median(c.wall for c in costs),
        statistics.median(c.processor for c in costs),
        statistics.median(c.memory for c in costs),
    )
