//! What the letters of a word alone tell: its small letters, its syllables,
//! whether readers know it, which rules may start at it.
//!
//! Pages use the same words again and again, so this is worked out once for
//! each distinct word of the pages that share a vocabulary. It knows words, the
//! lists of a site and the cues of rules; it never knows passages.

use std::cell::RefCell;
use std::rc::Rc;

use super::report::Lexicon;
use super::set::own_rules;
use super::word::{self, Shape, Word};
use super::{claim, known_words, syllable};
use crate::text::QuickMap;

/// The rules that a word is a cue for: one bit each, by their place among
/// our own. Rules of a project have words and no code, so they need none.
pub(super) type Cues = u128;

/// What is known of a word by its letters.
#[derive(Debug, PartialEq, Eq)]
pub struct Facts {
    /// The word in small letters.
    pub lower: Box<str>,
    /// Its syllables, as if it were no number.
    pub syllables: u32,
    /// Whether most readers know it.
    pub is_common: bool,
    /// Whether the glossary has it.
    pub is_explained: bool,
    /// Whether a claim may start at it.
    pub(super) may_claim: bool,
    pub(super) cues: Cues,
    shape: Shape,
}

impl Facts {
    fn of(written: &str, lexicon: &Lexicon) -> Self {
        let lower = written.to_lowercase();
        let shape = word::shape(written);
        Self {
            syllables: syllable::count(written),
            is_common: known_words::is_common(&lower),
            is_explained: lexicon.explained.has(&lower),
            may_claim: claim::may_start(&lower, shape),
            cues: cues(&lower),
            lower: lower.into(),
            shape,
        }
    }
}

/// The bit of a rule by its place.
pub(super) fn cue_bit(rule: usize) -> Cues {
    let place = u32::try_from(rule).ok();
    place
        .and_then(|place| 1_u128.checked_shl(place))
        .unwrap_or(0)
}

fn cues(lower: &str) -> Cues {
    let rules = own_rules().iter().enumerate();
    let cued = rules.filter(|(_, rule)| rule.is_cue.is_some_and(|is_cue| is_cue(lower)));
    cued.fold(0, |cues, (rule, _)| cues | cue_bit(rule))
}

/// The words met so far. One thread has one; what it says depends on the
/// word and the site only, never on what was met before.
#[derive(Debug)]
pub struct Vocabulary<'a> {
    /// What the site names and explains.
    pub lexicon: &'a Lexicon,
    met: RefCell<QuickMap<Rc<Facts>>>,
}

impl<'a> Vocabulary<'a> {
    /// One for the pages of a site.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            met: RefCell::default(),
        }
    }

    /// The words of a block in order.
    #[must_use]
    pub(super) fn split(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::with_capacity(text.len() / 6);
        let mut met = self.met.borrow_mut();
        word::each(text, |range| {
            let written = &text[range.clone()];
            let facts = met.get(written);
            let facts = facts.unwrap_or_else(|| {
                let facts = Rc::new(Facts::of(written, self.lexicon));
                met.insert(written, Rc::clone(&facts));
                facts
            });
            let shape = facts.shape;
            words.push(Word {
                range,
                shape,
                facts,
            });
        });
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::plain::TABLE;

    #[test]
    fn every_rule_has_a_bit_of_its_own() {
        assert!(TABLE.len() <= Cues::BITS as usize, "{} rules", TABLE.len());
        assert_eq!(own_rules().len(), TABLE.len());
    }
}
