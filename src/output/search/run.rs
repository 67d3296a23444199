//! What one thread gathers from a run of pages: postings of tokens, and texts
//! as numbers of words.
//!
//! A word as written is looked up once, in one map that knows both what the
//! index and what the passages have for it: with a map for each, looking up
//! took a quarter of the build of 10,000 pages. This file never knows other
//! runs.

use super::FIELDS;
use super::language::{Reading, is_plain, is_stop, tokens, tokens_of_plain};
use super::records::{Record, Unit, units_of};
use super::stem::stem;
use super::texts::{Cut, Form, cuts};
use crate::site::{Page, Site};
use crate::text::QuickMap;

/// What was gathered. Records count from 0 in each run.
pub(super) struct Run {
    pub(super) units: Vec<Unit>,
    pub(super) records: u32,
    /// For each field the number of tokens of each record.
    pub(super) lengths: [Vec<u32>; FIELDS.len()],
    pub(super) postings: Postings,
    pub(super) passages: Passages,
}

/// Where the stems of a run stand.
pub(super) struct Postings {
    pub(super) stems: Vec<Box<str>>,
    /// Where the places of each stem end.
    ends: Vec<usize>,
    /// The places of all stems, ascending for each: the number of the record
    /// times that of the fields, and the field.
    places: Vec<u32>,
}

impl Postings {
    /// Sorts by stem what was posted by place: `posted` has the stems of all
    /// texts in their order, `lengths` how many each text has. A list for each
    /// stem while texts are read would be simpler, but each token would wait
    /// for its end to come from memory.
    fn new(stems: Vec<Box<str>>, posted: &[u32], lengths: &[Vec<u32>; FIELDS.len()]) -> Self {
        let mut ends = vec![0; stems.len()];
        for stem in posted {
            ends[*stem as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            // So far the start of the stem: it moves to its end below.
            (*end, sum) = (sum, sum + *end);
        }
        let mut places = vec![0; posted.len()];
        let mut rest = posted;
        let texts =
            (0..lengths[0].len()).flat_map(|record| lengths.each_ref().map(|all| all[record]));
        for (place, length) in (0..).zip(texts) {
            let (text, after) = rest.split_at(length as usize);
            for stem in text {
                let end = &mut ends[*stem as usize];
                places[*end] = place;
                *end += 1;
            }
            rest = after;
        }
        Self {
            stems,
            ends,
            places,
        }
    }

    /// For each time that a stem stands somewhere the record and the field,
    /// ascending.
    pub(super) fn of(&self, stem: usize) -> impl Iterator<Item = (u32, usize)> {
        let start = stem.checked_sub(1).map_or(0, |before| self.ends[before]);
        let places = self.places[start..self.ends[stem]].iter();
        places.map(|place| {
            let fields = as_number(FIELDS.len());
            (place / fields, (place % fields) as usize)
        })
    }
}

/// The texts that results show, as numbers of words and joints.
#[derive(Debug, Default)]
pub(super) struct Passages {
    /// For each unit the anchors of its records, as readers are told them.
    pub(super) anchors: Vec<Vec<String>>,
    /// The texts of all records one after another, [`Record::SHOWN`] each, and
    /// [`Passages::END`] after every text.
    pub(super) numbers: Vec<u32>,
    /// The words and joints by number.
    pub(super) pieces: Vec<Box<str>>,
}

impl Passages {
    /// No number of a word: the end of a text.
    pub(super) const END: u32 = u32::MAX;

