//! How a file is stored does not matter: line ends, byte order marks, UTF-16
//! and the way accents are made give the same pages, and the same messages in
//! the same places.

use std::collections::BTreeMap;

use guidepost::diagnostics::Texts as _;
use guidepost::text::LineIndex;
use unicode_normalization::UnicodeNormalization;

use crate::compiled::{Built, build};
use crate::random::{Random, tries};

/// Pieces of pages, neutral, with letters that can be stored in two ways.
const PIECES: [&str; 26] = [
    "## Tŷ a'r ysgol\n",
    "### Café {#the-café}\n",
    "## Over the line\n",
    "A Title\nof two lines\n===\n",
    "Words over\ntwo lines with an é, and a dash -- here.\n",
    "A line that ends hard  \nhere, and\\\nhere.\n",
    "- one\n- tŵo\n  - deeper\n\n    with a paragraph\n- three\n",
    "1. first\n2. second\n\n   ```json\n   {\"é\": [1,\n   2]}\n   ```\n",
    "- [ ] do this\n- [x] did this\n",
    "| Part | Sŵn |\n|:-----|----:|\n| a    |     |\n| Total |    |\n",
    "```xml\n<é>\n\n  <b/>\n</é>\n```\n",
    "```\n\ttabs and\n\n    spaces\n```\n",
    "    indented é\n\n      code\n",
    "```hl7\nMSH|^~\\&|A|B|C|D|20261101||ADT^A01|1|P|2.4\nPID|1||123\n```\n",
    "> quoted\ngoes on\n\n> again\n",
    "> [!NOTE] Sŵn\n> Words\n> over lines.\n",
    "> [!QUIZ] Pêl\n> Which one?\n>\n> - [x] This\n>     - Yes, ŷes.\n> - [ ] That\n>     - No.\n>\n> Hint: Look\n> again.\n",
    "> [!JOURNEY] Way\n> 1. Hôme: she falls (none; none)\n> 2. Broken: nobody hears\n",
    "> [!GAP] Fill\n> A **têrm** is explained.\n> Also right: word\n",
    "A note.[^n] And a claim. [^café-report]\n\n[^n]: The note is\n    long.\n",
    "A [têrm]{gloss} and a [link\nover lines](tŷ.md \"Tŷ\").\n",
    "![A plan\nof two lines](plan.svg)\n*Its câption*\n",
    "{{#include _shared/é.md}}\n",
    "```json\n{{#include sample.json:2:3}}\n```\n",
    "{{#include _shared/é.md:part}}\n",
    "<!-- a comment\nover lines -->\n\nAfter it.\n",
];

/// What is the same on every page.
const SHARED: [(&str, &str); 8] = [
    (
        "book.toml",
        "[book]\ntitle = \"Tŷ\"\n\n[site]\nedition = \"2026-11-02\"\nno-such-key = 1\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Hôme\nsummary: >\n---\n\nSee [all](all/index.md).\n",
    ),
    (
        "content/glossary.md",
        "---\ntitle: Words\n---\n\n## Têrm\nA word.\nAlso: têrms,\n  others\nSee: Sŵn\n\n## Sŵn\nA noise.\nOver lines.\n",
    ),
    (
        "content/sources.md",
        "---\ntitle: Sources\n---\n\n## Café\nA report.\nId: café-report\nRead on: 1 November 2026\n",
    ),
    (
        "content/all/_shared/é.md",
        "First é.\n\n<!-- ANCHOR: part -->\n- a pârt\n- of it\n<!-- ANCHOR_END: part -->\n\nLast.\n",
    ),
    ("content/all/sample.json", "{\n  \"é\": 1,\n  \"b\": 2\n}\n"),
    (
        "content/all/tŷ.md",
        "---\ntitle: Tŷ\naliases:\n  - old/tŷ\n  - older\n---\n\n## Yma\n\nHere.\n",
    ),
    (
        "content/all/plan.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4'>\n<title>é</title>\n</svg>\n",
    ),
];

/// How an editor stores a text.
#[derive(Debug, Clone, Copy)]
struct Form {
    line_end: &'static str,
    letters: Letters,
    encoding: Encoding,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// One sign for a letter with its accent.
    Joined,
    /// A letter, then its accent.
    Apart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    Marked,
    LittleEndian,
    BigEndian,
}

const PLAIN: Form = Form {
    line_end: "\n",
    letters: Letters::Joined,
    encoding: Encoding::Plain,
};

