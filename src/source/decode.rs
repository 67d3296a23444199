//! From bytes to text (decision 2): BOM, UTF-16 by its mark, UTF-8, else
//! Windows-1252 where nothing speaks against it; then NFC. A lone carriage
//! return, which ended lines on old Macs, becomes a line feed.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What stands where a byte could not be read.
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// A decoded text and the first thing that was wrong with it.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    /// The text in NFC, with U+FFFD where something could not be read.
    pub(super) text: String,
    /// The first place that could not be read.
    pub(super) damage: Option<Damage>,
}

/// A place that could not be read.
#[derive(Debug, PartialEq)]
pub(super) struct Damage {
    /// Why.
    pub(super) kind: DamageKind,
    /// The byte in the file, from 0.
    pub(super) byte: usize,
    /// Where the first U+FFFD stands in the decoded text.
    pub(super) range: Range<usize>,
}

#[derive(Debug, PartialEq, Clone, Copy)]
pub(super) enum DamageKind {
    /// Parts of the file are UTF-8 and parts are not.
    Mixed,
    /// Neither UTF-8 nor Windows-1252.
    Unknown,
    /// A zero byte: no text, or UTF-16 without its mark.
    Zero,
    /// UTF-16 with half a character.
    Utf16,
}

/// What a file is by its first bytes, where programs wrote it and no person.
pub(super) fn program_file(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: [(&[u8], &str); 6] = [
        (
            b"PK\x03\x04",
            "a packed file, such as a Word or Excel document",
        ),
        (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
        (b"{\\rtf", "a document in rich text"),
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
    ];
    let found = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, what)| *what)
}

/// Decodes the bytes of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let raw = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => decode_eight(rest.to_vec(), 3),
        _ => decode_eight(bytes, 0),
    };
    let mut decoded = refuse_zero(raw);
    if let Cow::Owned(text) = normalise(&decoded.text) {
        if let Some(damage) = &mut decoded.damage {
            damage.range = find_replacement(&text);
        }
        decoded.text = text;
    }
    if let Some(text) = end_lines(&decoded.text) {
        decoded.text = text;
    }
    decoded
}

/// The text with a line feed for each lone carriage return, if it has any. It
/// stays as long as it was, so every place in it stays where it was.
fn end_lines(text: &str) -> Option<String> {
    let is_lone = |at: usize| !text[at + 1..].starts_with('\n');
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    let first = returns.find(|at| is_lone(*at))?;
    let mut ended = String::with_capacity(text.len());
    ended.push_str(&text[..first]);
    for (at, letter) in text[first..].char_indices() {
        let ends = letter == '\r' && is_lone(first + at);
        ended.push(if ends { '\n' } else { letter });
    }
    Some(ended)
}

fn decode_utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Decoded {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| read([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len());
    let mut damage = None;
    let mut byte = 2;
    for unit in char::decode_utf16(units) {
        let letter = unit.unwrap_or_else(|_| {
            damage.get_or_insert_with(|| new_damage(DamageKind::Utf16, byte, text.len()));
            REPLACEMENT
        });
        byte += 2 * letter.len_utf16();
        text.push(letter);
    }
    if odd {
        damage.get_or_insert_with(|| new_damage(DamageKind::Utf16, byte, text.len()));
        text.push(REPLACEMENT);
    }
    Decoded { text, damage }
}

fn decode_eight(bytes: Vec<u8>, skipped: usize) -> Decoded {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, damage: None },
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let kind = if skipped > 0 || has_multi_byte(&bytes) {
        DamageKind::Mixed
    } else if bytes.contains(&0) {
        DamageKind::Zero
    } else if let Some(text) = decode_windows(&bytes) {
        return Decoded { text, damage: None };
    } else {
        DamageKind::Unknown
    };
    Decoded {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        damage: Some(new_damage(kind, at + skipped, at)),
    }
}

