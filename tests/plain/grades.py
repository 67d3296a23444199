"""Grades of the main text of a built site, by PyPI textstat 0.7.8.

    python tests/plain/grades.py SITE [PART]

SITE is a folder that `guidepost build` made; PART limits the pages to an
address that starts so (`help/`). Shows the grade of each page, and fails where
lessons are too hard: a mean grade of more than 6.5, one of more than 9, or a
sentence of more than 25 words. What counts as main text stands in
`src/check/plain/data/main_text.toml`, which `guidepost check` reads too.
Needs Python 3.11 and what `tests/plain/requirements.txt` names; `tests/run
plain` installs that in a folder of its own. It loads nothing else.
"""

import re
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import textstat

DEFINITION = Path(__file__).parents[2] / "src/check/plain/data/main_text.toml"
VOID = {"br", "img", "hr", "input", "meta", "link", "source", "track", "wbr", "col"}
FEWEST_WORDS = 100
FEWEST_SENTENCES = 5
MEAN_GRADE = 6.5
HIGHEST_GRADE = 9
LONGEST_SENTENCE = 25


class MainText(HTMLParser):
    """Collects the blocks of a page that count."""

    def __init__(self, rules):
        super().__init__(convert_charrefs=True)
        self.rules = rules
        self.callouts = {word.lower() for word in rules["callouts"]}
        self.stack = []
        self.block = None
        self.blocks = []
        self.kind = None

    def handle_starttag(self, tag, attributes):
        if tag == "body":
            self.kind = dict(attributes).get("data-kind")
        if tag in VOID:
            if tag == "br" and self.block is not None:
                self.block.append(" ")
            return
        html = self.rules["html"]
        passed = tag in html["pass"]
        classes = (dict(attributes).get("class") or "").split()
        if html["callout"] in classes:
            start = html["callout"] + "-"
            kinds = {name.removeprefix(start) for name in classes if name.startswith(start)}
            passed = passed or not kinds & self.callouts
        self.stack.append((tag, passed))
        if tag in html["count"]:
            self.end_block()
            self.block = []

    def handle_endtag(self, tag):
        while self.stack:
            name, _ = self.stack.pop()
            if name == tag:
                break
        if tag in self.rules["html"]["count"]:
            self.end_block()

    def handle_data(self, text):
        inside = any(name == self.rules["html"]["root"] for name, _ in self.stack)
        passed = any(passed for _, passed in self.stack)
        if self.block is not None and inside and not passed:
            self.block.append(text)

    def end_block(self):
        text = " ".join("".join(self.block or []).split())
        bare = text.rstrip(" " + self.rules["closing"])
        if bare and bare[-1] in self.rules["stops"]:
            self.blocks.append(text)
        self.block = None


def read(page, rules):
    """The kind of a page, and the blocks of its main text."""
    reader = MainText(rules)
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.kind, [block.replace("\u2019", "'").replace("\u2018", "'") for block in reader.blocks]


def long_sentences(blocks, rules):
    """Sentences of more words than readers take in, with their length."""
    end = f"(?<=[{re.escape(rules['stops'])}])[{re.escape(rules['closing'])}]*\\s+"
    for block in blocks:
        for sentence in re.split(end, block):
            words = textstat.lexicon_count(sentence)
            if words > LONGEST_SENTENCE:
                yield words, sentence


def graded(site, part, rules):
    """Each page with enough main text: its kind, address, grade, words and
    long sentences."""
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix()
        if not address.startswith(part):
            continue
        kind, blocks = read(page, rules)
        text = " ".join(blocks)
        words = textstat.lexicon_count(text)
        if words >= FEWEST_WORDS and textstat.sentence_count(text) >= FEWEST_SENTENCES:
            grade = textstat.flesch_kincaid_grade(text)
            yield kind, address, grade, words, list(long_sentences(blocks, rules))


def faults(lessons):
    """What is too hard about lessons, each as a line."""
    mean = sum(grade for _, _, grade, _, _ in lessons) / len(lessons)
    if mean > MEAN_GRADE:
        yield f"The mean grade of lessons is {mean:.2f}; it may be {MEAN_GRADE}."
    for _, address, grade, _, sentences in lessons:
        if grade > HIGHEST_GRADE:
            yield f"{address}: grade {grade:.2f}; it may be {HIGHEST_GRADE}."
        for words, sentence in sentences:
            yield f"{address}: {words} words in one sentence; there may be {LONGEST_SENTENCE}: {sentence}"


def say_mean(name, pages):
    mean = sum(grade for _, _, grade, _, _ in pages) / len(pages)
    highest = max(pages, key=lambda page: page[2])
    print(f"{len(pages)} {name}, mean {mean:.2f}, highest {highest[2]:.2f} ({highest[1]})")


def main():
    site = Path(sys.argv[1])
    part = sys.argv[2] if len(sys.argv) > 2 else ""
    rules = tomllib.loads(DEFINITION.read_text(encoding="utf-8"))
    pages = list(graded(site, part, rules))
    for kind, address, grade, words, _ in pages:
        print(f"{grade:5.2f}  {words:5}  {address}")
    lessons = [page for page in pages if page[0] == "lesson"]
    if not pages or not (lessons or part):
        sys.exit("No lesson has enough main text: is this the folder of a built site?")
    say_mean("pages", pages)
    if lessons:
        say_mean("lessons", lessons)
        found = list(faults(lessons))
        for fault in found:
            print(fault, file=sys.stderr)
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
