//! Numbers and texts as JavaScript strings: classic scripts that call
//! `GuidepostIndex`, the same bytes for a web server and for a folder.
//!
//! Numbers are written in 90 printable signs, small ones in one sign: base64
//! would smear each of them over two signs, and gzip finds less to save.
//! Postings are Rice codes, near the least that they can take.

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

/// Bits, six to a sign: postings would lose too much in whole signs.
#[derive(Debug, Default)]
pub(super) struct Bits {
    text: String,
    /// The lowest `count` bits, fewer than six, have no sign yet.
    waiting: u64,
    count: u32,
}

impl Bits {
    /// The lowest bits of a number, at most 32, the highest of them first.
    pub(super) fn plain(&mut self, number: u32, bits: u32) {
        let lowest = u64::from(number) & ((1 << bits) - 1);
        self.waiting = self.waiting << bits | lowest;
        self.count += bits;
        while self.count >= 6 {
            self.count -= 6;
            let six = self.waiting >> self.count & 63;
            self.text.push(char::from(SIGNS[six as usize]));
        }
    }

    /// Groups of three bits, each after a bit that says whether one follows.
    fn grouped(&mut self, number: u32) {
        let groups = (32 - number.leading_zeros()).div_ceil(3).max(1);
        for group in (0..groups).rev() {
            self.plain(u32::from(group > 0), 1);
            self.plain(number >> (3 * group), 3);
        }
    }

    /// A Rice code: what is over `low` bits as so many ones and a zero.
    fn rice(&mut self, number: u32, low: u32) {
        let mut ones = number >> low;
        while ones >= 32 {
            self.plain(u32::MAX, 32);
            ones -= 32;
        }
        self.plain(u32::MAX, ones);
        self.plain(0, 1);
        self.plain(number, low);
    }

    /// Ascending numbers below `total`, by the steps between them.
    fn ascending(&mut self, numbers: impl ExactSizeIterator<Item = u32>, total: u32) {
        let low = low_bits(numbers.len(), total);
        let mut next = 0;
        for number in numbers {
            self.rice(number - next, low);
            next = number + 1;
        }
    }

    /// Records, ascending, and how often each has a token: most have it once,
    /// so only those that have it more often are told apart.
    pub(super) fn postings(&mut self, postings: &[(u32, u32)], records: u32) {
        let length = u32::try_from(postings.len()).unwrap_or(u32::MAX);
        self.grouped(length);
        self.ascending(postings.iter().map(|(record, _)| *record), records);
        let often = postings
            .iter()
            .zip(0..)
            .filter(|((_, count), _)| *count > 1);
        let often: Vec<(u32, u32)> = often.map(|((_, count), at)| (at, *count)).collect();
        self.plain(u32::from(!often.is_empty()), 1);
        if often.is_empty() {
            return;
        }
        self.grouped(u32::try_from(often.len()).unwrap_or(u32::MAX));
        self.ascending(often.iter().map(|(at, _)| *at), length);
        for (_, count) in often {
            self.rice(count - 2, 0);
        }
    }

    /// Everything as a text.
    pub(super) fn finish(mut self) -> String {
        if self.count > 0 {
            self.plain(0, 6 - self.count);
        }
        self.text
    }
}

/// How many low bits a step has that is Rice coded: about the logarithm of 0.7
/// times the mean step. In whole numbers, so that the reader finds the same.
fn low_bits(count: usize, total: u32) -> u32 {
    let (count, total) = (count.max(1) as u64 * 10, u64::from(total) * 7);
    let mut low = 0;
    while count << (low + 1) <= total {
        low += 1;
    }
    low
}

/// A text as a JavaScript string. `<` is escaped, so that no text can end a
/// script or open a comment wherever the bytes may be copied to.
pub(super) fn push_string(words: &str, script: &mut String) {
    script.push('"');
    let mut rest = words;
    loop {
        let (before, after) = rest.split_at(plain_length(rest.as_bytes()));
        script.push_str(before);
        let Some(sign) = after.chars().next() else {
            break;
        };
        push_sign(sign, script);
        rest = &after[sign.len_utf8()..];
    }
    script.push('"');
}

/// How many bytes at the start of a text stand in a string as they are. Most of
/// the index comes through here, so sixteen are looked at in one step.
fn plain_length(bytes: &[u8]) -> usize {
    let (steps, _) = bytes.as_chunks::<16>();
    let all_plain = |step: &&[u8; 16]| step.iter().fold(true, |all, byte| all & is_plain(*byte));
    let whole = 16 * steps.iter().take_while(all_plain).count();
    let rest = bytes[whole..].iter().take_while(|byte| is_plain(**byte));
    whole + rest.count()
}

/// Compared one by one and without a branch, as the machine can with sixteen.
/// `E2` begins U+2028 and U+2029, line ends of JavaScript.
fn is_plain(byte: u8) -> bool {
    let is_sign = (byte >= 0x20) & (byte != 0x7f) & (byte != 0xe2);
    is_sign & (byte != b'"') & (byte != b'<') & (byte != b'\\')
}

fn push_sign(sign: char, script: &mut String) {
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
    fn a_sign_with_a_meaning_is_found_wherever_it_stands() {
        for at in 0..40 {
            let words = format!("{}<b>", "a".repeat(at));
            let mut script = String::new();
            push_string(&words, &mut script);
            assert_eq!(script, format!("\"{}\\x3cb>\"", "a".repeat(at)));
        }
    }

    #[test]
    fn numbers_take_as_many_signs_as_they_need() {
        for (number, signs) in [
            (0, 1),
            (59, 1),
            (60, 2),
            (2_219, 2),
            (2_220, 3),
            (34_619, 3),
            (34_620, 4),
            (763_619, 4),
            (763_620, 5),
            (60_000_000, 5),
        ] {
            assert_eq!(written(number).len(), signs, "{number}");
        }
        let mut all: Vec<String> = (0..40_000).map(written).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 40_000);
        let starts = |a: &String, b: &String| b.starts_with(a.as_str());
        assert!(
            !all.windows(2).any(|pair| starts(&pair[0], &pair[1])),
            "no number begins another"
        );
    }

    #[test]
    fn bits_come_in_order_however_many_are_pushed_at_once() {
        let mut one_by_one = Bits::default();
        let mut at_once = Bits::default();
        for number in [0, 1, 5, 63, 64, 1_000, 70_000, u32::MAX] {
            for bits in [0, 1, 3, 6, 7, 31, 32] {
                at_once.plain(number, bits);
                for bit in (0..bits).rev() {
                    one_by_one.plain(number >> bit, 1);
                }
            }
        }
        for number in [0, 1, 31, 32, 33, 64, 1_000] {
            at_once.rice(number, 2);
            for _ in 0..number >> 2 {
                one_by_one.plain(1, 1);
            }
            for bit in [0, number >> 1 & 1, number & 1] {
                one_by_one.plain(bit, 1);
            }
        }
        assert_eq!(at_once.finish(), one_by_one.finish());
    }

    #[test]
    fn texts_cannot_leave_their_string() {
        let mut script = String::new();
        push_string("</script>\"\\\u{2028}\n<!--", &mut script);
        assert_eq!(script, r#""\x3c/script>\"\\\u2028\n\x3c!--""#);
    }
}
