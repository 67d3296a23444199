//! Things that are named only by colour, shape or place.

use crate::check::plain::{Layer, Notes, PageText, Passage, Say, Style, Word};
use std::ops::Range;

/// A part of a screen or a form with nothing but its colour, shape or place.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for sentence in &passage.sentences {
            if is_named(passage, sentence) {
                continue;
            }
            let words = passage.words_in(sentence);
            let lower: Vec<&str> = words.iter().map(Word::lower).collect();
            let cues = words
                .iter()
                .enumerate()
                .filter(|(_, word)| say.is_cue(word));
            let found = cues.map(|(at, _)| at).find_map(|at| {
                let last = by_look(&lower, at).or_else(|| by_place(&lower, at))?;
                range(words, at, last)
            });
            if let Some(range) = found.filter(|_| !is_of_a_room(&lower)) {
                say.words(passage, &range, Notes::default());
            }
        }
    }
}

/// Colours and shapes, and what has one or stands at a place.
pub(super) fn is_cue(word: &str) -> bool {
    let is_look = COLOURS.contains(&word) || SHAPES.contains(&word);
    is_look || SHOWN.contains(&word) || THINGS.contains(&word) || is_placed_thing(word)
}

fn range(words: &[Word], first: usize, last: usize) -> Option<Range<usize>> {
    Some(words.get(first)?.range.start..words.get(last)?.range.end)
}

/// Whether the sentence is about a room and what stands in it: the lid of a
/// yellow box in a cupboard has a colour, and no words.
fn is_of_a_room(words: &[&str]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    has(&ROOM) && !has(&SCREEN)
}

/// Whether the sentence gives the words on the thing too: bold, or in quotes.
fn is_named(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let inside = |range: &Range<usize>| range.start < sentence.end && sentence.start < range.end;
    let bold = passage
        .styles
        .iter()
        .any(|(style, range)| *style == Style::Strong && inside(range));
    bold || passage.exact.iter().any(inside)
}

/// "the round icon", "boxes shown in red": where it ends.
fn by_look(words: &[&str], at: usize) -> Option<usize> {
    let word = *words.get(at)?;
    let next = |places: usize| words.get(at + places).copied().unwrap_or("");
    let is_look = |word: &str| COLOURS.contains(&word) || SHAPES.contains(&word);
    if is_look(word) {
        let is_part = |word: &str| PARTS.contains(&word) || is_plural_part(word);
        return (1..3)
            .find(|places| is_part(next(*places)))
            .filter(|places| *places == 1 || is_look(next(1)))
            .map(|places| at + places);
    }
    let is_shown = SHOWN.contains(&word);
    if is_shown && COLOURS.contains(&next(1)) {
        return Some(at + 1);
    }
    let is_coloured = is_shown || THINGS.contains(&word);
    (is_coloured && next(1) == "in" && COLOURS.contains(&next(2)) && next(3) != "ink")
        .then_some(at + 2)
}

/// "the menu in the top left corner": where it ends.
fn by_place(words: &[&str], at: usize) -> Option<usize> {
    let word = *words.get(at)?;
    if !is_placed_thing(word) {
        return None;
    }
    let rest = words.get(at + 1..)?;
    let mut places = 0;
    let mut is_placed = false;
    for next in rest {
        match *next {
            "left" | "right" if !is_placed => return None,
            "left" | "right" => return Some(at + 1 + places),
            "above" | "below" if places == 0 && PRESSED.contains(&word) => {
                return Some(at + 1);
            }
            "corner" if places > 1 => return Some(at + 1 + places),
            "on" | "in" | "at" | "to" => {
                is_placed = true;
                places += 1;
            }
            "is" | "are" | "the" | "your" | "far" | "top" | "bottom" | "upper" | "lower" => {
                places += 1;
            }
            _ => return None,
        }
    }
    None
}

/// What stands in a home, a ward or a street.
const ROOM: [&str; 48] = [
    "wall",
    "walls",
    "bed",
    "door",
    "cupboard",
    "shelf",
    "room",
    "ward",
    "floor",
    "ceiling",
    "desk",
    "drawer",
    "bin",
    "bins",
    "sharps",
    "bag",
    "bags",
    "fridge",
    "trolley",
    "corridor",
    "car",
    "van",
    "lid",
    "bottle",
    "kitchen",
    "lift",
    "garage",
    "garden",
    "office",
    "hall",
    "stairs",
    "needles",
    "gloves",
    "medicines",
    "tablets",
    "shed",
    "lounge",
    "dressing",
    "bandage",
    "linen",
    "laundry",
    "sheets",
    "waste",
    "street",
    "entrance",
    "reception",
    "gate",
    "bathroom",
];
/// Words of a screen or a form, which win over those of a room.
const SCREEN: [&str; 14] = [
    "click", "screen", "icon", "menu", "form", "page", "website", "app", "field", "fields",
    "column", "scroll", "select", "tap",
];
/// What may stand at a place of a page.
fn is_placed_thing(word: &str) -> bool {
    PARTS.contains(&word) || is_plural_part(word) || LISTS.contains(&word)
}

fn is_plural_part(word: &str) -> bool {
    let one = word.strip_suffix("es").filter(|one| *one == "box");
    one.or_else(|| word.strip_suffix('s'))
        .is_some_and(|one| PARTS.contains(&one))
}

/// What is pressed, and so must have a name.
const PRESSED: [&str; 4] = ["button", "icon", "tab", "symbol"];
/// How something is set in a colour.
const SHOWN: [&str; 7] = [
    "shown",
    "marked",
    "highlighted",
    "coloured",
    "printed",
    "outlined",
    "written",
];
/// What is looked at as a whole.
const LISTS: [&str; 7] = ["list", "table", "chart", "form", "map", "image", "diagram"];
/// What is set in a colour on a page.
const THINGS: [&str; 14] = [
    "words",
    "items",
    "fields",
    "boxes",
    "rows",
    "names",
    "lines",
    "those",
    "ones",
    "dates",
    "numbers",
    "entries",
    "anything",
    "everything",
];
const COLOURS: [&str; 14] = [
    "red", "green", "blue", "yellow", "orange", "purple", "pink", "grey", "gray", "amber", "black",
    "white", "coloured", "brown",
];
const SHAPES: [&str; 8] = [
    "round",
    "square",
    "circular",
    "triangular",
    "oval",
    "rectangular",
    "diamond-shaped",
    "star-shaped",
];
/// What screens and forms are made of.
const PARTS: [&str; 24] = [
    "button", "icon", "link", "box", "text", "tab", "menu", "banner", "panel", "column", "row",
    "arrow", "circle", "square", "triangle", "dot", "symbol", "section", "field", "sidebar",
    "tick", "cell", "tile", "picture",
];
