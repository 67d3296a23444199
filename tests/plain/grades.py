"""Grades of the main text of a built site, by PyPI textstat 0.7.8.

    python tests/plain/grades.py SITE [PART]

SITE is a folder that `guidepost build` made; PART limits the pages to an
address that starts so (`learn/`). What counts as main text stands in
`src/check/plain/data/main_text.toml`, which `guidepost check` reads too.
Needs Python 3.11 and `pip install textstat==0.7.8`; it loads nothing else.
"""

import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import textstat

DEFINITION = Path(__file__).parents[2] / "src/check/plain/data/main_text.toml"
VOID = {"br", "img", "hr", "input", "meta", "link", "source", "track", "wbr", "col"}
FEWEST_WORDS = 100
FEWEST_SENTENCES = 5


class MainText(HTMLParser):
    """Collects the blocks of a page that count."""

    def __init__(self, rules):
        super().__init__(convert_charrefs=True)
        self.rules = rules
        self.callouts = {word.lower() for word in rules["callouts"]}
        self.stack = []
        self.block = None
        self.blocks = []

    def handle_starttag(self, tag, attributes):
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


def main_text(page, rules):
    reader = MainText(rules)
    reader.feed(page.read_text(encoding="utf-8"))
    return " ".join(reader.blocks).replace("\u2019", "'").replace("\u2018", "'")


def main():
    site = Path(sys.argv[1])
    part = sys.argv[2] if len(sys.argv) > 2 else ""
    rules = tomllib.loads(DEFINITION.read_text(encoding="utf-8"))
    grades = []
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix()
        if not address.startswith(part):
            continue
        text = main_text(page, rules)
        words = textstat.lexicon_count(text)
        if words < FEWEST_WORDS or textstat.sentence_count(text) < FEWEST_SENTENCES:
            continue
        grade = textstat.flesch_kincaid_grade(text)
        grades.append((grade, address))
        print(f"{grade:5.2f}  {words:5}  {address}")
    if not grades:
        sys.exit("No page has enough main text: is this the folder of a built site?")
    mean = sum(grade for grade, _ in grades) / len(grades)
    print(f"{len(grades)} pages, mean {mean:.2f}, highest {max(grades)[0]:.2f} ({max(grades)[1]})")


if __name__ == "__main__":
    main()
