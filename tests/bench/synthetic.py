#!/usr/bin/env python3
"""Writes one synthetic site in the layout that a generator needs.

    synthetic.py guidepost|hugo|mdbook PAGES FOLDER

The text of a page depends only on its number and the number of pages, never
on the tool, the machine or the moment: every tool gets the same words, links,
tables and code, and only front matter and file names differ. Standard library
only, own code, fixed seed.

A page has about 600 words in six headed parts, a table, five links to other
pages, one JSON and one XML block. Words are made up and follow Zipf's law, as
words of a real language do, so that a search index has real work.
"""

import itertools
import pathlib
import random
import shutil
import sys
from dataclasses import dataclass

SEED = 20_261_122
VOCABULARY = 12_000
PAGES_A_FOLDER = 20
HEADINGS = 6
WORDS_A_PART = 82
LINKS_A_PAGE = 5

ONSETS = "b br c cl d dr f fl g gr h j l m n p pr r s st t tr v w".split()
VOWELS = "a e i o u ai ea ou".split()
ENDS = "n r s t l m nd st".split() + [""] * 4


def made_up_words():
    """The vocabulary, most used word first; short words are used most."""
    source = random.Random(SEED)
    words = {}
    while len(words) < VOCABULARY:
        syllables = source.choice((2, 2, 2, 3, 3, 4))
        word = "".join(
            source.choice(ONSETS) + source.choice(VOWELS) for _ in range(syllables)
        )
        words[word + source.choice(ENDS)] = None
    drawn = list(words)
    return sorted(drawn[:200], key=len) + drawn[200:]


WORDS = made_up_words()
WEIGHTS = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))


@dataclass(frozen=True)
class Lesson:
    """Where one page stands. Numbers count from 0."""

    number: int
    title: str

    @property
    def folder(self):
        return self.number // PAGES_A_FOLDER

    @property
    def place(self):
        """Its place within the folder, from 1."""
        return self.number % PAGES_A_FOLDER + 1

    @property
    def slug(self):
        return self.title.lower().replace(" ", "-")


def sentence(source, length):
    words = source.choices(WORDS, cum_weights=WEIGHTS, k=length)
    return " ".join(words).capitalize() + "."


def paragraphs(source, words):
    """Text of this many words in sentences of 8 to 16, three to a paragraph."""
    sentences = []
    while words > 0:
        length = min(source.randint(8, 16), max(words, 4))
        sentences.append(sentence(source, length))
        words -= length
    groups = (sentences[i : i + 3] for i in range(0, len(sentences), 3))
    return "\n\n".join(" ".join(group) for group in groups)


def lesson(number):
    source = random.Random(SEED * 1_000_003 + number)
    words = source.choices(WORDS[100:], k=3)
    # The number keeps titles, and so addresses, apart.
    return Lesson(number, f"{' '.join(words).capitalize()} {number}")


def title_words(source):
    return " ".join(source.choices(WORDS[40:], k=3)).capitalize()


def table(source):
    rows = ["| Name | What it is | Number |", "|---|---|---:|"]
    for _ in range(6):
        what = " ".join(source.choices(WORDS, cum_weights=WEIGHTS, k=4))
        rows.append(f"| {source.choice(WORDS)} | {what} | {source.randint(1, 999)} |")
    return "\n".join(rows)


def json_block(source):
    name, family, town = source.choices(WORDS, k=3)
    return f"""```json
{{
  "resourceType": "Patient",
  "id": "{name}-{source.randint(100, 999)}",
  "active": true,
  "name": [{{ "use": "official", "family": "{family}", "given": ["{name}"] }}],
  "birthDate": "19{source.randint(10, 99)}-0{source.randint(1, 9)}-1{source.randint(0, 9)}",
  "multipleBirthInteger": {source.randint(1, 4)},
  "address": [
    {{ "line": ["{source.randint(1, 99)} {town} road"], "city": "{town}", "period": null }}
  ]
}}
```"""


def xml_block(source):
    name, family, drug = source.choices(WORDS, k=3)
    return f"""```xml
<?xml version="1.0" encoding="UTF-8"?>
<!-- {drug} -->
<Bundle xmlns="urn:example:{name}">
  <entry id="{name}-{source.randint(100, 999)}">
    <person>
      <family value="{family}"/>
      <given value="{name}"/>
    </person>
    <medication code="{source.randint(10_000, 99_999)}" status="active">{drug} &amp; {name}</medication>
    <dose unit="mg">{source.randint(1, 500)}</dose>
  </entry>
</Bundle>
```"""


def links(source, this, pages, address):
    """A list of links to pages that exist; `address(from, to)` is the tool's."""
    lines = []
    for _ in range(LINKS_A_PAGE):
        target = lesson(source.randrange(pages))
        said = sentence(source, 6)
        lines.append(f"- [{target.title}]({address(this, target)}) {said}")
    return "\n".join(lines)


