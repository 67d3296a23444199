//! Names of files as people give them: every page has an address of its own on
//! every kind of computer, or its author is told. None is lost in silence.

use std::collections::{BTreeMap, BTreeSet};

use guidepost::diagnostics::{FILE_COPY, FILE_NAME, LIST_ENTRY, PAGE_ADDRESS};
use guidepost::publish::{Durability, PublishOptions, Swap, publish};
use guidepost::site::Origin;
use guidepost::text::{OutPath, Slug, SourcePath};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::compiled::{Built, build};
use crate::random::{Random, tries};

/// Words that get in each other's way on some computer.
const WORDS: [&str; 72] = [
    "a",
    "A",
    "b",
    "a b",
    "a-b",
    "a--b",
    "a_b",
    "a.b",
    "a. b",
    "a.",
    "..a",
    "a'b",
    "a\u{2019}b",
    "a\u{200b}b",
    "a\u{a0}b",
    "a%20b",
    "a&b",
    "a+b",
    "(a)",
    "[a]",
    "a#b",
    "a;b",
    "-",
    "--",
    "...",
    "!!",
    "\u{1f600}",
    "\u{1f600}\u{1f600}",
    "\u{1f468}\u{200d}\u{1f469}",
    "con",
    "CON",
    "Con.tact",
    "con ",
    "aux",
    "nul.old",
    "com1",
    "com\u{b9}",
    "COM\u{b2}",
    "lpt9",
    "lpt\u{b3}",
    "conin$",
    "index",
    "Index",
    "01-index",
    "index.html",
    "404",
    "feed",
    "sitemap",
    "glossary",
    "assets",
    "ty",
    "t\u{177}",
    "T\u{176}",
    "caf\u{e9}",
    "CAF\u{c9}",
    "stra\u{df}e",
    "strasse",
    "STRASSE",
    "STRA\u{1e9e}E",
    "\u{fb00}",
    "ff",
    "\u{ff21}",
    "\u{212b}",
    "\u{e5}",
    "\u{130}",
    "i",
    "\u{131}",
    "\u{1c5}",
    "\u{3c3}",
    "\u{3c2}",
    "\u{3a3}",
    "\u{1fb3}",
];

const FOLDERS: [&str; 8] = ["", "", "", "x/", "X/", "01-x/", "con/", "x/t\u{177}/"];

/// A name near one of the words: with a number, in other capitals, with
/// accents apart, twice, or very long.
fn name(random: &mut Random) -> String {
    let mut name = (*random.pick(&WORDS)).to_owned();
    match random.below(9) {
        0 => name = name.to_uppercase(),
        1 => name = name.to_lowercase(),
        2 => name = name.nfd().collect(),
        3 => name = format!("{:02}-{name}", random.below(3)),
        4 => name = format!("{name}{}", random.pick(&WORDS)),
        5 => name = format!("{name} {}", random.pick(&WORDS)),
        6 => {
            let long = random.below(120);
            name = name.repeat(long).chars().take(90).collect();
        }
        _ => {}
    }
    name
}

/// Whether the disk of this test can hold a file of that name, and the site
/// looks at it at all.
fn is_possible(name: &str) -> bool {
    let is_hidden = name.starts_with(['.', '_', '~', '#']);
    !name.is_empty() && !is_hidden && name.len() < 200 && !name.contains(['/', '\0'])
}

/// Pages by the path on the disk. Each holds a mark of its own.
fn pages(random: &mut Random) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for number in 0..60 {
        let ending = *random.pick(&[".md", ".md", ".MD"]);
        let name = name(random);
        if !is_possible(&name) {
            continue;
        }
        let path = format!("content/{}{name}{ending}", random.pick(&FOLDERS));
        let alias = name_of_alias(random);
        let headings: String = (0..6)
            .map(|_| format!("## {}\n\n", random.pick(&WORDS)))
            .collect();
        let title = random.pick(&WORDS);
        let page = format!(
            "---\ntitle: {title}\naliases:\n  - {alias}\n---\n\nmark-{number}-mark\n\n{headings}"
        );
        pages.insert(path, page);
    }
    pages
}

fn name_of_alias(random: &mut Random) -> String {
    let folder = random.pick(&["", "x/", "old/", "a.html/", "assets/", "index.html/"]);
    let ending = random.pick(&["", ".html", "/", ".md"]);
    format!("{folder}{}{ending}", random.pick(&WORDS))
}

fn compiled(pages: &BTreeMap<String, String>) -> Built {
    let book = "[book]\ntitle = \"x\"\n\n[site]\nbase-url = \"https://example.org/x/\"\n";
    let mut files = vec![("book.toml".to_owned(), book.to_owned())];
    files.extend(
        pages
            .iter()
            .map(|(path, text)| (path.clone(), text.clone())),
    );
    build(&files)
}

