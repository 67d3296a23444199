#!/usr/bin/env python3
"""Measures what a large catalogue costs beside as many lessons.

    catalogue.py [--records 10000] [--runs 3]

Builds the same number of synthetic lessons, of standards as rows of a table
alone, and of standards that have a page of plain words each, in turn. Prints a
Markdown table and the aim of issue 4 beside it; asserts nothing. Run it on a
quiet machine. On a busy one, processor time says more than wall time.

The values are those of our own vocabulary, in about the shares of our own
table; the words are made up as those of the lessons are.
"""

import argparse
import csv
import datetime
import os
import pathlib
import random
import shutil
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))

import measure  # noqa: E402
import synthetic  # noqa: E402
import tools  # noqa: E402

MOST_RATIO = 2
CONTENT = tools.PROJECT / "content"
# As in our own pages: the words of each part, 280 in all.
PARTS = {
    "What it is": 60,
    "Why it helps": 50,
    "Who must use it": 60,
    "Words for a contract": 40,
    "Get help": 20,
}
QUESTIONS = 4
COLUMNS = (
    "id title also-known-as one-line types status owner codes settings topics jobs needs "
    "works-with replaced-by read-it version version-date sources checked must must-who must-from must-by "
    "must-law must-source"
).split()


def vocabulary():
    """The ids of each list of our own vocabulary."""
    with open(CONTENT / "vocabulary.toml", "rb") as file:
        return {name: list(values) for name, values in tomllib.load(file).items()}


def record_id(number):
    return f"standard-{number}"


def title(number):
    source = random.Random(synthetic.SEED * 1_000_033 + number)
    return f"{synthetic.title_words(source)} {number}"


def line(source, words):
    return synthetic.sentence(source, words)


def some(source, values, most):
    """Some values of a list, never its `all` beside others."""
    named = [value for value in values if value != "all"]
    return " | ".join(source.sample(named, source.randint(1, most)))


def settings(source, values):
    return "all" if source.random() < 0.3 else some(source, values, 3)


def relations(source, number, records):
    """Up to two other records, each with its reason."""
    others = {source.randrange(records) for _ in range(source.randint(0, 2))} - {number}
    return " | ".join(f"{record_id(other)}: {line(source, 6)}" for other in sorted(others))


def duty(source, values):
    """What must be done, for about half of the records; nobody knows of the rest."""
    if source.random() < 0.5:
        return {"must": "unknown"}
    year = source.randint(2019, 2028)
    return {
        "must": "legal-must",
        "must-who": some(source, values["who"], 3),
        "must-from": f"{year}-04-01",
        "must-by": f"{year + 1}-03-31",
        "must-law": line(source, 8),
        "must-source": f"https://law.example/{year}",
    }


def row(number, records, values):
    source = random.Random(synthetic.SEED * 15_485_863 + number)
    status = source.choice(["active"] * 6 + ["trial", "in-development", "deprecated"])
    return {
        "id": record_id(number),
        "title": title(number),
        "also-known-as": " | ".join(synthetic.title_words(source) for _ in range(3)),
        "one-line": line(source, 15),
        "types": some(source, values["types"], 1),
        "status": status,
        "replaced-by": record_id((number + 1) % records) if status == "deprecated" else "",
        "owner": source.choice(values["owners"]),
        "codes": f"DCB{number + 10_000}",
        "settings": settings(source, values["settings"]),
        "topics": some(source, values["topics"], 3),
        "jobs": some(source, values["jobs"], 2),
        "needs": relations(source, number, records),
        "works-with": relations(source, number, records),
        "read-it": f"https://standards.example/{number}",
        "version": f"{source.randint(1, 9)}.{source.randint(0, 9)}",
        "version-date": "2024-04-15",
        "sources": f"https://standards.example/{number}",
        "checked": "2026-11-22",
        **duty(source, values),
    }


def page(number):
    source = random.Random(synthetic.SEED * 32_452_843 + number)
    parts = [f"## {part}\n\n{synthetic.paragraphs(source, words)}" for part, words in PARTS.items()]
    asked = "\n".join(f"- {line(source, 10)}" for _ in range(QUESTIONS))
    parts.insert(3, f"## What to ask your supplier\n\n{asked}")
    return f"---\ntitle: {title(number)}\nchecked: 2026-11-22\n---\n\n" + "\n\n".join(parts) + "\n"


def write_catalogue(records, site, with_pages):
    """A site of standards and nothing else."""
    synthetic.write_guidepost(0, site)
    values = vocabulary()
    standards = site / "content/standards"
    synthetic.write(standards / "index.md", "---\ntitle: Standards\n---\n\nMade up.\n")
    shutil.copy(CONTENT / "vocabulary.toml", site / "content/vocabulary.toml")
    with open(standards / "standards.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(row(number, records, values) for number in range(records))
    if with_pages:
        for number in range(records):
            synthetic.write(standards / f"{record_id(number)}.md", page(number))


WRITERS = {
    "lessons": lambda number, site: synthetic.write_guidepost(number, site),
    "standards, rows alone": lambda number, site: write_catalogue(number, site, False),
    "standards with pages": lambda number, site: write_catalogue(number, site, True),
}


def write_apart(what, number, site):
    """Writes a site in a process of its own, so that this one stays small."""
    child = os.fork()
    if child == 0:
        try:
            WRITERS[what](number, site)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(f"The site of {what} could not be written.")


def costs_of(program, number, runs, work):
    """The median cost of each site, built in turn; the first round is left out."""
    sites = {what: work / f"site-{at}" for at, what in enumerate(WRITERS)}
    for what, site in sites.items():
        write_apart(what, number, site)
    costs = {what: [] for what in sites}
    for turn in range(runs + 1):
        for what, site in sites.items():
            shutil.rmtree(site / "public", ignore_errors=True)
            cost = measure.cost_of([str(program), "build"], site)
            if turn:
                costs[what].append(cost)
    made = {what: sum(1 for _ in (site / "public").rglob("*.html")) for what, site in sites.items()}
    return {what: measure.median(those) for what, those in costs.items()}, made


def table(number, costs, made):
    lessons = costs["lessons"]
    yield "| what | pages made | wall (s) | processor (s) | peak memory (MiB) | wall against lessons | processor | at most |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for what, cost in costs.items():
        ratios = [cost.wall / lessons.wall, cost.processor / lessons.processor]
        shown = " | ".join(f"{ratio:.2f}" for ratio in ratios)
        most = "" if what == "lessons" else MOST_RATIO
        yield (
            f"| {number:,} {what} | {made[what]:,} | {cost.wall:.2f} | {cost.processor:.2f} "
            f"| {cost.memory:.0f} | {shown} | {most} |"
        )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--guidepost", help="a program that is built already")
    parser.add_argument("--write", help="only write the three sites below this folder")
    return parser.parse_args()


def main():
    given = arguments()
    if given.write:
        for at, what in enumerate(WRITERS):
            WRITERS[what](given.records, pathlib.Path(given.write) / f"site-{at}")
        return
    program = pathlib.Path(given.guidepost).resolve() if given.guidepost else tools.guidepost()
    load = os.getloadavg()[0]
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="guidepost-catalogue-", dir=base) as work:
        costs, made = costs_of(program, given.records, given.runs, pathlib.Path(work))
    today = datetime.date.today().isoformat()
    print(
        f"{today}, {os.cpu_count()} cores, load before {load:.1f}, median of {given.runs}. "
        f"{tools.version('guidepost', program)}.\n"
    )
    print(*table(given.records, costs, made), sep="\n")


if __name__ == "__main__":
    main()