def body(this, pages, address):
    """The Markdown of one page below its title."""
    source = random.Random(SEED * 7_919 + this.number)
    extras = [table, json_block, xml_block, None, None, None]
    parts = []
    for place in range(HEADINGS):
        parts.append(f"## {title_words(source)}")
        parts.append(paragraphs(source, WORDS_A_PART))
        if extras[place]:
            parts.append(extras[place](source))
    parts.append(links(source, this, pages, address))
    return "\n\n".join(parts) + "\n"


def folder_title(folder):
    return f"{title_words(random.Random(SEED * 104_729 + folder))} {folder}"


def folder_name(folder):
    return folder_title(folder).lower().replace(" ", "-")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def folders_of(pages):
    return range((pages + PAGES_A_FOLDER - 1) // PAGES_A_FOLDER)


# --- Guidepost: numbered folders and files, flat front matter ---------------


def guidepost_folder(folder):
    return f"{folder + 1:03}-{folder_name(folder)}"


def guidepost_link(this, target):
    name = f"{target.place:02}-{target.slug}.md"
    if this.folder == target.folder:
        return name
    return f"../{guidepost_folder(target.folder)}/{name}"


def write_guidepost(pages, root):
    write(
        root / "book.toml",
        '[book]\ntitle = "Synthetic site"\nlanguage = "en-GB"\n\n'
        '[site]\nbase-url = "https://bench.example/"\nedition = "2026-11-22"\n',
    )
    write(root / "content/index.md", "---\ntitle: Synthetic site\n---\n\nMade up.\n")
    for folder in folders_of(pages):
        write(
            root / "content/learn" / guidepost_folder(folder) / "index.md",
            f"---\ntitle: {folder_title(folder)}\nlevel: starter\n---\n\nMade up.\n",
        )
    for number in range(pages):
        this = lesson(number)
        front = (
            f"---\ntitle: {this.title}\nchecked: 2026-11-22\n"
            f"objectives:\n- Name the {this.title.lower()}\n---\n\n"
        )
        name = f"{this.place:02}-{this.slug}.md"
        path = root / "content/learn" / guidepost_folder(this.folder) / name
        write(path, front + body(this, pages, guidepost_link))


# --- Hugo: sections with `_index.md`, weight for the order, our own theme ----


def hugo_link(this, target):
    # Plain relative addresses, as Hugo publishes them. Its own checked form
    # (`relref`) takes about a tenth more time; the cheaper one is the peer.
    return f"../../{folder_name(target.folder)}/{target.slug}/"


def write_hugo(pages, root):
    theme = pathlib.Path(__file__).parent / "hugo"
    shutil.copytree(theme, root, dirs_exist_ok=True)
    write(root / "content/_index.md", "---\ntitle: Synthetic site\n---\n\nMade up.\n")
    write(root / "content/learn/_index.md", "---\ntitle: Learn\n---\n\nMade up.\n")
    for folder in folders_of(pages):
        write(
            root / "content/learn" / folder_name(folder) / "_index.md",
            f"---\ntitle: {folder_title(folder)}\nweight: {folder + 1}\n---\n\nMade up.\n",
        )
    for number in range(pages):
        this = lesson(number)
        front = (
            f"---\ntitle: {this.title}\ndate: 2026-11-22\nweight: {this.place}\n"
            f"objectives:\n- Name the {this.title.lower()}\n---\n\n"
        )
        path = root / "content/learn" / folder_name(this.folder) / f"{this.slug}.md"
        write(path, front + body(this, pages, hugo_link))


# --- mdBook: everything named in SUMMARY.md ---------------------------------


def mdbook_link(this, target):
    if this.folder == target.folder:
        return f"{target.slug}.md"
    return f"../{folder_name(target.folder)}/{target.slug}.md"


def write_mdbook(pages, root):
    write(root / "book.toml", '[book]\ntitle = "Synthetic site"\nlanguage = "en"\n')
    summary = ["# Summary", "", "[Synthetic site](index.md)", ""]
    write(root / "src/index.md", "# Synthetic site\n\nMade up.\n")
    for folder in folders_of(pages):
        title, name = folder_title(folder), folder_name(folder)
        summary.append(f"- [{title}]({name}/index.md)")
        write(root / "src" / name / "index.md", f"# {title}\n\nMade up.\n")
        first = folder * PAGES_A_FOLDER
        for number in range(first, min(first + PAGES_A_FOLDER, pages)):
            this = lesson(number)
            summary.append(f"  - [{this.title}]({name}/{this.slug}.md)")
            text = f"# {this.title}\n\n" + body(this, pages, mdbook_link)
            write(root / "src" / name / f"{this.slug}.md", text)
    write(root / "src/SUMMARY.md", "\n".join(summary) + "\n")


LAYOUTS = {"guidepost": write_guidepost, "hugo": write_hugo, "mdbook": write_mdbook}


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in LAYOUTS or not arguments[1].isdigit():
        sys.exit(__doc__)
    tool, pages, folder = arguments
    LAYOUTS[tool](int(pages), pathlib.Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
