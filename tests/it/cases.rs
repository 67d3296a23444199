//! Literate cases: `tests/cases/*.md`, one file for a feature.
//!
//! Each `##` heading is a case. Under it stand a few words on what is to
//! happen and why, files in fences of four backticks whose info string is
//! their path, and what is expected, in fences of the same kind:
//!
//! | info string | what it holds |
//! |---|---|
//! | `html`, `html content/x.md` | the fragment of the page: what `html::write_page` gives; the first page of the case where none is named |
//! | `front`, `front content/x.md` | the front matter as it was read |
//! | `summary`, `summary content/x.md` | the title, the summary, the minutes and the neighbours |
//! | `addresses` | the address of every page, where redirects lead, and the files that go with the pages |
//! | `diagnostics` | one line each: `path:line:column severity code: message \| help`; none where it is not there |
//! | `options` | `drafts`, or `today: 2026-11-22` |
//!
//! Files before the first `##` belong to every case that does not write them
//! itself. After a path may stand how the file is stored (`bom`, `crlf`,
//! `utf-16`, `windows-1252`) or what is to be made up: `png 40x30`,
//! `photo 40x30` (with the place where it was taken), `bytes 400000`.
//!
//! `GUIDEPOST_UPDATE=1` writes the expectations anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use guidepost::compile::CompileOptions;
use guidepost::diagnostics::{Diagnostic, json};
use guidepost::html;
use guidepost::markdown::fields::{KEYS, Slot};
use guidepost::markdown::{Field, FrontMatter};
use guidepost::site::{Drafts, Page};
use guidepost::text::{Date, SourcePath};

use crate::code::top;
use crate::pixels;
use crate::project::{Built, Project, as_build};
use crate::update;

const FENCE: &str = "````";

/// What a fence of a case can hold besides a file.
const EXPECTED: [&str; 5] = ["html", "front", "summary", "addresses", "diagnostics"];

/// A line of a file of cases, as it matters here.
#[derive(Debug, Clone)]
enum Part {
    /// Words that stay as they are, line ends and all.
    Words(String),
    /// A fence: its info string and what stands in it.
    Fence(String, String),
}

/// One case: its heading and its parts.
struct Case {
    name: String,
    parts: Vec<Part>,
}

fn folder() -> PathBuf {
    top().join("tests/cases")
}

/// Cuts a file at its `##` headings; the first case is what stands before them.
fn read(text: &str) -> Vec<Case> {
    let mut cases = vec![Case {
        name: String::new(),
        parts: Vec::new(),
    }];
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if let Some(info) = line.trim_end().strip_prefix(FENCE) {
            let body: Vec<&str> = lines
                .by_ref()
                .take_while(|line| line.trim_end() != FENCE)
                .collect();
            let part = Part::Fence(info.trim().to_owned(), body.concat());
            cases.last_mut().unwrap().parts.push(part);
            continue;
        }
        if let Some(name) = line.strip_prefix("## ") {
            let (name, parts) = (name.trim().to_owned(), Vec::new());
            cases.push(Case { name, parts });
        }
        cases
            .last_mut()
            .unwrap()
            .parts
            .push(Part::Words(line.to_owned()));
    }
    cases
}

/// The file as it is written.
fn write(cases: &[Case]) -> String {
    let mut text = String::new();
    for part in cases.iter().flat_map(|case| &case.parts) {
        match part {
            Part::Words(words) => text.push_str(words),
            Part::Fence(info, body) => {
                let _ = writeln!(text, "{FENCE}{info}\n{body}{FENCE}");
            }
        }
    }
    text
}

impl Case {
    fn fences(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Fence(info, body) => Some((info.as_str(), body.as_str())),
            Part::Words(_) => None,
        })
    }

    /// The files of a case by path: how they are stored, and their text.
    fn files(&self) -> BTreeMap<&str, (&str, &str)> {
        let files = self.fences().filter(|(info, _)| is_file(info));
        files
            .map(|(info, body)| {
                let (path, stored) = info.split_once(' ').unwrap_or((info, ""));
                // A space of a name is written as `%20`, as in an address.
                (path, (stored, body))
            })
            .collect()
    }

    fn options(&self) -> CompileOptions {
        let mut options = as_build();
        let asked = self.fences().filter(|(info, _)| *info == "options");
        for line in asked.flat_map(|(_, body)| body.lines()) {
            match line.split_once(": ") {
                None if line == "drafts" => options.drafts = Drafts::Show,
                Some(("today", date)) => options.today = Some(Date::parse(date).unwrap()),
                _ => panic!("{}: no option is called {line}", self.name),
            }
        }
        options
    }

    /// `content/guide/page.md`, or the first page that the case itself writes.
    fn page(&self) -> &str {
        const USUAL: &str = "content/guide/page.md";
        let files = self.fences().filter(|(info, _)| is_file(info));
        let mut pages = files.map(|(info, _)| info.split(' ').next().unwrap_or_default());
        let mut first = None;
        pages
            .find(|path| {
                let is_page = path.ends_with(".md") && !path.contains("/_");
                first = first.or(is_page.then_some(*path));
                *path == USUAL
            })
            .or(first)
            .unwrap_or_else(|| panic!("{}: there is no page", self.name))
    }
}

