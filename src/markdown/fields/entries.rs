//! From lines to keys with what belongs to them.

use super::key_line::{KeyLine, key_line, key_without_colon, known_key_line};
use super::piece::{Piece, is_blank};

/// A key with all lines that belong to it.
#[derive(Debug, Clone)]
pub(in crate::markdown) struct Entry<'a> {
    /// The key as written.
    pub(in crate::markdown) name: Piece<'a>,
    /// What stands after the separator, maybe nothing.
    pub(in crate::markdown) rest: Piece<'a>,
    /// Indented lines under it.
    pub(in crate::markdown) more: Vec<Piece<'a>>,
    /// List items under it, each with its own further lines.
    pub(in crate::markdown) items: Vec<Vec<Piece<'a>>>,
    /// Whether the separator was there.
    pub(in crate::markdown) separated: bool,
}

/// A line that belongs to no key.
#[derive(Debug, Clone, Copy)]
pub(in crate::markdown) struct StrayLine<'a> {
    /// The line, trimmed.
    pub(in crate::markdown) line: Piece<'a>,
    /// The key above it, if there is one.
    pub(in crate::markdown) above: Option<Piece<'a>>,
}

/// Reads lines into entries, in order, and the lines that belong to none.
pub(in crate::markdown) fn read_entries<'a>(
    lines: &[Piece<'a>],
) -> (Vec<Entry<'a>>, Vec<StrayLine<'a>>) {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut strays = Vec::new();
    for line in lines {
        if line.is_blank() {
            continue;
        }
        let open = entries.last_mut();
        if line.text.starts_with('#') {
            continue;
        }
        if add_to_open(open, *line) {
            continue;
        }
        match key_line(*line).or_else(|| key_without_colon(*line)) {
            Some(key) => entries.push(Entry::new(key)),
            None => strays.push(StrayLine {
                line: line.trim(),
                above: entries.last().map(|entry| entry.name),
            }),
        }
    }
    (entries, strays)
}

impl<'a> Entry<'a> {
    fn new(key: KeyLine<'a>) -> Self {
        Self {
            name: key.name,
            rest: key.rest,
            more: Vec::new(),
            items: Vec::new(),
            separated: key.separated,
        }
    }

    /// `|` or `>`, with which YAML starts text on lines of its own.
    pub(in crate::markdown) fn is_block(&self) -> bool {
        matches!(self.rest.text, "|" | ">" | "|-" | ">-" | "|+" | ">+")
    }
}

/// Adds a line to the entry above, where it belongs to it.
fn add_to_open<'a>(open: Option<&mut Entry<'a>>, line: Piece<'a>) -> bool {
    let indented = line.text.starts_with(is_blank);
    let Some(entry) = open else {
        return false;
    };
    if entry.is_block() && indented {
        entry.more.push(line.trim());
        return true;
    }
    if let Some(item) = list_item(line, entry) {
        entry.items.push(vec![item]);
        return true;
    }
    let filled = !entry.rest.text.is_empty() || !entry.items.is_empty();
    if !indented || (filled && known_key_line(line).is_some()) {
        return false;
    }
    match entry.items.last_mut() {
        Some(item) => item.push(line.trim()),
        None => entry.more.push(line.trim()),
    }
    true
}

/// The words of a list item. A number starts one only where a list is due.
fn list_item<'a>(line: Piece<'a>, entry: &Entry<'_>) -> Option<Piece<'a>> {
    let line = line.trim();
    let bullet = line.text.chars().next()?;
    let after = line.cut(bullet.len_utf8()..line.text.len());
    let spaced = after.text.is_empty() || after.text.starts_with(is_blank);
    let alone = matches!(
        bullet,
        '-' | '\u{2022}' | '\u{b7}' | '\u{2023}' | '\u{25cf}' | '\u{25aa}' | '\u{2010}'
            ..='\u{2015}'
    );
    if alone || (spaced && matches!(bullet, '*' | '+')) {
        return Some(after.trim());
    }
    let digits = line.text.chars().take_while(char::is_ascii_digit).count();
    let dot = line.text[digits..].starts_with(['.', ')']);
    let numbered = digits > 0 && dot && entry.rest.text.is_empty();
    numbered.then(|| line.cut(digits + 1..line.text.len()).trim())
}
