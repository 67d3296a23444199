//! Official codes of information standards.
//!
//! The board that approves standards was renamed four times, and each name
//! gave a new prefix while the number stayed: ISB, SCCI, DCB, DAPB. Codes are
//! therefore compared by number.

use std::fmt;

/// The letters before the number, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prefix {
    /// Data Set Change Notice, up to about 2010; numbered by year.
    Dscn,
    /// Information Standards Board, up to 2014.
    Isb,
    /// Standardisation Committee for Care Information, 2014 to 2017.
    Scci,
    /// Data Coordination Board, 2017 to 2021.
    Dcb,
    /// Data Alliance Partnership Board, since 2021.
    Dapb,
}

impl Prefix {
    /// Every prefix, oldest first.
    pub const ALL: [Self; 5] = [Self::Dscn, Self::Isb, Self::Scci, Self::Dcb, Self::Dapb];

    /// The letters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dscn => "DSCN",
            Self::Isb => "ISB",
            Self::Scci => "SCCI",
            Self::Dcb => "DCB",
            Self::Dapb => "DAPB",
        }
    }
}

/// An official code, such as `DAPB4102 Amd 66/2023`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficialCode {
    /// The letters.
    pub prefix: Prefix,
    /// The number with its leading zeros: `0160`; `14/2010` for a DSCN.
    pub number: String,
    /// The amendment as written: `Amd 66/2023`.
    pub amendment: Option<String>,
}

impl OfficialCode {
    /// Whether both stand for the same standard: the number is the same. A
    /// DSCN has a numbering of its own.
    #[must_use]
    pub fn is_same_standard(&self, other: &Self) -> bool {
        let dscn = |code: &Self| code.prefix == Prefix::Dscn;
        self.number == other.number && dscn(self) == dscn(other)
    }
}

impl fmt::Display for OfficialCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix.as_str())?;
        if self.prefix == Prefix::Dscn {
            f.write_str(" ")?;
        }
        f.write_str(&self.number)?;
        match &self.amendment {
            Some(amendment) => write!(f, " {amendment}"),
            None => Ok(()),
        }
    }
}
