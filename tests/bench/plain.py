#!/usr/bin/env python3
"""Measures what the rules for plain language cost.

    plain.py [--pages 10000] [--runs 3]

A plain build and a check of the same synthetic site, in turn. Prints a Markdown
table and the aim of issue 9 beside it; asserts nothing. Run it on a quiet
machine. A save does not wait for the rules: the preview runs them on the page
that is on screen, when its panel asks.
"""

import argparse
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import measure
import tools

HERE = pathlib.Path(__file__).resolve().parent
MOST_RATIO = 1.5


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


def row(what, measured, most):
    return f"| {what} | {measured} | {most} |"


def table(given, costs):
    ratio = costs["check"].wall / costs["build"].wall
    yield "| what | measured | at most |"
    yield "|---|---:|---:|"
    for name, cost in costs.items():
        yield row(f"{name} of {given.pages:,} pages, wall (s)", f"{cost.wall:.2f}", "")
        yield row(f"{name} of {given.pages:,} pages, processor (s)", f"{cost.processor:.2f}", "")
        yield row(f"{name} of {given.pages:,} pages, peak memory (MiB)", f"{cost.memory:.0f}", "")
    yield row("check against build, wall", f"{ratio:.2f}", MOST_RATIO)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
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
    today = datetime.date.today().isoformat()
    print(
        f"{today}, {os.cpu_count()} cores, load before {load:.1f}, {given.runs} runs. "
        f"{tools.version('guidepost', program)}.\n"
    )
    print(*table(given, costs), sep="\n")


if __name__ == "__main__":
    main()
