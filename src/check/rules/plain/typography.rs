//! Signs that stand for words.

use crate::check::plain::{Layer, Notes, PageText, Passage, Role, Say};
use std::ops::Range;

/// Signs that stand for words.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    check_markup(page, say);
    check_slashes(page, say);
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !may_hold_sign(&passage.text) {
            continue;
        }
        for (sign, better) in SIGNS {
            for (at, _) in passage.text.match_indices(sign) {
                let trimmed = sign.trim_start();
                let start = at + sign.len() - trimmed.len();
                let range = start..start + trimmed.trim_end().len();
                let is_fine = passage.is_exact(&range) || joins_names(passage, &range);
                if !is_fine {
                    say.words(
                        passage,
                        &range,
                        Notes {
                            better,
                            ..Notes::default()
                        },
                    );
                }
            }
        }
    }
}

/// Whether a text holds a letter of one of the signs: most hold none, and are
/// passed over in one look.
fn may_hold_sign(text: &str) -> bool {
    let is_of_sign = |byte: u8| {
        matches!(
            byte,
            b'(' | b'&' | b'!' | b'/' | b'@' | b'+' | b'-' | b'=' | b'~'
        )
    };
    text.bytes()
        .any(|byte| is_of_sign(byte) || !byte.is_ascii())
        || text.contains("...")
        || text.contains("??")
}

/// What paths to files start with: such a slash stands for no word.
const FOLDERS: [&str; 3] = ["content", "themes", "public"];

/// Pairs that are said so, or by the list of signs.
const PAIRED: [[&str; 2]; 4] = [
    ["and", "or"],
    ["either", "or"],
    ["on", "off"],
    ["he", "she"],
];

/// A slash between two words, such as "nurse/carer".
fn check_slashes(page: &PageText<'_>, say: &mut Say<'_>) {
    let is_text = |one: &&Passage<'_>| {
        one.layer != Layer::Quote && matches!(one.role, Role::Paragraph | Role::Item)
    };
    for passage in page.passages.iter().filter(is_text) {
        if !passage.text.contains('/') {
            continue;
        }
        for pair in passage.words.windows(2) {
            let [one, two] = pair else { continue };
            let gap = passage.text.get(one.range.end..two.range.start);
            let slash = gap.map(str::trim) == Some("/");
            let is_word = |text: &str| text.len() > 1 && is_plain_word(text);
            let both =
                [one, two].map(|word| passage.text.get(word.range.clone()).unwrap_or_default());
            let is_paired = PAIRED.contains(&both);
            let is_long = both.iter().any(|word| word.len() > 2);
            let range = one.range.start..two.range.end;
            let next = passage.text.get(range.end..).unwrap_or_default();
            let path = FOLDERS.contains(&both[0])
                || next.starts_with('/')
                || passage.text[..range.start].ends_with(['/', '.']);
            if slash
                && both.into_iter().all(is_word)
                && is_long
                && !is_paired
                && !path
                && !passage.is_exact(&range)
            {
                let notes = Notes {
                    better: "\"or\" or \"and\"",
                    ..Notes::default()
                };
                say.words(passage, &range, notes);
            }
        }
    }
}

/// Small letters, perhaps after a first capital.
fn is_plain_word(text: &str) -> bool {
    let rest = text.strip_prefix(char::is_uppercase).unwrap_or(text);
    rest.chars().all(char::is_lowercase)
}

/// Words that are set apart by lines under them or by tags.
fn check_markup(page: &PageText<'_>, say: &mut Say<'_>) {
    let body = &page.page.body;
    for html in &body.document.raw_html {
        let tag = html.markup.trim_start_matches('<');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next();
        if matches!(
            name,
            Some("u" | "ins" | "marquee" | "blink" | "center" | "font" | "big")
        ) {
            let notes = Notes {
                found: &html.markup,
                better: "`**bold**` around it, for a line under words is the sign of a link",
                ..Notes::default()
            };
            say.place(body, html.span, notes);
        }
    }
}

/// The sign in the name of a firm: "Smith & Daughters".
fn joins_names(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.text[..range.start].split_whitespace().next_back();
    let after = passage.text[range.end..].split_whitespace().next();
    let is_capital =
        |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let rest = passage.text[range.end..].split_whitespace().skip(1).take(2);
    let is_firm = |word: &str| FIRMS.contains(&word.trim_end_matches(['.', ',']));
    let is_known = after.is_some_and(is_firm) || rest.into_iter().any(is_firm);
    passage.text.get(range.clone()) == Some("&")
        && is_capital(before)
        && is_capital(after)
        && is_known
}

/// What the names of firms end in, and partners of well-known ones.
const FIRMS: [&str; 20] = [
    "Ltd",
    "Limited",
    "plc",
    "PLC",
    "LLP",
    "Co",
    "Inc",
    "Sons",
    "Daughters",
    "Brothers",
    "Partners",
    "Associates",
    "Solicitors",
    "Company",
    "Spencer",
    "Johnson",
    "Nephew",
    "Gamble",
    "Barrett",
    "Trust",
];

const SIGNS: [(&str, &str); 27] = [
    ("(s)", "the plural: \"records\""),
    ("(es)", "the plural: \"boxes\""),
    (" & ", "\"and\""),
    ("!", "a full stop"),
    ("and/or", "\"or\", or both cases"),
    (" w/ ", "\"with\""),
    ("(ies)", "the plural: \"copies\""),
    ("(e)s", "the plural: \"boxes\""),
    ("(ren)", "the plural: \"children\""),
    ("(S)he", "\"they\""),
    ("(s)he", "\"they\""),
    ("??", "one question mark"),
    (":-", "a colon"),
    (" ~", "\"about\""),
    (" &c", "\"and so on\""),
    ("\u{2014}", "a comma or a full stop"),
    ("\u{2265}", "\"at least\""),
    ("\u{2264}", "\"at most\""),
    ("either/or", "\"or\""),
    (" @ ", "\"at\""),
    (" + ", "\"and\" or \"plus\""),
    ("...", "a full stop"),
    ("\u{2026}", "a full stop"),
    ("--", "a comma or a full stop"),
    (" w/o ", "\"without\""),
    (" = ", "\"is\""),
    (" -> ", "a word such as \"then\""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_passed_over() {
        for (sign, _) in SIGNS {
            assert!(may_hold_sign(sign), "{sign}");
        }
        assert!(!may_hold_sign("Ask a nurse, or ring 111."));
    }
}