fn is_file(info: &str) -> bool {
    info.starts_with("content/") || info.starts_with("themes/") || info == "book.toml"
}

/// What each fence of a case should hold, and the diagnostics.
fn run(shared: &Case, case: &Case) -> (Vec<Part>, Vec<String>) {
    let project = Project::new();
    let mut files = shared.files();
    files.extend(case.files());
    for (path, (stored, text)) in files {
        project.write(&path.replace("%20", " "), store(stored, text));
    }
    let built = project.build(&case.options());
    let said = said(&built);
    let parts = case.parts.iter().map(|part| match part {
        Part::Fence(info, _) if !is_file(info) && info != "options" => {
            Part::Fence(info.clone(), result(&built, case, info, &said))
        }
        other => other.clone(),
    });
    (parts.collect(), said)
}

fn store(stored: &str, text: &str) -> Vec<u8> {
    let (how, size) = stored.split_once(' ').unwrap_or((stored, ""));
    let sides = || {
        let (width, height) = size.split_once('x').unwrap();
        (width.parse().unwrap(), height.parse().unwrap())
    };
    match how {
        "" => text.as_bytes().to_vec(),
        "bom" => format!("\u{feff}{text}").into_bytes(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "utf-16" => {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        "windows-1252" => text
            .chars()
            .map(|letter| u8::try_from(letter).unwrap())
            .collect(),
        "png" => pixels::png(sides()),
        "photo" => pixels::photo(sides()),
        "bytes" => pixels::heavy(size.parse().unwrap()),
        _ => panic!("a file cannot be stored as {stored}"),
    }
}

fn result(built: &Built, case: &Case, info: &str, said: &[String]) -> String {
    let (what, named) = info.split_once(' ').unwrap_or((info, ""));
    let page = || {
        let path = if named.is_empty() { case.page() } else { named };
        let path = SourcePath::new(&path.replace("%20", " "));
        let pages = &built.compiled.site.pages;
        pages
            .iter()
            .find(|page| page.body.source == path)
            .unwrap_or_else(|| panic!("{}: {path} makes no page", case.name))
    };
    match what {
        "html" => fragment(built, page()),
        "front" => front(&page().body.document.front),
        "summary" => summary(built, page()),
        "addresses" => addresses(built),
        "diagnostics" => said.iter().map(|line| format!("{line}\n")).collect(),
        _ => panic!(
            "{}: nothing is called {info}; there are {EXPECTED:?}",
            case.name
        ),
    }
}

/// The parts of a page's fragment, each with its name where it is not the body.
fn fragment(built: &Built, page: &Page) -> String {
    let ground = built.compiled.ground();
    let fragments = html::write_page(&built.compiled.site, page, ground.presentation());
    let mut text = String::new();
    for (name, part) in [
        ("<!-- opening -->\n", &fragments.opening),
        ("", &fragments.body),
        ("<!-- answers -->\n", &fragments.answers),
        ("<!-- footnotes -->\n", &fragments.footnotes),
    ] {
        if !part.is_empty() {
            text.push_str(name);
            text.push_str(part.as_str());
            if !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }
    let cited = fragments.citations.iter().enumerate();
    for (at, places) in cited {
        let id = built.compiled.site.sources[page.claims[at]].id.as_str();
        let _ = writeln!(
            text,
            "<!-- source {}: {id}, from {} -->",
            at + 1,
            places.join(" ")
        );
    }
    text
}

fn front(front: &FrontMatter) -> String {
    let mut text = String::new();
    for key in KEYS {
        let mut front = front.clone();
        let listed = |fields: &Vec<Field<String>>| -> Vec<String> {
            fields.iter().map(|field| field.value.clone()).collect()
        };
        let values: Vec<String> = match key.slot {
            Slot::Text(place) => place(&mut front).iter().map(|f| f.value.clone()).collect(),
            Slot::Names(place) | Slot::Paths(place) | Slot::Sentences(place) => {
                listed(place(&mut front))
            }
            Slot::Minutes(place) | Slot::Months(place) => place(&mut front)
                .iter()
                .map(|f| f.value.to_string())
                .collect(),
            Slot::Date(place) => place(&mut front)
                .iter()
                .map(|f| f.value.to_string())
                .collect(),
            Slot::YesNo(place) => place(&mut front)
                .iter()
                .map(|f| f.value.to_string())
                .collect(),
            Slot::Level(place) => place(&mut front)
                .iter()
                .map(|f| format!("{:?}", f.value))
                .collect(),
            Slot::Fact(_) => front
                .fact(key.name)
                .iter()
                .map(|f| f.value.clone())
                .collect(),
            Slot::Seen(place) => place(&mut front)
                .iter()
                .map(|f| {
                    format!(
                        "{:?} on {:?}",
                        f.value.who,
                        f.value.date.map(|d| d.to_string())
                    )
                })
                .collect(),
        };
        for value in values {
            let _ = writeln!(text, "{}: {value}", key.name);
        }
    }
    text
}

fn summary(built: &Built, page: &Page) -> String {
    let site = &built.compiled.site;
    let title = |id| site.page(id).title.clone();
    let mut text = String::new();
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(text, "{key}: {value}");
        }
    };
    line("kind", Some(page.kind.as_str().to_owned()));
    line("title", Some(page.title.clone()));
    line("summary", Some(page.summary.clone()));
    line("words", Some(site.words(page).to_string()));
    line("under", page.parent.map(title));
    line("previous", page.previous.map(title));
    line("next", page.next.map(title));
    let before: Vec<String> = page.before.iter().map(|id| title(*id)).collect();
    line("before", Some(before.join(", ")));
    line("due", site.due(page).map(|due| due.to_string()));
    text
}

fn addresses(built: &Built) -> String {
    let site = &built.compiled.site;
    let pages = site.pages.iter().map(|page| page.out.to_string());
    let files = site.files.keys().map(ToString::to_string);
    let redirects = site.redirects.iter().map(|(from, to)| {
        let out = &site.page(*to).out;
        format!("{from} -> {out}")
    });
    pages
        .chain(files)
        .chain(redirects)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// One line for each diagnostic, its related places on lines of their own.
fn said(built: &Built) -> Vec<String> {
    let one = |diagnostic: &Diagnostic| {
        let drawn =
            json::pieces(std::slice::from_ref(diagnostic), &built.sources).collect::<String>();
        let drawn: serde_json::Value = serde_json::from_str(&drawn).unwrap();
        let item = &drawn[0];
        let place = |item: &serde_json::Value| {
            let path = item["path"].as_str().unwrap();
            match (item["line"].as_u64(), item["column"].as_u64()) {
                (Some(line), Some(column)) => format!("{path}:{line}:{column}"),
                _ => path.to_owned(),
            }
        };
        let mut line = format!(
            "{} {} {}: {}",
            place(item),
            item["severity"].as_str().unwrap(),
            item["code"].as_str().unwrap(),
            item["message"].as_str().unwrap(),
        );
        if let Some(help) = item["help"].as_str() {
            let _ = write!(line, " | {}", help.replace('\n', " / "));
        }
        for related in item["related"].as_array().unwrap() {
            let _ = write!(
                line,
                "\n  {} {}",
                place(related),
                related["message"].as_str().unwrap()
            );
        }
        line
    };
    built.diagnostics.iter().map(one).collect()
}

/// Compares or, where that is asked for, writes the expectations of a file.
fn check(name: &str) {
    let file = folder().join(name).with_extension("md");
    let text = std::fs::read_to_string(&file).unwrap();
    let mut cases = read(&text);
    let shared = cases.remove(0);
    assert!(!cases.is_empty(), "{name} has no case");
    let mut problems = Vec::new();
    for case in &mut cases {
        let (mut parts, said) = run(&shared, case);
        let expects = |parts: &[Part], what: &str| {
            parts
                .iter()
                .any(|part| matches!(part, Part::Fence(info, _) if info.starts_with(what)))
        };
        if !expects(&parts, "diagnostics") && !said.is_empty() {
            problems.push(format!("{name}, {}: says\n{}", case.name, said.join("\n")));
            let lines = said.iter().map(|line| format!("{line}\n")).collect();
            parts.push(Part::Fence("diagnostics".to_owned(), lines));
            parts.push(Part::Words("\n".to_owned()));
        }
        if !EXPECTED.iter().any(|what| expects(&parts, what)) {
            problems.push(format!("{name}, {}: nothing is expected", case.name));
        }
        for (old, new) in case.parts.iter().zip(&parts) {
            if let (Part::Fence(info, old), Part::Fence(_, new)) = (old, new)
                && old != new
            {
                let case = &case.name;
                problems.push(format!("{name}, {case}: {info} was\n{old}\nand is\n{new}"));
            }
        }
        case.parts = parts;
    }
    if update::is_asked_for() {
        cases.insert(0, shared);
        std::fs::write(&file, write(&cases)).unwrap();
        return;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

/// One test for each file of cases.
mod of {
    macro_rules! files {
        ($($name:ident)*) => {
            $(#[test]
            fn $name() {
                super::check(&stringify!($name).replace('_', "-"));
            })*

            #[test]
            fn every_file() {
                let mut listed = vec![$(stringify!($name).replace('_', "-")),*];
                listed.sort();
                assert_eq!(super::names(), listed);
            }
        };
    }

    files! {
        addresses aliases callouts claims code drafts files front_matter front_page headings html
        includes inlines journeys links lists modules paths pictures reachable scenarios sessions tables terms
    }
}

/// The names of all files of cases, in order.
fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).unwrap();
    let name = |file: PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    let mut names: Vec<String> = files.map(|file| name(file.unwrap().path())).collect();
    names.sort();
    names
}
