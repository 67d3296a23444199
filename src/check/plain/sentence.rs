//! Cuts a block of English words into sentences.
//!
//! Unicode's rules (UAX 29) cut first; what they cut after a short form such
//! as "Dr." is joined again. It is told one block at a time, so that a
//! heading or an item of a list never runs into the next one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Short forms whose full stop ends no sentence.
const SHORT_FORMS: [&str; 36] = [
    "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Sir", "Rev", "Mx", "No", "Nos", "Fig", "vs", "etc",
    "approx", "max", "min", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec", "e.g", "i.e", "cf", "al", "Ltd", "Inc", "tel",
];

/// Where each sentence of a block stands, without the spaces around it.
/// Pieces without a letter or a digit are no sentences.
#[must_use]
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for piece in pieces(text) {
        let range = trimmed(text, piece);
        if range.is_empty() {
            continue;
        }
        match sentences.last_mut() {
            Some(last) if goes_on(&text[last.clone()], &text[range.clone()]) => {
                last.end = range.end;
            }
            _ => sentences.push(range),
        }
    }
    sentences.retain(|range| text[range.clone()].chars().any(char::is_alphanumeric));
    sentences
}

/// The pieces between the bounds of Unicode. Its rules look back no further
/// than to the sign that ends a sentence, so they are only asked from the word
/// with the first such sign on: the letters before it cost next to nothing.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let sign = rest.bytes().position(may_end).unwrap_or(rest.len());
        let word = rest[..sign].rfind(' ').map_or(0, |space| space + 1);
        let last = rest[word..].split_sentence_bounds().next().unwrap_or("");
        let piece = start..start + word + last.len();
        start = piece.end;
        Some(piece)
    })
}

/// Whether a byte may belong to a sign that ends a sentence or a line.
fn may_end(byte: u8) -> bool {
    matches!(byte, b'.' | b'?' | b'!' | b'\r' | b'\n') || !byte.is_ascii()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    start..start.max(range.start + piece.trim_end().len())
}

/// Whether a piece goes on with the sentence before it.
fn goes_on(before: &str, piece: &str) -> bool {
    let starts_small = piece.chars().find(|c| c.is_alphanumeric());
    let starts_small = starts_small.is_some_and(char::is_lowercase);
    if starts_small {
        return true;
    }
    let Some(words) = before.strip_suffix('.') else {
        return false;
    };
    let start = words.rfind(|c: char| c.is_whitespace() || c == '(');
    let last = start.map_or(words, |start| words[start..].trim_start());
    let last = last.trim_start_matches('(');
    is_initial(last) || SHORT_FORMS.contains(&last) && !is_a_stop(last)
}

/// `etc.` and `Ltd.` may well end a sentence; what follows with a capital is
/// a new one.
fn is_a_stop(short_form: &str) -> bool {
    matches!(
        short_form,
        "etc" | "al" | "Ltd" | "Inc" | "max" | "min" | "approx"
    )
}

/// The `J` of "Prof. J. Smith".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    proptest::proptest! {
        #[test]
        fn the_pieces_are_those_of_unicode(
            text in "([a-zA-Z0-9]{1,3}|[ .?!\"'(),;:\r\n\t\u{a0}\u{301}\u{85}\u{2026}\u{2028}\u{3002}\u{e9}\u{fffc}]){0,40}",
        ) {
            let own: Vec<&str> = pieces(&text).map(|range| &text[range]).collect();
            let wanted: Vec<&str> = text.split_sentence_bounds().collect();
            proptest::prop_assert_eq!(own, wanted);
        }
    }

    #[test]
    fn short_forms_end_nothing() {
        for (text, count) in [
            ("We use FHIR v4.0.1 for this. It is a rule book.", 2),
            (
                "Dr. Smith works at St. Mary's Hospital. She sees children, e.g. those with \
                 asthma, i.e. a lung problem.",
                2,
            ),
            (
                "Read more at https://www.hl7.org/fhir/R4/patient.html before you start.",
                1,
            ),
            ("The dose is 0.5mg at 5:30pm. Take it for 1.5 weeks.", 2),
            ("Stop! Wait. Read it now. The nurse will call you.", 4),
            ("Prof. J. Smith met Ms. Patel. They spoke.", 2),
            ("It began in Dec. 2018 and went on.", 1),
            ("\"Is it safe?\" she asked. It was.", 2),
            ("Ask a nurse, a doctor, etc. They will help.", 2),
        ] {
            assert_eq!(split(text).len(), count, "{:?}", sentences(text));
        }
        assert_eq!(
            sentences(" One.  Two. \u{2014} "),
            ["One.", "Two. \u{2014}"]
        );
        assert!(split("").is_empty());
    }
}