const FORMS: [Form; 9] = [
    Form {
        line_end: "\r\n",
        ..PLAIN
    },
    Form {
        line_end: "\r",
        ..PLAIN
    },
    Form {
        letters: Letters::Apart,
        ..PLAIN
    },
    Form {
        encoding: Encoding::Marked,
        ..PLAIN
    },
    Form {
        encoding: Encoding::LittleEndian,
        ..PLAIN
    },
    Form {
        encoding: Encoding::BigEndian,
        ..PLAIN
    },
    Form {
        line_end: "\r\n",
        encoding: Encoding::Marked,
        ..PLAIN
    },
    Form {
        line_end: "\r\n",
        encoding: Encoding::LittleEndian,
        ..PLAIN
    },
    Form {
        line_end: "\r",
        letters: Letters::Apart,
        encoding: Encoding::BigEndian,
    },
];

impl Form {
    fn store(self, text: &str) -> Vec<u8> {
        let letters = match self.letters {
            Letters::Joined => text.nfc().collect::<String>(),
            Letters::Apart => text.nfd().collect(),
        };
        let text = letters.replace('\n', self.line_end);
        let marked = format!("\u{feff}{text}");
        match self.encoding {
            Encoding::Plain => text.into_bytes(),
            Encoding::Marked => marked.into_bytes(),
            Encoding::LittleEndian => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::BigEndian => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }

    /// A file's name as a disk of that kind stores it.
    fn name(self, path: &str) -> String {
        match self.letters {
            Letters::Joined => path.nfc().collect(),
            Letters::Apart => path.nfd().collect(),
        }
    }
}

/// Files by path, as text.
type Texts = Vec<(String, String)>;

/// A site of pages that are put together at random.
fn random_site(random: &mut Random) -> Texts {
    let shared = SHARED.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let mut files = shared.to_vec();
    files.push((
        "content/all/index.md".to_owned(),
        "---\ntitle: All\n---\n\nAll.\n".to_owned(),
    ));
    for number in 0..tries(12, 60) {
        let mut page =
            format!("---\ntitle: Pâge {number}: a tŷ\nsummary: \u{201c}So\u{201d}\n---\n");
        for _ in 0..4 + random.below(8) {
            page.push('\n');
            page.push_str(random.pick::<&str>(&PIECES));
        }
        files.push((format!("content/all/page-{number}.md"), page));
    }
    files
}

fn store(files: &Texts, form: Form) -> Built {
    let stored: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(path, text)| {
            let bytes = if path.ends_with(".svg") {
                // Drawings are shipped as they are.
                text.clone().into_bytes()
            } else {
                form.store(text)
            };
            (form.name(path), bytes)
        })
        .collect();
    build(&stored)
}

/// What is said, with the line it is said about.
fn messages(built: &Built) -> BTreeMap<(String, usize, usize, String, String), usize> {
    let mut messages = BTreeMap::new();
    for one in &built.diagnostics {
        let text = built.sources.text(&one.path).unwrap_or_default();
        let index = LineIndex::new(text);
        let line = |offset: u32| index.position(text, offset as usize).line;
        let (first, last) = one
            .span
            .map_or((0, 0), |span| (line(span.start), line(span.end)));
        let key = (
            one.path.to_string(),
            first,
            // A span may hold the line end at its end or not.
            last.min(first + 1),
            one.code.to_string(),
            one.message.clone(),
        );
        *messages.entry(key).or_default() += 1;
    }
    messages
}

#[test]
fn every_form_of_a_file_gives_the_same_page() {
    let mut random = Random::new(31);
    for round in 0..tries(20, 100) {
        let texts = random_site(&mut random);
        let plain = store(&texts, PLAIN);
        assert!(
            plain.files.contains_key("all/page-0.html"),
            "{:?}",
            plain.files.keys()
        );
        for form in FORMS {
            let other = store(&texts, form);
            let place = format!("round {round}, {form:?}");
            assert!(
                plain.files.keys().eq(other.files.keys()),
                "{place}: other files"
            );
            for (out, bytes) in &plain.files {
                // A sample that readers download is shipped as it is.
                if !out.ends_with(".json") {
                    let (wanted, got) = (
                        String::from_utf8_lossy(bytes),
                        String::from_utf8_lossy(&other.files[out]),
                    );
                    assert_eq!(first_difference(&wanted, &got), None, "{place}: {out}");
                }
            }
            assert_eq!(messages(&plain), messages(&other), "{place}");
        }
    }
}

/// The first line of two texts that is not the same in both.
fn first_difference<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
    if one == other {
        return None;
    }
    let lines = one.split('\n').zip(other.split('\n'));
    let found = lines.into_iter().find(|(a, b)| a != b);
    Some(found.unwrap_or(("the end", "another end")))
}
