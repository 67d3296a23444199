//! How much fits on a slide that a room can read from the back.

use super::{Shown, Slide, SlideKind};
use crate::markdown::{
    Block, BlockKind, Callout, CalloutBody, CalloutKind, GapPart, Inline, plain_text,
};
use crate::text::{count_words, first_sentence};

/// The most words of a slide (learning notes, 6.5).
const WORDS: usize = 45;
/// The most words of a question with its answers: people read it for longer.
const QUESTION_WORDS: usize = 90;
/// The most lines of a slide: six points and one line to spare. A long point
/// counts as several.
const LINES: usize = 7;
/// The most lines of a question with its answers.
const QUESTION_LINES: usize = 10;
/// The most letters of a title.
const LETTERS: usize = 60;
/// The most columns of a table.
const COLUMNS: usize = 4;
/// So many words stand on a line.
const WORDS_ON_A_LINE: usize = 12;
/// A figure is as high as so many lines: with one, three points fit.
const FIGURE_LINES: usize = 4;

/// How much something takes of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Words.
    pub words: usize,
    /// Lines.
    pub lines: usize,
    /// Columns of the widest table.
    pub columns: usize,
}

impl Size {
    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            lines: self.lines + other.lines,
            columns: self.columns.max(other.columns),
        }
    }

    /// Whether it fits a slide.
    #[must_use]
    pub fn fits(self, kind: SlideKind) -> bool {
        self.over(kind).is_none()
    }

    fn over(self, kind: SlideKind) -> Option<Over> {
        let (words, lines) = match kind {
            SlideKind::Quiz | SlideKind::Poll | SlideKind::Activity => {
                (QUESTION_WORDS, QUESTION_LINES)
            }
            _ => (WORDS, LINES),
        };
        if self.columns > COLUMNS {
            Some(Over::Columns(self.columns, COLUMNS))
        } else if self.words > words {
            Some(Over::Words(self.words, words))
        } else if self.lines > lines {
            Some(Over::Lines(self.lines, lines))
        } else {
            None
        }
    }

    fn of_words(words: &str) -> Self {
        let words = count_words(words);
        Self {
            words,
            lines: words.div_ceil(WORDS_ON_A_LINE),
            columns: 0,
        }
    }

    fn of_line(content: &[Inline]) -> Self {
        Self::of_words(&plain_text(content))
    }
}

/// What of a slide is too much: how much there is, and how much fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Columns of a table.
    Columns(usize, usize),
    /// Words.
    Words(usize, usize),
    /// Lines.
    Lines(usize, usize),
    /// Letters of the title.
    Letters(usize, usize),
}

impl Slide<'_> {
    /// How much stands on it.
    #[must_use]
    pub fn size(&self) -> Size {
        let sizes = self.shown.iter().map(Shown::size);
        sizes.fold(Size::default(), Size::with)
    }

    /// What is too much on it for people at the back of a room; nothing where
    /// all of it fits.
    #[must_use]
    pub fn over(&self) -> Option<Over> {
        let letters = self.title.chars().count();
        let title = (letters > LETTERS).then_some(Over::Letters(letters, LETTERS));
        self.size().over(self.kind).or(title)
    }
}

impl Shown<'_> {
    /// How much it takes.
    #[must_use]
    pub fn size(&self) -> Size {
        let block = self.placed().block;
        match (self, &block.kind) {
            (Self::Sentence(_), BlockKind::Paragraph(content)) => {
                Size::of_words(first_sentence(&plain_text(content)))
            }
            (_, kind) => size_of(kind),
        }
    }
}

fn size_of(kind: &BlockKind) -> Size {
    match kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            Size::of_line(content)
        }
        BlockKind::Quote(blocks) => sum(blocks.iter().map(|block| size_of(&block.kind))),
        BlockKind::List(list) => sum(list.items.iter().map(|item| {
            let inside = sum(item.blocks.iter().map(|block| size_of(&block.kind)));
            at_least_a_line(inside)
        })),
        BlockKind::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            Size {
                words: cells.map(|cell| Size::of_line(cell).words).sum(),
                lines: table.rows.len() + 1,
                columns: table.head.len(),
            }
        }
        BlockKind::Code(code) => Size {
            words: 0,
            lines: code.text.lines().count().div_ceil(2),
            columns: 0,
        },
        BlockKind::Figure(_) => Size {
            words: 0,
            lines: FIGURE_LINES,
            columns: 0,
        },
        BlockKind::Callout(callout) => of_callout(callout),
        BlockKind::Html(_) | BlockKind::Rule | BlockKind::Include(_) | BlockKind::Allow(_) => {
            Size::default()
        }
    }
}

fn sum(sizes: impl Iterator<Item = Size>) -> Size {
    sizes.fold(Size::default(), Size::with)
}

fn at_least_a_line(size: Size) -> Size {
    Size {
        lines: size.lines.max(1),
        ..size
    }
}

fn of_blocks(blocks: &[Block]) -> Size {
    sum(blocks.iter().map(|block| size_of(&block.kind)))
}

/// What a room sees of a callout: never an answer.
fn of_callout(callout: &Callout) -> Size {
    let lines = |list: &[Inline]| at_least_a_line(Size::of_line(list));
    match &callout.body {
        CalloutBody::Blocks(blocks) => {
            let own = of_blocks(blocks);
            // A myth has a line above what is right.
            let more = usize::from(callout.kind == CalloutKind::Myth);
            Size {
                lines: own.lines + more,
                ..own
            }
        }
        CalloutBody::Quiz(quiz) => {
            let answers = quiz.answers.iter().map(|answer| lines(&answer.words));
            of_blocks(&quiz.stem).with(sum(answers))
        }
        CalloutBody::Order(order) => {
            let steps = order.steps.iter().map(|step| of_blocks(&step.blocks));
            of_blocks(&order.stem).with(sum(steps.map(at_least_a_line)))
        }
        CalloutBody::Match(pairs) => {
            let rows = pairs.pairs.iter();
            let rows = rows.map(|pair| Size::of_line(&pair.left).with(Size::of_line(&pair.right)));
            let rows = rows.map(|row| Size { lines: 1, ..row });
            of_blocks(&pairs.stem).with(sum(rows))
        }
        CalloutBody::Gap(gap) => {
            let mut words = String::new();
            for part in gap.sentences.iter().flatten() {
                match part {
                    GapPart::Words(content) => {
                        words.push_str(&plain_text(content));
                    }
                    GapPart::Gap { .. } => words.push_str(" gap "),
                }
            }
            of_blocks(&gap.before).with(Size::of_words(&words))
        }
        CalloutBody::Flashcard(card) => of_blocks(&card.front),
        CalloutBody::Prompt(prompt) => of_blocks(&prompt.prompt),
        CalloutBody::Poll(poll) => {
            let choices = poll.choices.iter().map(|choice| of_blocks(&choice.blocks));
            of_blocks(&poll.question).with(sum(choices.map(at_least_a_line)))
        }
        CalloutBody::Journey(journey) => {
            let steps = journey.steps.iter();
            let steps = steps.map(|step| {
                let both = Size::of_line(&step.place).with(Size::of_line(&step.what));
                Size { lines: 1, ..both }
            });
            // Each step is a short line of its own, so words count half.
            let all = sum(steps);
            Size {
                words: all.words / 2,
                ..all
            }
        }
    }
}