/// Whether a valid character of two or more bytes stands anywhere in the file.
fn has_multi_byte(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The letters of Windows-1252 from 0x80 to 0x9f, as the table of the WHATWG
/// Encoding Standard has them; five places are empty.
const WINDOWS: [Option<char>; 32] = {
    let mut table = [None; 32];
    let known = [
        (0x80, '\u{20ac}'),
        (0x82, '\u{201a}'),
        (0x83, '\u{192}'),
        (0x84, '\u{201e}'),
        (0x85, '\u{2026}'),
        (0x86, '\u{2020}'),
        (0x87, '\u{2021}'),
        (0x88, '\u{2c6}'),
        (0x89, '\u{2030}'),
        (0x8a, '\u{160}'),
        (0x8b, '\u{2039}'),
        (0x8c, '\u{152}'),
        (0x8e, '\u{17d}'),
        (0x91, '\u{2018}'),
        (0x92, '\u{2019}'),
        (0x93, '\u{201c}'),
        (0x94, '\u{201d}'),
        (0x95, '\u{2022}'),
        (0x96, '\u{2013}'),
        (0x97, '\u{2014}'),
        (0x98, '\u{2dc}'),
        (0x99, '\u{2122}'),
        (0x9a, '\u{161}'),
        (0x9b, '\u{203a}'),
        (0x9c, '\u{153}'),
        (0x9e, '\u{17e}'),
        (0x9f, '\u{178}'),
    ];
    let mut at = 0;
    while at < known.len() {
        table[known[at].0 - 0x80] = Some(known[at].1);
        at += 1;
    }
    table
};

fn decode_windows(bytes: &[u8]) -> Option<String> {
    bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
            _ => Some(char::from(*byte)),
        })
        .collect()
}

/// A zero never stands in text; it is shown as U+FFFD, as CommonMark asks.
fn refuse_zero(decoded: Decoded) -> Decoded {
    let Some(at) = decoded.text.find('\0') else {
        return decoded;
    };
    let damage = decoded
        .damage
        .or_else(|| Some(new_damage(DamageKind::Zero, at, at)));
    let text = decoded.text.replace('\0', "\u{fffd}");
    let damage = damage.map(|damage| Damage {
        range: find_replacement(&text),
        ..damage
    });
    Decoded { text, damage }
}

/// The text in NFC, borrowed where it is already.
fn normalise(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

fn new_damage(kind: DamageKind, byte: usize, at: usize) -> Damage {
    let range = at..at + REPLACEMENT.len_utf8();
    Damage { kind, byte, range }
}

fn find_replacement(text: &str) -> Range<usize> {
    let at = text.find(REPLACEMENT).unwrap_or(0);
    at..(at + REPLACEMENT.len_utf8()).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let decoded = decode(bytes.to_vec());
        assert_eq!(decoded.damage, None, "{bytes:?}");
        decoded.text
    }

    fn damage(bytes: &[u8]) -> (DamageKind, usize) {
        let decoded = decode(bytes.to_vec());
        let damage = decoded.damage.unwrap();
        assert_eq!(&decoded.text[damage.range], "\u{fffd}", "{bytes:?}");
        (damage.kind, damage.byte)
    }

    #[test]
    fn reads_the_forms_that_editors_write() {
        assert_eq!(text(b"plain"), "plain");
        assert_eq!(text("\u{feff}tŷ".as_bytes()), "tŷ");
        assert_eq!(text(b"\xff\xfeT\0\x77\x01"), "Tŷ");
        assert_eq!(text(b"\xfe\xff\0T\x01\x77"), "Tŷ");
        assert_eq!(text(b"\xff\xfe\x3d\xd8\x00\xde"), "\u{1f600}");
        assert_eq!(
            text(b"caf\xe9 \x96 \x93x\x94 \x80"),
            "café \u{2013} \u{201c}x\u{201d} \u{20ac}"
        );
    }

    #[test]
    fn writes_nfc() {
        assert_eq!(text("e\u{301} y\u{302}".as_bytes()), "\u{e9} \u{177}");
        assert_eq!(text(b"\xff\xfee\0\x01\x03"), "\u{e9}");
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        assert_eq!(text(b"a\rb\r\nc\r\r\n\r"), "a\nb\r\nc\n\r\n\n");
        assert_eq!(text(b"a\r\nb\n"), "a\r\nb\n");
    }

    #[test]
    fn names_the_byte_that_is_wrong() {
        assert_eq!(damage("tŷ caf\u{0}".as_bytes()), (DamageKind::Zero, 7));
        assert_eq!(damage(b"t\xc5\xb7 caf\xe9."), (DamageKind::Mixed, 7));
        assert_eq!(damage(b"\xef\xbb\xbfa\xe9."), (DamageKind::Mixed, 4));
        assert_eq!(damage(b"ab\x81"), (DamageKind::Unknown, 2));
        assert_eq!(damage(b"a\0b\xe9\0"), (DamageKind::Zero, 3));
        assert_eq!(damage(b"\xff\xfea\0\x00\xd8b\0"), (DamageKind::Utf16, 4));
        assert_eq!(damage(b"\xff\xfea\0b"), (DamageKind::Utf16, 4));
    }

    #[test]
    fn a_place_is_right_after_letters_were_joined() {
        let (kind, byte) = damage("e\u{301}\u{0}".as_bytes());
        assert_eq!((kind, byte), (DamageKind::Zero, 3));
    }
}
