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
    /// Reads a code as people write it: `DCB0160`, `dcb 160`, `DCB-0160`,
    /// `DAPB4102 Amd 66/2023`, `DSCN 14/2010`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (code, rest) = Self::start_of(text.trim())?;
        let rest = rest.trim_matches([' ', ',', '(', ')', ':']);
        if rest.is_empty() {
            return Some(code);
        }
        let lower = rest.to_ascii_lowercase();
        let number = lower
            .strip_prefix("amendment")
            .or_else(|| lower.strip_prefix("amd"))?
            .trim_start_matches([' ', '.', ':']);
        let shaped = number.starts_with(|first: char| first.is_ascii_digit())
            && number.len() <= 12
            && number
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == '/');
        shaped.then(|| Self {
            amendment: Some(format!("Amd {number}")),
            ..code
        })
    }

    /// Every code that is mentioned in a text, each once, in order.
    #[must_use]
    pub fn mentioned_in(text: &str) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut before = ' ';
        for (at, letter) in text.char_indices() {
            let starts = !before.is_alphanumeric() && letter.is_ascii_alphabetic();
            before = letter;
            if !starts {
                continue;
            }
            if let Some((code, _)) = Self::start_of(&text[at..])
                && !found.contains(&code)
            {
                found.push(code);
            }
        }
        found
    }

    /// The code with which a text starts, and what follows it.
    fn start_of(text: &str) -> Option<(Self, &str)> {
        let prefix = Prefix::ALL.into_iter().find(|prefix| {
            let letters = prefix.as_str();
            let start = text.get(..letters.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(letters))
        })?;
        let rest = text[prefix.as_str().len()..].trim_start_matches([' ', '-', '\u{a0}']);
        let is_dscn = prefix == Prefix::Dscn;
        let fits = |letter: char| letter.is_ascii_digit() || (is_dscn && letter == '/');
        let end = rest.find(|letter| !fits(letter)).unwrap_or(rest.len());
        let (number, rest) = rest.split_at(end);
        let number = number.trim_end_matches('/');
        let alone = !rest.starts_with(char::is_alphanumeric);
        let (shortest, longest) = if is_dscn { (3, 12) } else { (2, 5) };
        let sized = (shortest..=longest).contains(&number.len());
        (alone && sized).then(|| {
            let code = Self {
                prefix,
                number: format!("{number:0>4}"),
                amendment: None,
            };
            (code, rest)
        })
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        OfficialCode::parse(text).map_or("nothing".to_owned(), |code| code.to_string())
    }

    #[test]
    fn codes_are_read_as_people_write_them() {
        for (written, read) in [
            ("DCB0160", "DCB0160"),
            (" dcb 160 ", "DCB0160"),
            ("SCCI-2075", "SCCI2075"),
            ("DAPB4102 Amd 66/2023", "DAPB4102 Amd 66/2023"),
            ("ISB 1523 (Amendment 24/2013)", "ISB1523 Amd 24/2013"),
            ("DSCN 14/2010", "DSCN 14/2010"),
            ("160", "nothing"),
            ("1.6E+02", "nothing"),
            ("DCB0160: Clinical risk", "nothing"),
            ("Going through ISN process - A Person managing", "nothing"),
            ("DCBX", "nothing"),
            ("", "nothing"),
        ] {
            assert_eq!(code(written), read, "{written}");
        }
    }

    #[test]
    fn mentions_are_found_in_sentences_and_not_in_words() {
        let text = "See [DCB0129: safety](https://x/dcb0129), ISB 0160 and SUBISB0001; dcb0129.";
        let found = OfficialCode::mentioned_in(text);
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, ["DCB0129", "ISB0160"]);
    }

    #[test]
    fn t13_an_older_prefix_is_the_same_standard() {
        let code = |text| OfficialCode::parse(text).unwrap();
        assert!(code("ISB0160").is_same_standard(&code("DCB0160 Amd 1/2018")));
        assert!(!code("ISB0160").is_same_standard(&code("ISB0161")));
        assert!(!code("DSCN 0160").is_same_standard(&code("ISB0160")));
    }
}
