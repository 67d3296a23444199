//! Words of authors that try to become code.
//!
//! Every payload is put into every place where an author can write words. The
//! built pages are read as a browser reads them: their tags and attributes
//! must be those of the same pages with harmless words, or with the payload's
//! own letters exchanged for others, so that no element and no attribute of it
//! has a name that a browser knows.

mod payloads;
mod sinks;

use std::collections::{BTreeMap, BTreeSet};

use guidepost::diagnostics::{github, json, terminal};
use guidepost::text::OutPath;
use rayon::prelude::*;

use crate::markup::{Piece, pieces};
use crate::project::{Built, as_build};
use payloads::{HARMLESS, PAYLOADS};
use sinks::site;

/// The text files of a built site by address.
fn pages(built: &Built) -> BTreeMap<String, String> {
    let texts = built
        .compiled
        .output
        .keys()
        .filter(|out| matches!(out.extension(), "html" | "xml"));
    let text = |out: &OutPath| {
        (
            out.to_string(),
            String::from_utf8(built.bytes(out)).unwrap(),
        )
    };
    texts.map(text).collect()
}

/// What a page is made of, without what only words decide: the colours of
/// code, the lines of drawings, and how many words or lines there are.
fn structure(page: &str) -> Vec<Piece> {
    let mut kept = Vec::new();
    let mut script = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(name, attributes) => {
                let colour =
                    |(name, value): &(String, String)| name == "class" && value.starts_with("tok-");
                if name == "span" && attributes.iter().any(colour) {
                    continue;
                }
                // The lines of a drawing, cut where words are too wide.
                if name == "text" || name == "tspan" {
                    continue;
                }
                script = name == "script" || name == "style";
                let names = attributes
                    .into_iter()
                    .map(|(name, _)| (name, String::new()));
                kept.push(Piece::Open(name, names.collect()));
            }
            Piece::Close(name) if ["span", "text", "tspan"].contains(&name.as_str()) => {}
            Piece::Words(words) if script => kept.push(Piece::Words(words)),
            Piece::Words(_) => {}
            other => kept.push(other),
        }
    }
    kept
}

/// Attributes that lead somewhere.
const LEADING: [&str; 8] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "xlink:href",
];

/// What is wrong with a page whatever it is like.
fn faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let unreadable = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if let Some(letter) = page.chars().find(|c| unreadable(*c)) {
        faults.push(format!("holds the control character {letter:?}"));
    }
    for piece in pieces(page) {
        let Piece::Open(element, attributes) = piece else {
            continue;
        };
        for (name, value) in attributes {
            // Browsers do not see these in an address.
            let seen: String = value
                .chars()
                .filter(|c| !c.is_control() && !c.is_whitespace())
                .collect();
            let scheme = seen
                .split_once(':')
                .map(|(scheme, _)| scheme.to_ascii_lowercase());
            let known = ["http", "https", "mailto", "tel"];
            let odd = scheme.filter(|scheme| {
                !scheme.contains(['/', '?', '#']) && !known.contains(&scheme.as_str())
            });
            if LEADING.contains(&name.as_str())
                && (odd.is_some() || seen.starts_with("//") || seen.starts_with('\\'))
            {
                faults.push(format!("<{element} {name}> leads to {value:?}"));
            }
            if name.starts_with("on") || matches!(name.as_str(), "style" | "srcdoc") {
                faults.push(format!("<{element}> has {name}"));
            }
            if name == "content" && seen.starts_with("0;url=") && odd_target(&seen) {
                faults.push(format!("<{element}> goes to {value:?}"));
            }
        }
    }
    faults
}

/// Whether a page that moved leads out of the site.
fn odd_target(refresh: &str) -> bool {
    let target = refresh.trim_start_matches("0;url=");
    target.contains(':') || target.starts_with(['/', '\\'])
}

/// The structures that each page has with harmless words, by address.
type Structures = BTreeMap<String, BTreeSet<Vec<Piece>>>;

fn harmless() -> Structures {
    let build = |words: &&str| pages(&site(words).build(&as_build()));
    let built: Vec<_> = HARMLESS.par_iter().map(build).collect();
    let mut known = Structures::new();
    for (out, page) in built.into_iter().flatten() {
        known.entry(out).or_default().insert(structure(&page));
    }
    known
}

/// The same payload with other letters: `<script>` is `<fpevcg>`, which means
/// nothing to a browser, and every sign stands where it stood.
fn twin(payload: &str) -> String {
    let turned = |letter: char| match letter {
        'a'..='m' | 'A'..='M' => char::from_u32(u32::from(letter) + 13),
        'n'..='z' | 'N'..='Z' => char::from_u32(u32::from(letter) - 13),
        _ => None,
    };
    // `&amp;` is one sign, in which other letters would leave another `;`.
    let turn = |part: &str| -> String {
        let letters = part.chars();
        letters
            .map(|letter| turned(letter).unwrap_or(letter))
            .collect()
    };
    let parts: Vec<String> = payload.split("&amp;").map(turn).collect();
    parts.join("&amp;")
}