    /// How often each word and joint stands in the texts.
    pub(super) fn counts(&self) -> impl Iterator<Item = (&str, u32)> {
        let mut counts = vec![0; self.pieces.len()];
        for number in &self.numbers {
            if let Some(count) = counts.get_mut(*number as usize) {
                *count += 1;
            }
        }
        let counted = self.pieces.iter().map(|piece| &**piece).zip(counts);
        counted.filter(|(_, count)| *count > 0)
    }
}

/// Gathers everything that can be found on some pages.
pub(super) fn gather_run(site: &Site, pages: &[&Page]) -> Run {
    let words = pages.iter().map(|page| site.words(page)).sum();
    let mut reader = Reader {
        // Lists of tens of millions of bytes shall not be copied as they grow.
        posted: Vec::with_capacity(words),
        numbers: Vec::with_capacity(words + words / 4),
        ..Reader::default()
    };
    let (mut units, mut anchors) = (Vec::new(), Vec::new());
    for page in pages {
        for (unit, records) in units_of(site, page) {
            for record in &records {
                reader.read(record);
            }
            units.push(unit);
            anchors.push(records.iter().map(Record::told_anchor).collect());
        }
    }
    Run {
        units,
        records: reader.records,
        postings: Postings::new(reader.stems, &reader.posted, &reader.lengths),
        lengths: reader.lengths,
        passages: Passages {
            anchors,
            numbers: reader.numbers,
            pieces: reader.pieces,
        },
    }
}

/// Reads records, and remembers every word.
#[derive(Default)]
struct Reader {
    records: u32,
    lengths: [Vec<u32>; FIELDS.len()],
    stems: Vec<Box<str>>,
    numbers_of_stems: QuickMap<u32>,
    /// The stems of all texts in their order.
    posted: Vec<u32>,
    /// The stem of each token that was told; stop words have none.
    tokens: QuickMap<Option<u32>>,
    /// Words as they were written.
    words: QuickMap<Word>,
    /// What stands between them, by its number among the pieces.
    joints: QuickMap<u32>,
    pieces: Vec<Box<str>>,
    numbers: Vec<u32>,
    joint: String,
    /// The stems of words that have not just one.
    others: Vec<Box<[u32]>>,
}

/// What stands for a word. The table of words is asked for each word of a site,
/// so this is kept small: with its key it takes half a line of the cache.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// The number that stands for it in passages: that of its small form where
    /// it has one.
    piece: u32,
    form: Form,
    stems: Stems,
}

/// The stems of a word where nothing is joined to it.
#[derive(Debug, Clone, Copy)]
enum Stems {
    /// Nearly all words have one.
    One(u32),
    /// Stop words have none, codes up to three: a place in a list.
    Others(u32),
    /// It is no plain word.
    Unknown,
}

impl Reader {
    fn read(&mut self, record: &Record) {
        for (field, text) in (0..).zip(record.fields()) {
            let length = if Record::SHOWN.contains(&field) {
                self.read_shown(text)
            } else {
                self.read_tokens(text)
            };
            self.lengths[field].push(length);
        }
        self.records += 1;
    }

    /// Posts the tokens of a text; tells how many there are.
    fn read_tokens(&mut self, text: &str) -> u32 {
        let before = self.posted.len();
        tokens(text, &mut |token| self.post_token(token));
        as_number(self.posted.len() - before)
    }

    /// The same, and adds the text to the passages.
    fn read_shown(&mut self, text: &str) -> u32 {
        let before = self.posted.len();
        let mut reading = Reading::new(text);
        for cut in cuts(text) {
            let word = self.word(cut.word);
            self.push_joint(cut, word.form);
            if !cut.word.is_empty() {
                self.numbers.push(word.piece);
            }
            let range = cut.end - cut.word.len()..cut.end;
            if !matches!(word.stems, Stems::Unknown) && reading.takes_plain(range) {
                self.post_word(word);
            } else {
                reading.tell_until(cut.end, &mut |token| self.post_token(token));
            }
        }
        self.numbers.push(Passages::END);
        as_number(self.posted.len() - before)
    }

    fn push_joint(&mut self, cut: Cut, form: Form) {
        let mut buffer = std::mem::take(&mut self.joint);
        if let Some(joint) = cut.joint(form, &mut buffer) {
            let known = self.joints.get(joint);
            let number = known.unwrap_or_else(|| {
                let number = push_piece(&mut self.pieces, joint);
                self.joints.insert(joint, number);
                number
            });
            self.numbers.push(number);
        }
        self.joint = buffer;
    }

    /// What stands for a word.
    fn word(&mut self, word: &str) -> Word {
        self.words.get(word).unwrap_or_else(|| self.learn(word))
    }

    /// Works out what stands for a word that was not seen before.
    fn learn(&mut self, word: &str) -> Word {
        let stems = self.stems_of(word);
        let form = Form::of(word);
        let learned = Word {
            piece: match form {
                Form::Itself => push_piece(&mut self.pieces, word),
                Form::Small => self.word(&word.to_ascii_lowercase()).piece,
            },
            form,
            stems,
        };
        self.words.insert(word, learned);
        learned
    }

