#!/usr/bin/env python3
"""Measures how long a save takes to reach the browser, beside Hugo's server.

    preview.py [--sizes 1000,10000] [--saves 15] [--tools guidepost,hugo]

A page of a synthetic site gets new words by one write, and the address of the
page is asked again and again until it answers with them. Waiting for quiet and
everything that is remembered count. Both servers keep the site in memory and
run one after the other. Prints a Markdown table; asserts nothing.
"""

import argparse
import contextlib
import datetime
import http.client
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import tools

HERE = pathlib.Path(__file__).resolve().parent
NAMES = {"guidepost": "Guidepost", "hugo": "Hugo"}
LIMIT_SECONDS = 600
# Aims of issue 3, in milliseconds.
AIMS = {1_000: 50, 10_000: 150}


class Server:
    """A server of one site, started and ready to answer."""

    def __init__(self, tool, program, site):
        self.log = tempfile.TemporaryFile()
        command = {
            "guidepost": [str(program), "serve", "--port", "0"],
            "hugo": [
                str(program), "server", "--renderToMemory", "--port", "0",
                "--noBuildLock", "--cacheDir", str(site / "cache"),
            ],
        }[tool]
        start = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=site, stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=subprocess.STDOUT,
        )
        self.port = self.find_port()
        self.connection = None
        self.ready = time.perf_counter() - start

    def find_port(self):
        deadline = time.monotonic() + LIMIT_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            self.log.seek(0)
            said = self.log.read().decode(errors="replace")
            found = re.search(r"http://localhost:(\d+)/", said)
            if found and found[1] != "0":
                return int(found[1])
            time.sleep(0.005)
        sys.exit(f"{self.process.args[0]} did not start:\n{said}")

    def get(self, path):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(
                "localhost", self.port, timeout=LIMIT_SECONDS
            )
        try:
            self.connection.request("GET", path)
            return self.connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            return b""

    def memory(self):
        """Peak resident memory in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1_024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def page_of(tool, site, pages):
    """A lesson in the middle of the site: its file and its address."""
    files = sorted((site / "content/learn").rglob("*.md"))
    lessons = [file for file in files if "index" not in file.name]
    file = lessons[pages // 2]
    parts = file.relative_to(site / "content").with_suffix("").parts
    if tool == "hugo":
        return file, "/" + "/".join(parts) + "/"
    plain = (re.sub(r"^\d+-", "", part) for part in parts)
    return file, "/" + "/".join(plain) + ".html"


def time_saves(server, file, address, saves):
    """Milliseconds from each save to the moment when its words are served."""
    text = file.read_text(encoding="utf-8")
    times = []
    for number in range(saves + 1):
        words = f"Saved{number}x{os.getpid()}"
        new = f"{text}\n{words}\n"
        start = time.perf_counter()
        file.write_text(new, encoding="utf-8")
        while words.encode() not in server.get(address):
            if time.perf_counter() - start > LIMIT_SECONDS:
                sys.exit(f"{address} never had the new words.")
        times.append(1_000 * (time.perf_counter() - start))
        # As people write: not at once again.
        time.sleep(0.3)
    # The first one finds everything cold, for both.
    return times[1:]


def measure(tool, program, pages, saves, work):
    site = work / f"{tool}-{pages}"
    layout = [sys.executable, str(HERE / "synthetic.py"), tool, str(pages), str(site)]
    subprocess.run(layout, check=True)
    server = Server(tool, program, site)
    with contextlib.closing(contextlib.ExitStack()) as stack:
        stack.callback(server.stop)
        file, address = page_of(tool, site, pages)
        if b"</html>" not in server.get(address):
            sys.exit(f"{NAMES[tool]} does not serve {address}.")
        times = time_saves(server, file, address, saves)
        return server.ready, times, server.memory()


def rows(results):
    yield "| pages | tool | ready (s) | save to served, median (ms) | p95 (ms) | peak memory (MiB) |"
    yield "|---:|---|---:|---:|---:|---:|"
    for (pages, tool), (ready, times, memory) in results.items():
        p95 = sorted(times)[max(0, round(0.95 * len(times)) - 1)]
        yield (
            f"| {pages:,} | {NAMES[tool]} | {ready:.2f} | {statistics.median(times):.0f} | "
            f"{p95:.0f} | {memory:.0f} |"
        )


def aims(results):
    yield "| aim | measured | at most | reached |"
    yield "|---|---:|---:|---|"

    def row(what, measured, most):
        return f"| {what} | {measured:.2f} | {most} | {'yes' if measured <= most else 'no'} |"

    for (pages, tool), (_, times, memory) in results.items():
        if tool != "guidepost":
            continue
        median = statistics.median(times)
        p95 = sorted(times)[max(0, round(0.95 * len(times)) - 1)]
        if pages in AIMS:
            yield row(f"median at {pages:,} pages (ms)", median, AIMS[pages])
        yield row(f"p95 against the median at {pages:,}", p95 / median, 2)
        if pages >= 10_000 and (pages, "hugo") in results:
            yield row(f"memory against Hugo's at {pages:,}", memory / results[(pages, "hugo")][2], 0.2)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    listed = lambda kind: lambda text: [kind(part) for part in text.split(",")]
    parser.add_argument("--sizes", type=listed(int), default=[1_000, 10_000])
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--tools", type=listed(str), default=list(NAMES))
    parser.add_argument("--guidepost", help="a program that is built already")
    return parser.parse_args()


def main():
    given = arguments()
    programs = {tool: tools.PROGRAMS[tool] for tool in given.tools}
    if given.guidepost:
        programs["guidepost"] = lambda: pathlib.Path(given.guidepost).resolve()
    programs = {tool: find() for tool, find in programs.items()}
    load = os.getloadavg()[0]
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    results = {}
    with tempfile.TemporaryDirectory(prefix="guidepost-preview-", dir=base) as work:
        for pages in given.sizes:
            for tool, program in programs.items():
                print(f"{NAMES[tool]}, {pages} pages", file=sys.stderr)
                results[(pages, tool)] = measure(
                    tool, program, pages, given.saves, pathlib.Path(work)
                )
    today = datetime.date.today().isoformat()
    versions = ", ".join(tools.version(tool, path) for tool, path in programs.items())
    print(f"{today}, {os.cpu_count()} cores, load before {load:.1f}, {given.saves} saves. {versions}.\n")
    print(*rows(results), sep="\n", end="\n\n")
    print(*aims(results), sep="\n")


if __name__ == "__main__":
    main()
