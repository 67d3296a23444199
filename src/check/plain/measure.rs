//! What pages are counted into, for those who ask how well a site does. It
//! counts and judges nothing; it knows no rule but the one on sources, whose
//! claims it counts.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::claim::{ClaimCounts, claims};
use super::grade::Counts;
use super::report::Lexicon;
use super::silence;
use super::vocabulary::Vocabulary;
use super::walk::PageText;
use crate::site::{PageId, Site};

/// The rule whose claims are counted.
const RULE: &str = "plain/no-source";

/// What one page is counted into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageMeasure {
    /// What its main text is counted into; names are not among the words.
    pub counts: Counts,
    /// All of its words.
    pub words: usize,
    /// The grade, where there is enough English text for one.
    pub grade: Option<f64>,
    /// Its claims, and what stands behind them.
    pub claims: ClaimCounts,
}

/// Counts every page with a file.
#[must_use]
pub fn measure(site: &Site) -> BTreeMap<PageId, PageMeasure> {
    let lexicon = Lexicon::of(site);
    let pages: Vec<_> = site.pages().collect();
    let written = pages.par_iter();
    written
        .filter(|(_, page)| !page.origin.is_unwritten())
        .map_init(
            || Vocabulary::new(&lexicon),
            |vocabulary, (id, page)| (*id, measure_text(&PageText::read(site, page, vocabulary))),
        )
        .collect()
}

/// Counts one page.
pub(super) fn measure_text(text: &PageText<'_>) -> PageMeasure {
    let mut counts = Counts::default();
    for passage in text.main_text() {
        counts.add(passage.counts());
    }
    PageMeasure {
        counts,
        words: text.passages.iter().map(|one| one.words.len()).sum(),
        grade: counts.grade().filter(|_| text.is_english()),
        claims: claims_of(text),
    }
}

/// The claims of a page by what stands behind them.
fn claims_of(text: &PageText<'_>) -> ClaimCounts {
    let reasons = text.silences.iter();
    let reasons: Vec<_> = reasons.filter(|one| &*one.allow.code == RULE).collect();
    let mut counts = ClaimCounts::default();
    for passage in &text.passages {
        let found = claims(passage).len();
        if passage.has_note {
            counts.sourced += found;
        } else if reasons
            .iter()
            .any(|one| silence::covers(one, passage.body, passage.span))
        {
            counts.reasoned += found;
        } else {
            counts.bare += found;
        }
    }
    counts
}