/// What the pages of a payload have that pages of harmless words have not.
fn injected(payload: &str, built: &Built, known: &Structures) -> Vec<String> {
    let mut problems = Vec::new();
    let mut unlike = Vec::new();
    for (out, page) in pages(built) {
        let say = |what: &str| format!("{payload:?} in {out} {what}");
        problems.extend(faults(&page).iter().map(|fault| say(fault)));
        // Where an old address leads from depends on the payload itself.
        let moved = page.contains("http-equiv=\"refresh\"");
        let like = if moved { "old/kitten.html" } else { &out };
        let structure = structure(&page);
        if !known
            .get(like)
            .is_some_and(|structures| structures.contains(&structure))
        {
            unlike.push((out, structure));
        }
    }
    if unlike.is_empty() {
        return problems;
    }
    let twins = pages(&site(&twin(payload)).build(&as_build()));
    for (out, page) in unlike {
        let twin = twins
            .get(&out)
            .map(|page| structure(page))
            .unwrap_or_default();
        if page != twin {
            problems.push(format!(
                "{payload:?} in {out}\n{}",
                difference(&page, &twin)
            ));
        }
    }
    problems
}

/// The first place where two pages differ.
fn difference(page: &[Piece], twin: &[Piece]) -> String {
    let at = page.iter().zip(twin).take_while(|(a, b)| a == b).count();
    let part = |pieces: &[Piece]| {
        let end = pieces.len().min(at + 3);
        format!("{:?}", &pieces[at.saturating_sub(3).min(end)..end])
    };
    format!("is  {}\nnot {}", part(page), part(twin))
}

#[test]
fn no_words_of_an_author_become_code() {
    let known = harmless();
    let problems: Vec<String> = PAYLOADS
        .par_iter()
        .flat_map_iter(|payload| {
            let built = site(payload).build(&as_build());
            let mut problems = steered(payload, &built);
            problems.extend(injected(payload, &built, &known));
            problems
        })
        .collect();
    let first: Vec<&str> = problems.iter().take(20).map(String::as_str).collect();
    let count = problems.len();
    assert!(
        problems.is_empty(),
        "{count} problems\n{}",
        first.join("\n")
    );
}

/// How a file or a pipe gets diagnostics.
const LOOK: terminal::Look<'static> = terminal::Look {
    colours: terminal::Colours::Never,
    width: 100,
    folder: "",
};

/// What the messages about a payload do to a terminal, a forge or a program
/// that reads them, beside being read.
fn steered(payload: &str, built: &Built) -> Vec<String> {
    let (diagnostics, texts) = (&built.diagnostics, &built.sources);
    let mut problems = Vec::new();
    let steers = |c: char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        turns || (c.is_control() && !matches!(c, '\n' | '\t'))
    };
    let drawn = terminal::render(diagnostics, texts, LOOK);
    problems.extend(
        drawn
            .lines()
            .filter(|line| line.contains(steers))
            .map(str::to_owned),
    );
    let github = github::render(diagnostics, texts, "");
    let is_ours = |line: &&str| {
        !["::error file=", "::warning file="]
            .iter()
            .any(|s| line.starts_with(s))
    };
    problems.extend(github.lines().filter(is_ours).map(str::to_owned));
    let json: serde_json::Value =
        serde_json::from_str(&json::pieces(diagnostics, texts).collect::<String>()).unwrap();
    if json.as_array().map(Vec::len) != Some(diagnostics.len()) {
        problems.push("the array has another length".to_owned());
    }
    problems
        .iter()
        .map(|problem| format!("{payload:?} steers by {problem:?}"))
        .collect()
}

#[test]
fn templates_in_words_stay_words() {
    let built = site("{{ 7 * 7 }}").build(&as_build());
    let page = built.text("sinks/title.html").unwrap();
    assert!(page.contains("<h1>{{ 7 * 7 }}</h1>"), "{page}");
    // Names of assets may hold these digits by chance.
    for around in [">49", "49 ", "\"49"] {
        assert!(!page.contains(around), "{page}");
    }
}

#[test]
fn most_payloads_are_told_to_their_author() {
    let built = site("javascript:alert(1)").build(&as_build());
    let refused = |code: &str| {
        built
            .diagnostics
            .iter()
            .any(|found| found.code.name() == code)
    };
    for code in [
        "links/address",
        "front/value",
        "include/missing",
        "config/value",
        "glossary/missing",
    ] {
        assert!(refused(code), "{code}");
    }
}
