//! The Flesch-Kincaid grade: a rough sign of how many years of school a text
//! asks for. It sees counts only, and it knows when not to speak.

/// Fewer words than this have no grade.
pub const FEWEST_WORDS: usize = 100;
/// Fewer sentences than this have no grade.
pub const FEWEST_SENTENCES: usize = 5;

/// What a text is counted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Words of prose, without names.
    pub words: usize,
    /// Sentences of prose.
    pub sentences: usize,
    /// Syllables of those words.
    pub syllables: usize,
}

impl Counts {
    /// Both as one.
    pub fn add(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
    }

    /// The grade by the formula of Kincaid and others (1975), whatever the
    /// length; nothing for no words.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a page is at most 10 MB: its counts are far below 2^52"
    )]
    pub fn formula(self) -> Option<f64> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let words = self.words as f64;
        let length = words / self.sentences as f64;
        let weight = self.syllables as f64 / words;
        Some(0.39 * length + 11.8 * weight - 15.59)
    }

    /// The grade, where there is enough text for one.
    #[must_use]
    pub fn grade(self) -> Option<f64> {
        let enough = self.words >= FEWEST_WORDS && self.sentences >= FEWEST_SENTENCES;
        enough.then(|| self.formula()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_have_no_grade() {
        let counts = |words, sentences| Counts {
            words,
            sentences,
            syllables: words + words / 2,
        };
        assert!(counts(99, 9).grade().is_none());
        assert!(counts(100, 4).grade().is_none());
        // 0.39 * 20 + 11.8 * 1.5 - 15.59
        let grade = counts(100, 5).grade().unwrap();
        assert!((grade - 9.91).abs() < 1e-9, "{grade}");
        assert!(Counts::default().formula().is_none());
    }
}