/// The files that no page was made of are as many as those that are told.
fn account_for(pages: &BTreeMap<String, String>, built: &Built) {
    let mut written: BTreeMap<SourcePath, Vec<&str>> = BTreeMap::new();
    for (path, text) in pages {
        let mark = text
            .split('\n')
            .find(|line| line.starts_with("mark-"))
            .unwrap();
        written.entry(SourcePath::new(path)).or_default().push(mark);
    }
    let told: BTreeSet<&SourcePath> = built
        .diagnostics
        .iter()
        // An alias that is refused has a place in the page, which is shown.
        .filter(|one| {
            one.span.is_none() && [FILE_NAME, PAGE_ADDRESS, FILE_COPY].contains(&one.code)
        })
        .map(|one| &one.path)
        .collect();
    let is_told = |path: &SourcePath| {
        let mut ways = path
            .as_str()
            .match_indices('/')
            .map(|(at, _)| &path.as_str()[..at]);
        told.contains(path) || ways.any(|folder| told.contains(&SourcePath::new(folder)))
    };
    for (path, marks) in &written {
        let shown = built
            .compiled
            .site
            .pages
            .iter()
            .find(|page| page.origin == Origin::Published && page.body.source == *path);
        assert_eq!(
            is_told(path),
            marks.len() > usize::from(shown.is_some()),
            "{path}: {} files, {shown:?}",
            marks.len()
        );
        if let Some(page) = shown {
            let html = String::from_utf8_lossy(&built.files[page.out.as_str()]);
            let own = marks.iter().filter(|mark| html.contains(**mark)).count();
            assert_eq!(own, 1, "{path} is not at {}", page.out);
        }
    }
}

/// Names that Windows keeps, with the small figures that it takes for digits.
fn is_kept_by_windows(part: &str) -> bool {
    let stem = part.split('.').next().unwrap().trim_end().to_lowercase();
    let numbered = |device: &str| {
        let rest = stem
            .strip_prefix(device)
            .map(|rest| rest.chars().collect::<Vec<_>>());
        matches!(
            rest.as_deref(),
            Some(['1'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'])
        )
    };
    ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem.as_str())
        || numbered("com")
        || numbered("lpt")
}

/// Every file has a name that works everywhere and that no other one has.
fn check_names(built: &Built) {
    let mut keys = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for out in built.files.keys() {
        assert!(is_nfc(out), "{out}");
        for part in out.split('/') {
            assert!(!is_kept_by_windows(part), "{out}");
            assert!(!part.ends_with(['.', ' ']) && part.len() <= 255, "{out}");
            assert!(
                !part.contains(['<', '>', ':', '"', '\\', '|', '?', '*']),
                "{out}"
            );
        }
        let key = OutPath::new(out).unwrap().collision_key();
        assert!(keys.insert(key.clone()), "{out} stands there twice");
        folders.extend(key.match_indices('/').map(|(at, _)| key[..at].to_owned()));
    }
    let both: Vec<&String> = keys.intersection(&folders).collect();
    assert_eq!(both, [""; 0], "a file and a folder");
}

/// No two things on a page have one id, or the author is told.
fn check_ids(built: &Built) {
    for page in &built.compiled.site.pages {
        let (out, source) = (&page.out, &page.body.source);
        let html = String::from_utf8_lossy(&built.files[out.as_str()]);
        let mut ids = BTreeSet::new();
        let pieces = html.split(" id=\"").skip(1);
        let mut ids_of_page = pieces.map(|piece| piece.split('"').next().unwrap());
        let twice = ids_of_page.find(|id| !ids.insert(*id));
        let told = built.diagnostics.iter().filter(|one| one.path == *source);
        let is_told = told.into_iter().any(|one| one.code == LIST_ENTRY);
        assert!(
            twice.is_none() || is_told,
            "{out} has the id {twice:?} twice"
        );
    }
}

#[test]
fn no_page_takes_the_place_of_another() {
    let mut random = Random::new(39);
    let folder = tempfile::tempdir().unwrap();
    for round in 0..tries(40, 400) {
        let pages = pages(&mut random);
        let built = compiled(&pages);
        account_for(&pages, &built);
        check_names(&built);
        check_ids(&built);
        // The disk agrees: all of it can stand in one folder.
        let options = PublishOptions {
            project: folder.path().to_owned(),
            durability: Durability::Usual,
            swap: Swap::Exchange,
        };
        let target = folder.path().join("site");
        let published = publish(&built.compiled.output, &target, &options, &());
        let published = published.unwrap_or_else(|error| panic!("round {round}: {error}"));
        assert_eq!(published.written + published.unchanged, built.files.len());
    }
}

#[test]
fn what_becomes_of_words_is_an_address_or_an_error() {
    let mut random = Random::new(40);
    for _ in 0..tries(20_000, 1_000_000) {
        let words = name(&mut random);
        let slug = Slug::new(&words);
        let text = slug.as_str();
        assert_eq!(Slug::new(text), slug, "{words:?}");
        assert!(is_nfc(text), "{words:?} is {text:?}");
        let apart: String = words.nfd().collect();
        assert_eq!(Slug::new(&apart), slug, "{words:?} with its accents apart");
        assert!(
            text.chars().all(|c| c.is_alphanumeric() || c == '-'),
            "{text:?}"
        );
        if let Ok(out) = OutPath::new(&format!("{text}.html")) {
            assert!(!is_kept_by_windows(out.as_str()), "{out}");
        }
    }
}
