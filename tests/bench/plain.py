#!/usr/bin/env python3
"""Measures what the rules for plain language cost.

    plain.py [--pages 10000] [--preview-pages 1000] [--runs 3] [--saves 15]

First a plain build and a check of the same synthetic site, in turn; then how
much later the author's panel hears of a save than the page itself is served,
which holds all that the rules add to one edit. Prints a Markdown table and the
aims of issue 9 beside it; asserts nothing. Run it on a quiet machine.
"""

import argparse
import base64
import contextlib
import datetime
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import measure
import preview
import tools

HERE = pathlib.Path(__file__).resolve().parent
MOST_RATIO = 1.5
MOST_ADDED = 30


class Panel:
    """A tab of the preview: a WebSocket that is told what changed."""

    def __init__(self, server, address):
        shown = server.get(address).decode()
        token = re.search(r'data-token="([^"]+)"', shown)[1]
        seen = re.search(r'data-seen="([^"]*)"', shown)[1]
        host = f"localhost:{server.port}"
        self.stream = socket.create_connection(("localhost", server.port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.sendall(
            f"GET /__guidepost/live?token={token} HTTP/1.1\r\nHost: {host}\r\n"
            f"Origin: http://{host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        self.reader = self.stream.makefile("rb")
        if b" 101 " not in self.reader.readline():
            sys.exit("The preview opened no WebSocket.")
        while self.reader.readline().strip():
            pass
        self.tell({"page": address, "seen": seen})

    def tell(self, message):
        words = json.dumps(message).encode()
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(words))
        self.stream.sendall(bytes([0x81, 0x80 | len(words)]) + mask + masked)

    def next(self):
        """The next message; what is no message is passed over."""
        while True:
            kind, length = self.reader.read(2)
            length &= 0x7F
            if length > 125:
                length = int.from_bytes(self.reader.read(2 if length == 126 else 8), "big")
            words = self.reader.read(length)
            if kind & 0x0F == 1:
                return json.loads(words)


def time_panel(server, file, address, saves):
    """Milliseconds from each save to the moment when the panel is told."""
    panel = Panel(server, address)
    panel.next()
    text = file.read_text(encoding="utf-8")
    times = []
    for number in range(saves + 1):
        start = time.perf_counter()
        file.write_text(f"{text}\nTold{number}x{os.getpid()}\n", encoding="utf-8")
        while panel.next()["page"] != "changed":
            pass
        times.append(1_000 * (time.perf_counter() - start))
        time.sleep(0.3)
    return times[1:]


def synthetic(pages, site):
    layout = [sys.executable, str(HERE / "synthetic.py"), "guidepost", str(pages), str(site)]
    subprocess.run(layout, check=True)


def build_and_check(program, pages, runs, work):
    """The costs of both, taken in turn, with the first round left out."""
    site = work / "check"
    synthetic(pages, site)
    # Advice ends with 0; what fails has its own message.
    commands = {
        "build": [str(program), "build"],
        "check": [str(program), "check", "--format", "json"],
    }
    costs = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            if name == "build":
                shutil.rmtree(site / "public", ignore_errors=True)
            cost = measure.cost_of(command, site)
            if number:
                costs[name].append(cost)
    return {name: measure.median(those) for name, those in costs.items()}


def preview_times(program, pages, saves, work):
    site = work / "preview"
    synthetic(pages, site)
    server = preview.Server("guidepost", program, site)
    with contextlib.closing(contextlib.ExitStack()) as stack:
        stack.callback(server.stop)
        file, address = preview.page_of("guidepost", site, pages)
        served = preview.time_saves(server, file, address, saves)
        return statistics.median(served), statistics.median(time_panel(server, file, address, saves))


def row(what, measured, most):
    return f"| {what} | {measured} | {most} |"


def table(given, costs, served, told):
    ratio = costs["check"].wall / costs["build"].wall
    yield "| what | measured | at most |"
    yield "|---|---:|---:|"
    for name, cost in costs.items():
        yield row(f"{name} of {given.pages:,} pages, wall (s)", f"{cost.wall:.2f}", "")
        yield row(f"{name} of {given.pages:,} pages, processor (s)", f"{cost.processor:.2f}", "")
        yield row(f"{name} of {given.pages:,} pages, peak memory (MiB)", f"{cost.memory:.0f}", "")
    yield row("check against build, wall", f"{ratio:.2f}", MOST_RATIO)
    pages = f"{given.preview_pages:,} pages"
    yield row(f"save to served at {pages} (ms)", f"{served:.0f}", "")
    yield row(f"save to panel at {pages} (ms)", f"{told:.0f}", "")
    yield row("added by the rules after an edit (ms)", f"{max(0, told - served):.0f}", MOST_ADDED)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--preview-pages", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--guidepost", help="a program that is built already")
    return parser.parse_args()


def main():
    given = arguments()
    program = pathlib.Path(given.guidepost).resolve() if given.guidepost else tools.guidepost()
    load = os.getloadavg()[0]
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="guidepost-plain-", dir=base) as work:
        work = pathlib.Path(work)
        costs = build_and_check(program, given.pages, given.runs, work)
        served, told = preview_times(program, given.preview_pages, given.saves, work)
    today = datetime.date.today().isoformat()
    print(
        f"{today}, {os.cpu_count()} cores, load before {load:.1f}, {given.runs} runs, "
        f"{given.saves} saves. {tools.version('guidepost', program)}.\n"
    )
    print(*table(given, costs, served, told), sep="\n")


if __name__ == "__main__":
    main()