    fn stems_of(&mut self, word: &str) -> Stems {
        if !is_plain(word) {
            return Stems::Unknown;
        }
        let mut stems = Vec::new();
        // Each is worked out once, so that tokens need not be remembered here.
        tokens_of_plain(word, &mut |token| stems.extend(self.find_stem(token)));
        if let [stem] = stems[..] {
            return Stems::One(stem);
        }
        self.others.push(stems.into());
        Stems::Others(as_number(self.others.len() - 1))
    }

    /// The number of the stem of a token; none of a stop word.
    fn stem_of(&mut self, token: &str) -> Option<u32> {
        if let Some(known) = self.tokens.get(token) {
            return known;
        }
        let stem = self.find_stem(token);
        self.tokens.insert(token, stem);
        stem
    }

    fn find_stem(&mut self, token: &str) -> Option<u32> {
        (!is_stop(token)).then(|| self.number_of(&stem(token)))
    }

    fn number_of(&mut self, stem: &str) -> u32 {
        self.numbers_of_stems.get(stem).unwrap_or_else(|| {
            let number = push_piece(&mut self.stems, stem);
            self.numbers_of_stems.insert(stem, number);
            number
        })
    }

    fn post_word(&mut self, word: Word) {
        let stems = match word.stems {
            Stems::One(stem) => &[stem],
            Stems::Others(at) => &self.others[at as usize][..],
            Stems::Unknown => &[],
        };
        self.posted.extend_from_slice(stems);
    }

    fn post_token(&mut self, token: &str) {
        let stem = self.stem_of(token);
        self.posted.extend(stem);
    }
}

/// Adds a text to a list; tells its number there.
fn push_piece(pieces: &mut Vec<Box<str>>, piece: &str) -> u32 {
    pieces.push(piece.into());
    as_number(pieces.len() - 1)
}

fn as_number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The stems of a text in their order, read in one way or the other.
    fn posted(text: &str, read: impl Fn(&mut Reader, &str) -> u32) -> Vec<String> {
        let mut reader = Reader::default();
        let length = read(&mut reader, text);
        assert_eq!(length as usize, reader.posted.len());
        let stem = |stem: &u32| reader.stems[*stem as usize].to_string();
        reader.posted.iter().map(stem).collect()
    }

    proptest! {
        #[test]
        fn plain_words_that_are_remembered_give_the_tokens_of_the_text(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "care", "Care", "GPs", "WHO", "it", "DCB0129", "v4", "5", "a", "A", "s",
                    " ", " ", ". ", ", ", ".", "'", "\u{2019}", "-", "--", "&", "+", "/", "(",
                    "\u{e9}", "\u{301}", "\u{b2}", "\u{20ac}", "\u{2014}", "\u{1f600}", "\n",
                ]),
                0..12,
            )
        ) {
            let text = parts.concat();
            let by_word = posted(&text, Reader::read_shown);
            let by_text = posted(&text, Reader::read_tokens);
            prop_assert_eq!(by_word, by_text);
        }
    }

    #[test]
    fn postings_are_told_by_stem_and_in_order() {
        let mut reader = Reader::default();
        for body in ["care home care", "a DCB0129 home"] {
            let body = body.to_owned();
            let record = Record {
                body,
                ..Record::default()
            };
            reader.read(&record);
        }
        assert_eq!(reader.lengths[2], [3, 4]);
        let postings = Postings::new(reader.stems, &reader.posted, &reader.lengths);
        let told = |stem: &str| -> Vec<(u32, usize)> {
            let at = postings.stems.iter().position(|own| &**own == stem);
            at.map_or_else(Vec::new, |at| postings.of(at).collect())
        };
        assert_eq!(told("care"), [(0, 2), (0, 2)]);
        assert_eq!(told("home"), [(0, 2), (1, 2)]);
        assert_eq!(told("dcb0129"), [(1, 2)]);
        assert_eq!(told("0129"), [(1, 2)]);
        assert_eq!(told("a"), []);
    }
}
