//! Controlled values: what may stand in a record, in plain words.

mod read;
#[cfg(test)]
mod tests;

pub(super) use read::read;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::text::{Slug, Span, nearest};

/// A list of controlled values; each is a table of `vocabulary.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// `[settings]`: where care is given.
    Settings,
    /// `[topics]`: what a standard is about.
    Topics,
    /// `[types]`: what kind of standard it is.
    Types,
    /// `[statuses]`: the words for each [`super::Status`].
    Statuses,
    /// `[maturity]`: how settled it is.
    Maturity,
    /// `[duties]`: the words for each [`super::Duty`].
    Duties,
    /// `[who]`: kinds of organisations that may have to follow a standard.
    Who,
    /// `[jobs]`: what people want to get done.
    Jobs,
    /// `[owners]`: who looks after a standard.
    Owners,
}

impl Scheme {
    /// Every list, in the order of the file.
    pub const ALL: [Self; 9] = [
        Self::Settings,
        Self::Topics,
        Self::Types,
        Self::Statuses,
        Self::Maturity,
        Self::Duties,
        Self::Who,
        Self::Jobs,
        Self::Owners,
    ];

    /// The name of the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Topics => "topics",
            Self::Types => "types",
            Self::Statuses => "statuses",
            Self::Maturity => "maturity",
            Self::Duties => "duties",
            Self::Who => "who",
            Self::Jobs => "jobs",
            Self::Owners => "owners",
        }
    }
}

/// The id of a value that stands for every one of its list.
pub const ALL: &str = "all";

/// The id of a controlled value that is in the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(Arc<str>);

impl ConceptId {
    /// The id of a value that was found in the vocabulary, or is one in a test.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The id as text, safe in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ConceptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A controlled value with its plain words.
#[derive(Debug, Clone, PartialEq)]
pub struct Concept {
    /// Its id: the name of its table.
    pub id: ConceptId,
    /// What readers see.
    pub label: String,
    /// What it means, in one sentence.
    pub means: String,
    /// The wider value that it is part of.
    pub parent: Option<ConceptId>,
    /// Other words for it, as lay people and other catalogues say.
    pub also: Vec<String>,
    /// Where such an organisation gives care ([`Scheme::Settings`]); only
    /// values of [`Scheme::Who`] have places.
    pub places: Vec<ConceptId>,
    /// Its place in the list, from 0.
    pub order: usize,
    /// Where it stands in `vocabulary.toml`.
    pub span: Span,
}

/// Every controlled value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vocabulary {
    /// Each list in the order of the file.
    lists: BTreeMap<Scheme, Vec<Concept>>,
}

impl Vocabulary {
    /// The values of a list in the order of the file.
    #[must_use]
    pub fn list(&self, scheme: Scheme) -> &[Concept] {
        self.lists.get(&scheme).map_or(&[], Vec::as_slice)
    }

    /// The value of that id.
    #[must_use]
    pub fn concept(&self, scheme: Scheme, id: &str) -> Option<&Concept> {
        self.list(scheme).iter().find(|one| one.id.as_str() == id)
    }

    /// What readers see for an id; the id itself where it has no words.
    #[must_use]
    pub fn label<'a>(&'a self, scheme: Scheme, id: &'a str) -> &'a str {
        self.concept(scheme, id).map_or(id, |one| &one.label)
    }

    /// The values of which this one is the parent, in order.
    pub fn children(&self, scheme: Scheme, id: &ConceptId) -> impl Iterator<Item = &Concept> {
        let below = move |one: &&Concept| one.parent.as_ref() == Some(id);
        self.list(scheme).iter().filter(below)
    }

    /// Whether a list of values speaks of one: it holds the value itself, a
    /// wider one, or `all`.
    #[must_use]
    pub fn covers(&self, scheme: Scheme, values: &[ConceptId], wanted: &ConceptId) -> bool {
        values
            .iter()
            .any(|one| one.as_str() == ALL || self.is_within(scheme, wanted, one))
    }

    /// Whether a value is the same as another or part of it.
    #[must_use]
    pub fn is_within(&self, scheme: Scheme, id: &ConceptId, wider: &ConceptId) -> bool {
        let mut next = Some(id);
        // A circle of parents is refused when the file is read.
        while let Some(id) = next {
            if id == wider {
                return true;
            }
            let concept = self.concept(scheme, id.as_str());
            next = concept.and_then(|one| one.parent.as_ref());
        }
        false
    }

    /// The id that is nearest to a text: of the value that has it as its label
    /// or as another word, else the one that looks most like it.
    #[must_use]
    pub fn nearest(&self, scheme: Scheme, text: &str) -> Option<&str> {
        self.named(scheme, text)
            .map(|concept| concept.id.as_str())
            .or_else(|| {
                let ids = self.list(scheme).iter().map(|one| one.id.as_str());
                nearest(text, ids.clone()).or_else(|| {
                    let slug = Slug::new(text);
                    nearest(slug.as_str(), ids)
                })
            })
    }

    /// The value of which a text is the id, the label or another word, with
    /// capitals, spaces and marks left out of account.
    #[must_use]
    pub fn named(&self, scheme: Scheme, text: &str) -> Option<&Concept> {
        let wanted = Slug::new(text);
        let same = |name: &str| Slug::new(name) == wanted;
        let list = self.list(scheme);
        let by = |fits: &dyn Fn(&Concept) -> bool| list.iter().find(|one| fits(one));
        by(&|one| same(one.id.as_str()))
            .or_else(|| by(&|one| same(&one.label)))
            .or_else(|| by(&|one| one.also.iter().any(|name| same(name))))
    }
}
