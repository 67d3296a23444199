//! Words in lines of a given width. SVG breaks no lines by itself, so the
//! width of words is estimated, rather too wide than too narrow. This module
//! never knows what the words are for.

/// How large words are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    /// As small words of the page: 1rem.
    Words,
    /// A little smaller.
    Notes,
}

impl Size {
    /// In units of the picture, of which 16 are 1rem.
    pub(super) fn units(self) -> u32 {
        match self {
            Self::Words => 16,
            Self::Notes => 15,
        }
    }

    /// From one line to the next.
    pub(super) fn line(self) -> u32 {
        match self {
            Self::Words => 20,
            Self::Notes => 19,
        }
    }
}

/// How words look and where they lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Look {
    /// Plain words.
    Plain,
    /// Words that name something.
    Label,
    /// The sign of a broken join.
    Broken,
    /// A link.
    Link(String),
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) words: String,
    pub(super) look: Look,
    pub(super) size: Size,
}

impl Run {
    pub(super) fn new(words: &str, look: Look, size: Size) -> Self {
        let words = words.to_owned();
        Self { words, look, size }
    }

    pub(super) fn label(words: &str) -> Self {
        Self::new(words, Look::Label, Size::Words)
    }
}

/// The widths of letters in thousandths of the size, by their kind. Taken from
/// DejaVu Sans, the widest font that the theme's list of fonts may end in.
fn advance(letter: char, look: &Look) -> u32 {
    let plain = match letter {
        'i' | 'j' | 'l' | '\'' | '|' | '\u{2019}' => 290,
        ' ' | ',' | '.' | ':' | ';' | '!' | '(' | ')' | '[' | ']' | 'f' | 't' | 'r' | '-' => 400,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '\u{2014}' => 1000,
        'A'..='Z' => 740,
        '0'..='9' | 'a'..='z' => 630,
        _ if letter.is_ascii() => 640,
        _ => 1000,
    };
    match look {
        Look::Label | Look::Broken => plain * 112 / 100,
        Look::Plain | Look::Link(_) => plain,
    }
}

fn width(words: &str, run: &Run) -> u32 {
    let letters = words.chars().map(|letter| advance(letter, &run.look));
    letters.sum::<u32>() * run.size.units() / 1000
}

/// Breaks words into lines of at most `most` units, between words where that
/// is possible.
pub(super) fn wrap(runs: &[Run], most: u32) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    let mut used = 0;
    for run in runs {
        for word in run.words.split_inclusive(' ') {
            let bare = width(word.trim_end(), run);
            if used > 0 && used + bare > most {
                lines.push(Vec::new());
                used = 0;
            }
            let mut rest = word;
            // Only a single word that is wider than a line is cut.
            while width(rest.trim_end(), run) > most {
                let (start, end) = rest.split_at(longest(rest, run, most));
                push(&mut lines, start, run);
                lines.push(Vec::new());
                rest = end;
            }
            push(&mut lines, rest, run);
            used += width(rest, run);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// How many bytes of a word fit; at least one letter.
fn longest(word: &str, run: &Run, most: u32) -> usize {
    let ends = word
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let fits = ends
        .clone()
        .take_while(|end| width(&word[..*end], run) <= most);
    fits.last()
        .or_else(|| ends.clone().next())
        .unwrap_or(word.len())
}

fn push(lines: &mut [Vec<Run>], words: &str, run: &Run) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.look == run.look && last.size == run.size => last.words.push_str(words),
        _ => line.push(Run::new(words, run.look.clone(), run.size)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &str, most: u32) -> Vec<String> {
        let run = Run::new(words, Look::Plain, Size::Words);
        let text = |line: Vec<Run>| line.into_iter().map(|run| run.words).collect::<String>();
        wrap(&[run], most).into_iter().map(text).collect()
    }

    #[test]
    fn lines_break_between_words_and_keep_every_letter() {
        let words = "Rosa arrives at 2pm and no list comes with her";
        let broken = lines(words, 120);
        assert!(broken.len() > 2, "{broken:?}");
        assert_eq!(broken.concat(), words);
        for line in &broken[..broken.len() - 1] {
            assert!(line.ends_with(' '), "{line:?}");
        }
        assert_eq!(lines("", 120), Vec::<String>::new());
    }

    #[test]
    fn a_word_wider_than_a_line_is_cut() {
        let word = "interoperability".repeat(3);
        let broken = lines(&word, 100);
        assert!(broken.len() > 3);
        assert_eq!(broken.concat(), word);
        assert!(lines("ab", 1).len() == 2, "one letter a line at least");
    }

    #[test]
    fn a_link_over_two_lines_stays_a_link_in_both() {
        let link = Run::new(
            "eDischarge Summary Standard",
            Look::Link("x.html".into()),
            Size::Notes,
        );
        let broken = wrap(&[Run::label("Standard: "), link], 130);
        let linked = broken.iter().filter(|line| {
            line.iter()
                .any(|run| run.look == Look::Link("x.html".into()))
        });
        assert!(broken.len() >= 2);
        assert!(linked.count() >= 2);
    }
}
