//! Numbers and texts as JavaScript strings: classic scripts that call
//! `GuidepostIndex`, the same bytes for a web server and for a folder.
//!
//! Numbers are written in 90 printable signs, small ones in one sign: base64
//! would smear each of them over two signs, and gzip finds less to save.

use std::fmt::Write as _;

/// The printable ASCII signs without `"`, `&`, `'`, `<` and `\`.
const SIGNS: [u8; 90] = signs();

const fn signs() -> [u8; 90] {
    let mut signs = [0; 90];
    let (mut at, mut sign) = (0, b' ');
    while sign <= b'~' {
        if !matches!(sign, b'"' | b'&' | b'\'' | b'<' | b'\\') {
            signs[at] = sign;
            at += 1;
        }
        sign += 1;
    }
    signs
}

/// How many numbers have one, two, three and four signs.
const ONE: u32 = 60;
const TWO: u32 = 24 * 90;
const THREE: u32 = 4 * 90 * 90;
const FOUR: u32 = 90 * 90 * 90;

/// Adds a number, at most 65 million, in one to five signs.
pub(super) fn push_number(number: u32, text: &mut String) {
    let mut put = |lead: u32, rest: u32, signs: u32| {
        let base = 90_u32.pow(signs);
        let mut digits = [0; 5];
        let mut rest = rest + (lead * base);
        for digit in digits[..=signs as usize].iter_mut().rev() {
            *digit = rest % 90;
            rest /= 90;
        }
        for digit in &digits[..=signs as usize] {
            text.push(char::from(SIGNS[*digit as usize]));
        }
    };
    let mut left = number;
    if left < ONE {
        return put(0, left, 0);
    }
    left -= ONE;
    for (lead, count, signs) in [(60, TWO, 1), (84, THREE, 2), (88, FOUR, 3)] {
        if left < count {
            return put(lead, left, signs);
        }
        left -= count;
    }
    text.push(char::from(SIGNS[89]));
    let mut rest = left;
    for base in [FOUR, 90 * 90, 90, 1] {
        text.push(char::from(SIGNS[(rest / base % 90) as usize]));
        rest %= base;
    }
}

/// Numbers of which most are 0: each 0 is followed by how many more there are.
pub(super) fn numbers(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    let mut zeros = 0;
    for number in numbers {
        if number == 0 {
            zeros += 1;
            continue;
        }
        push_zeros(&mut zeros, &mut text);
        push_number(number, &mut text);
    }
    push_zeros(&mut zeros, &mut text);
    text
}

fn push_zeros(zeros: &mut u32, text: &mut String) {
    if *zeros > 0 {
        push_number(0, text);
        push_number(*zeros - 1, text);
        *zeros = 0;
    }
}

/// Adds records, ascending, and how often each has a token. The lowest bit of
/// a step says whether it is more than once.
pub(super) fn push_postings(postings: &[(u32, u32)], text: &mut String) {
    push_number(u32::try_from(postings.len()).unwrap_or(u32::MAX), text);
    let mut before = 0;
    for (record, count) in postings {
        push_number((record - before) * 2 + u32::from(*count > 1), text);
        if *count > 1 {
            push_number(count - 2, text);
        }
        before = *record;
    }
}

/// A text as a JavaScript string. `<` is escaped, so that no text can end a
/// script or open a comment wherever the bytes may be copied to.
pub(super) fn push_string(words: &str, script: &mut String) {
    script.push('"');
    for sign in words.chars() {
        match sign {
            '"' => script.push_str("\\\""),
            '\\' => script.push_str("\\\\"),
            '\n' => script.push_str("\\n"),
            '\t' => script.push_str("\\t"),
            '<' => script.push_str("\\x3c"),
            '\u{2028}' | '\u{2029}' | '\u{0}'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(script, "\\u{:04x}", u32::from(sign));
            }
            _ => script.push(sign),
        }
    }
    script.push('"');
}

/// Adds a field of a line. Lines end with `\n` and their fields with a tab, so
/// neither stands in a text.
pub(super) fn push_field(words: &str, line: &mut String) {
    for sign in words.chars() {
        line.push(if sign.is_control() { ' ' } else { sign });
    }
    line.push('\t');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: u32) -> String {
        let mut text = String::new();
        push_number(number, &mut text);
        text
    }

    #[test]
    fn numbers_take_as_many_signs_as_they_need() {
        for (number, signs) in [(0, 1), (59, 1), (60, 2), (2_219, 2), (2_220, 3), (34_619, 3), (34_620, 4), (763_619, 4), (763_620, 5), (60_000_000, 5)] {
            assert_eq!(written(number).len(), signs, "{number}");
        }
        let mut all: Vec<String> = (0..40_000).map(written).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 40_000);
        let starts = |a: &String, b: &String| b.starts_with(a.as_str());
        assert!(!all.windows(2).any(|pair| starts(&pair[0], &pair[1])), "no number begins another");
    }

    #[test]
    fn texts_cannot_leave_their_string() {
        let mut script = String::new();
        push_string("</script>\"\\\u{2028}\n<!--", &mut script);
        assert_eq!(script, r#""\x3c/script>\"\\\u2028\n\x3c!--""#);
    }
}
