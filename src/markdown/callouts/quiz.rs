//! QUIZ: a stem, answers with boxes, feedback under each answer.

use super::CalloutBody;
use super::cut::{box_in_words, first_line, span_of, take_box};
use super::reading::{Reading, paragraph};
use crate::markdown::tree::{Block, BlockKind, Inline, InlineKind, Item, plain_text};
use crate::text::Span;

/// One question with answers to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiz {
    /// The question; empty where the title is the question.
    pub stem: Vec<Block>,
    /// The answers in the order in which they were written.
    pub answers: Vec<Answer>,
    /// What stands under the answers, shown with them.
    pub explanation: Vec<Block>,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Where it stands.
    pub span: Span,
    /// Whether it is right.
    pub right: bool,
    /// Its words.
    pub words: Vec<Inline>,
    /// What belongs to it beside its words, such as code.
    pub more: Vec<Block>,
    /// What is said to those who choose it.
    pub feedback: Vec<Block>,
}

impl Quiz {
    /// How many answers are right: with more than one, readers tick all.
    #[must_use]
    pub fn right_answers(&self) -> usize {
        self.answers.iter().filter(|answer| answer.right).count()
    }
}

/// Signs that people write before an answer; word processors write the longer
/// dashes.
const BULLETS: [char; 6] = ['-', '*', '+', '\u{2013}', '\u{2014}', '\u{2022}'];

/// Whether any answer has a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Boxes {
    Written,
    Missing,
}

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut quiz = Quiz {
        stem: Vec::new(),
        answers: Vec::new(),
        explanation: Vec::new(),
    };
    let first_boxed = blocks.iter().position(has_boxes);
    let boxes = first_boxed.map_or(Boxes::Missing, |_| Boxes::Written);
    let first_list = first_boxed.or_else(|| blocks.iter().position(is_list));
    for (at, block) in blocks.into_iter().enumerate() {
        find_lost_answers(&block, reading);
        match block.kind {
            BlockKind::List(list) if first_list.is_some_and(|first| at >= first) => {
                for item in list.items {
                    read_item(item, boxes, &mut quiz.answers, reading);
                }
            }
            _ if quiz.answers.is_empty() => quiz.stem.push(block),
            _ => quiz.explanation.push(block),
        }
    }
    check(&quiz, boxes, reading);
    CalloutBody::Quiz(quiz)
}

fn is_list(block: &Block) -> bool {
    matches!(block.kind, BlockKind::List(_))
}

fn has_boxes(block: &Block) -> bool {
    let BlockKind::List(list) = &block.kind else {
        return false;
    };
    list.items
        .iter()
        .any(|item| item.task.is_some() || starts_with_box(item))
}

fn starts_with_box(item: &Item) -> bool {
    match item.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(inlines)) => box_in_words(&plain_text(inlines)).is_some(),
        _ => false,
    }
}

fn read_item(item: Item, boxes: Boxes, answers: &mut Vec<Answer>, reading: &mut Reading<'_>) {
    let (span, task) = (item.span, item.task);
    let (mut words, blocks) = first_line(item);
    let right = task.or_else(|| take_box(&mut words));
    let has_list = blocks.iter().any(is_list);
    let unknown = right.is_none() && boxes == Boxes::Written;
    if unknown && let Some(sign) = wrong_sign(&plain_text(&words)) {
        let place = span_of(&words).unwrap_or(span);
        let message = format!("The box of this answer holds `{sign}`.");
        let help = "Write `[x]` for a right answer and `[ ]` for a wrong one.";
        reading.refuse(place, message, help);
    } else if unknown {
        if let Some(above) = answers
            .last_mut()
            .filter(|above| above.feedback.is_empty() && !has_list)
        {
            let place = span_of(&words).unwrap_or(span);
            above.feedback.extend(paragraph(words));
            above.feedback.extend(blocks);
            let help = "It is taken as feedback of the answer above. Put two spaces before its `-`. \
                        If it is an answer, write `- [ ]` before it.";
            reading.warn(place, "This line has no box and is not indented.", help);
            return;
        }
        let place = span_of(&words).unwrap_or(span);
        let help = "Write `- [ ]` before a wrong answer and `- [x]` before a right one.";
        reading.refuse(place, "This answer has no box.", help);
    }
    let (feedback, more) = split_feedback(blocks);
    answers.push(Answer {
        span,
        right: right == Some(true),
        words,
        more,
        feedback,
    });
}

