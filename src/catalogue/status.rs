//! Whether a standard can be used.

use std::fmt;

macro_rules! statuses {
    ($($(#[$doc:meta])* $name:ident $id:literal,)*) => {
        /// Where a standard or a service stands in its life. The words for
        /// readers stand in `vocabulary.toml` under `[statuses]`, with the
        /// same ids.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum Status {
            $($(#[$doc])* $name,)*
        }

        impl Status {
            /// Every status, in the order of a life.
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

statuses! {
    /// Being thought about.
    Planned "planned",
    /// Being made.
    InDevelopment "in-development",
    /// Some use it for real.
    Trial "trial",
    /// Settled.
    Active "active",
    /// Works, but may be closed.
    UnderReview "under-review",
    /// Being closed.
    Deprecated "deprecated",
    /// Closed.
    Retired "retired",
    /// Stopped before it was finished.
    Withdrawn "withdrawn",
    /// Nobody could tell.
    #[default]
    Unknown "unknown",
}

impl Status {
    /// The status of that id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|status| status.as_str() == id)
    }

    /// Whether nobody should start to use it: its page opens with what to use
    /// instead.
    #[must_use]
    pub fn is_ending(self) -> bool {
        matches!(self, Self::Deprecated | Self::Retired | Self::Withdrawn)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
