//! Whether a standard must be followed: a block of its own, with its source.
//!
//! An official code never makes a standard a must. Where nobody looked, the
//! answer is "unknown", which is an answer of its own.

use std::fmt;

use super::address::Citation;
use super::record::Field;
use super::vocabulary::ConceptId;
use crate::text::Date;

macro_rules! duties {
    ($($(#[$doc:meta])* $name:ident $id:literal,)*) => {
        /// What kind of duty there is. The words for readers stand in
        /// `vocabulary.toml` under `[duties]`, with the same ids.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum Duty {
            $($(#[$doc])* $name,)*
        }

        impl Duty {
            /// Every kind, the strongest first.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The id in the vocabulary.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $id),*
                }
            }
        }
    };
}

duties! {
    /// The law says so.
    LegalMust "legal-must",
    /// A contract that everybody of that kind has says so.
    ContractMust "contract-must",
    /// Money comes only with it.
    FundingCondition "funding-condition",
    /// National policy expects it.
    PolicyExpected "policy-expected",
    /// Good to do.
    GoodPractice "good-practice",
    /// Nobody has to.
    None "none",
    /// We are not sure.
    #[default]
    Unknown "unknown",
}

impl Duty {
    /// The kind of that id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|duty| duty.as_str() == id)
    }

    /// Whether somebody has to follow it.
    #[must_use]
    pub fn is_must(self) -> bool {
        matches!(
            self,
            Self::LegalMust | Self::ContractMust | Self::FundingCondition
        )
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who has to follow a standard, from when and why.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mandation {
    /// `must`: the kind of duty; [`Duty::Unknown`] where nothing was said.
    pub kind: Field<Duty>,
    /// `must-who`: kinds of organisations ([`super::Scheme::Who`]).
    pub who: Field<Vec<ConceptId>>,
    /// `must-from`: the day on which the duty starts.
    pub from: Option<Field<Date>>,
    /// `must-by`: the day by which it must be done.
    pub by: Option<Field<Date>>,
    /// `must-law`: the law, always there for [`Duty::LegalMust`].
    pub law: Option<Field<String>>,
    /// `must-exceptions`: who need not.
    pub exceptions: Option<Field<String>>,
    /// `must-checked-by`: who checks that it is done.
    pub checked_by: Option<Field<String>>,
    /// `must-source`: where this was read.
    pub sources: Field<Vec<Citation>>,
}