/// The sign in a box that says neither right nor wrong, such as `[y]`.
fn wrong_sign(words: &str) -> Option<&str> {
    const WORDS: [&str; 8] = [
        "yes", "no", "right", "wrong", "true", "false", "correct", "ok",
    ];
    let (sign, after) = words.trim_start().strip_prefix('[')?.split_once(']')?;
    let mut letters = sign.chars();
    let is_sign = letters.next().is_some() && letters.next().is_none();
    let is_word = WORDS.iter().any(|word| sign.eq_ignore_ascii_case(word));
    (after.starts_with(' ') && (is_sign || is_word)).then_some(sign)
}

/// The nested bullet is the feedback; without one, a paragraph under the
/// answer is.
fn split_feedback(blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let listed = blocks.iter().any(is_list);
    let mut feedback = Vec::new();
    let mut more = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::List(list) => {
                feedback.extend(list.items.into_iter().flat_map(|item| item.blocks));
            }
            BlockKind::Paragraph(_) if !listed => feedback.push(block),
            _ => more.push(block),
        }
    }
    (feedback, more)
}

/// Lines of text that start like an answer: they lost the `- ` before their
/// box. In a list such a line falls to the words of the answer above, or to
/// its feedback.
fn find_lost_answers(block: &Block, reading: &mut Reading<'_>) {
    match &block.kind {
        BlockKind::Paragraph(inlines) => {
            for line in lines(inlines) {
                say_lost(line, reading);
            }
        }
        BlockKind::List(list) => find_in_items(&list.items, reading),
        _ => {}
    }
}

/// The first line of an item is an answer or feedback, those under it may be
/// lost answers.
fn find_in_items(items: &[Item], reading: &mut Reading<'_>) {
    for block in items.iter().flat_map(|item| &item.blocks) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                for line in lines(inlines).skip(1) {
                    say_lost(line, reading);
                }
            }
            BlockKind::List(list) => find_in_items(&list.items, reading),
            _ => {}
        }
    }
}

fn lines(inlines: &[Inline]) -> impl Iterator<Item = &[Inline]> {
    let is_break =
        |inline: &Inline| matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
    inlines.split(is_break)
}

fn say_lost(line: &[Inline], reading: &mut Reading<'_>) {
    let text = plain_text(line);
    let text = text.trim_start();
    let boxed = text.trim_start_matches(BULLETS);
    let (Some(_), Some(span)) = (box_in_words(boxed), span_of(line)) else {
        return;
    };
    let help = if boxed.len() < text.len() && boxed.starts_with('[') {
        "Write a space after the dash, as in `- [x] Yes`."
    } else {
        "Write `- `, a dash and a space, before the box, as in `- [x] Yes`."
    };
    let message = "This looks like an answer, but it is not in the list.";
    reading.refuse(span, message, help);
}

fn check(quiz: &Quiz, boxes: Boxes, reading: &mut Reading<'_>) {
    let place = reading.title_span;
    if quiz.stem.is_empty() && reading.title.is_empty() {
        reading.show_form(place, "This QUIZ has no question.");
    }
    if quiz.answers.is_empty() {
        reading.show_form(place, "This QUIZ has no answers.");
        return;
    }
    if boxes == Boxes::Missing {
        reading.show_form(place, "The answers of this QUIZ have no boxes.");
        return;
    }
    if quiz.answers.len() == 1 {
        reading.refuse(
            place,
            "This QUIZ has only one answer.",
            "Write at least two answers.",
        );
    }
    if quiz.right_answers() == 0 {
        let help = "Put an `x` in the box of each right answer: `- [x]`.";
        reading.refuse(place, "This QUIZ has no right answer.", help);
    }
    check_answers(&quiz.answers, reading);
}

fn check_answers(answers: &[Answer], reading: &mut Reading<'_>) {
    let mut seen: Vec<String> = Vec::new();
    for answer in answers {
        let words = plain_text(&answer.words);
        let span = span_of(&answer.words).unwrap_or(answer.span);
        if words.is_empty() && answer.more.is_empty() {
            reading.refuse(
                span,
                "This answer has no words.",
                "Write the answer after its box.",
            );
        } else if seen.contains(&words) {
            let help = "Change one of the two, or take one away.";
            reading.refuse(span, "This answer stands twice.", help);
        }
        if !answer.right && answer.feedback.is_empty() {
            let help =
                "Under it, on a line that starts with two spaces and `- `, write why it is wrong.";
            reading.refuse(span, "This wrong answer has no feedback.", help);
        }
        seen.push(words);
    }
}
