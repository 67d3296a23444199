//! Reads messages of HL7 version 2: a line is a segment, a bar ends a field,
//! and the other signs are named at the start of the message.

use std::ops::Range;

use super::tokens::{TokenClass, Tokens, find};

/// The signs of a message (HL7 v2.5.1, chapter 2, section 2.5.4).
#[derive(Clone, Copy)]
struct Signs {
    field: u8,
    component: u8,
    repetition: u8,
    escape: u8,
    subcomponent: u8,
}

/// The signs that the standard recommends.
const USUAL: Signs = Signs {
    field: b'|',
    component: b'^',
    repetition: b'~',
    escape: b'\\',
    subcomponent: b'&',
};

/// Fields that hold codes, by segment. The first, third, fourth and sixth
/// component of a coded field are codes and the names of their lists; the
/// others are words (HL7 v2.5.1, chapters 2 to 11).
const CODED: &[(&[u8], &[usize])] = &[
    (b"MSH", &[9, 11, 12, 15, 16, 17, 18]),
    (b"MSA", &[1]),
    (b"ERR", &[3, 4, 5]),
    (b"EVN", &[1, 4]),
    (b"PID", &[8, 10, 15, 16, 17, 22]),
    (b"PD1", &[11]),
    (b"NK1", &[3]),
    (b"PV1", &[2, 4, 10, 14, 18, 36]),
    (b"PV2", &[3]),
    (b"AL1", &[2, 3, 4]),
    (b"IAM", &[2, 3, 4]),
    (b"DG1", &[3, 6]),
    (b"PR1", &[3]),
    (b"ORC", &[1, 5]),
    (b"OBR", &[4, 24, 25]),
    (b"OBX", &[2, 3, 6, 8, 11]),
    (b"RXO", &[1]),
    (b"RXE", &[2]),
    (b"RXD", &[2]),
    (b"RXA", &[5]),
    (b"RXR", &[1, 2]),
    (b"SCH", &[6, 7, 8]),
    (b"SPM", &[4]),
    (b"TXA", &[2, 17]),
];

/// Where the codes of a segment stand.
#[derive(Clone, Copy)]
struct Coded {
    fields: &'static [usize],
    /// Every component is a code, as in the type of a message: `ADT^A01`.
    all: bool,
}

impl Coded {
    fn has(self, field: usize, component: usize) -> bool {
        self.fields.contains(&field) && (self.all || matches!(component, 1 | 3 | 4 | 6))
    }
}

/// Adds the tokens of the whole block.
pub(super) fn lex(tokens: &mut Tokens<'_>) {
    let bytes = tokens.bytes();
    let mut signs = USUAL;
    let mut at = 0;
    while at < bytes.len() {
        let end = find(bytes, at..bytes.len(), |b| matches!(b, b'\n' | b'\r'));
        // A message on the wire starts with the sign 0x0b.
        let start = find(bytes, at..end, |b| !matches!(b, 0x0b | b' ' | b'\t'));
        lex_segment(start..end, &mut signs, tokens);
        at = end + 1;
    }
}

fn lex_segment(line: Range<usize>, signs: &mut Signs, tokens: &mut Tokens<'_>) {
    let bytes = tokens.bytes();
    let segment = &bytes[line.clone()];
    let name = segment.get(..3).unwrap_or_default();
    let is_name = name.len() == 3
        && name[0].is_ascii_uppercase()
        && name
            .iter()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if !is_name {
        return;
    }
    let is_header = matches!(name, b"MSH" | b"FHS" | b"BHS");
    if is_header {
        *signs = read_signs(segment).unwrap_or(*signs);
    }
    let fields = line.start + 3;
    if fields < line.end && bytes[fields] != signs.field {
        return;
    }
    tokens.push(line.start..fields, TokenClass::Seg);
    if fields == line.end {
        return;
    }
    let coded = CODED
        .iter()
        .find(|(known, _)| *known == name)
        .map_or([].as_slice(), |(_, coded)| *coded);
    tokens.push(fields..fields + 1, TokenClass::Field);
    let mut at = fields + 1;
    let mut number = 1;
    if is_header {
        // The bar is the first field and the other signs are the second.
        let end = find(bytes, at..line.end, |b| b == signs.field);
        tokens.push(at..end, TokenClass::Pun);
        at = end;
        number = 2;
    }
    let coded = Coded {
        fields: coded,
        all: is_header,
    };
    lex_fields(at..line.end, number, coded, *signs, tokens);
}

/// The fields from `number` on.
fn lex_fields(
    range: Range<usize>,
    mut number: usize,
    coded: Coded,
    signs: Signs,
    tokens: &mut Tokens<'_>,
) {
    let bytes = tokens.bytes();
    let mut component = 1;
    let mut at = range.start;
    while at < range.end {
        let byte = bytes[at];
        if byte == signs.field {
            tokens.push(at..at + 1, TokenClass::Field);
            number += 1;
            component = 1;
            at += 1;
        } else if signs.is_inner(byte) {
            tokens.push(at..at + 1, TokenClass::Pun);
            component = match byte {
                _ if byte == signs.component => component + 1,
                _ if byte == signs.repetition => 1,
                _ => component,
            };
            at += 1;
        } else if byte == signs.escape {
            at = lex_escape(at..range.end, signs, tokens);
        } else {
            let end = find(bytes, at..range.end, |b| signs.is_sign(b));
            if coded.has(number, component) {
                tokens.push(at..end, TokenClass::Code);
            }
            at = end;
        }
    }
}

/// `\T\`, `\.br\`: from one escape sign to the next in the same field.
fn lex_escape(range: Range<usize>, signs: Signs, tokens: &mut Tokens<'_>) -> usize {
    let bytes = tokens.bytes();
    let close = find(bytes, range.start + 1..range.end, |b| signs.is_sign(b));
    if close < range.end && bytes[close] == signs.escape {
        tokens.push(range.start..close + 1, TokenClass::Lit);
        return close + 1;
    }
    range.start + 1
}

/// The signs that a header names, where they can be signs at all.
fn read_signs(header: &[u8]) -> Option<Signs> {
    let [field, component, repetition, escape, subcomponent] = *header.get(3..8)? else {
        return None;
    };
    let signs = [field, component, repetition, escape, subcomponent];
    signs.iter().all(u8::is_ascii_punctuation).then_some(Signs {
        field,
        component,
        repetition,
        escape,
        subcomponent,
    })
}

impl Signs {
    /// Whether a byte divides a field.
    fn is_inner(self, byte: u8) -> bool {
        byte == self.component || byte == self.repetition || byte == self.subcomponent
    }

    fn is_sign(self, byte: u8) -> bool {
        byte == self.field || byte == self.escape || self.is_inner(byte)
    }
}
