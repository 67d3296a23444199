//! A line of a callout that lost its `>`.

use super::{CalloutBody, CalloutKind};
use crate::diagnostics::{CALLOUT_SHAPE, Diagnostic};
use crate::markdown::FileText;
use crate::markdown::tree::{Block, BlockKind, List};

/// Says where a line of a callout lost its `>`, so that the quote ended too
/// early. It is asked for every two blocks that follow each other.
///
/// A list right under a callout that is made of lists is such a line, and so
/// is a task list a blank line below a QUIZ that has no right answer.
#[must_use]
pub(in crate::markdown) fn lost_line(
    before: &Block,
    next: &Block,
    file: &FileText<'_>,
) -> Option<Diagnostic> {
    let (BlockKind::Callout(callout), BlockKind::List(list)) = (&before.kind, &next.kind) else {
        return None;
    };
    let right_under = !follows_blank_line(next, file.text);
    let lost = (right_under && is_made_of_lists(callout.kind))
        || (is_task_list(list) && is_unanswered(&callout.body));
    let first = list.items.first().filter(|_| lost)?;
    let word = callout.kind.word();
    let message = format!("This list is outside the {word} above: its lines have lost their `>`.");
    let help = "Put `> ` at the start of this line and of all further lines that belong to it. \
                If it is a list of its own, put an empty line above it.";
    Some(file.say(CALLOUT_SHAPE, first.span, message).help(help))
}

/// Whether the line above a block is empty.
fn follows_blank_line(block: &Block, text: &str) -> bool {
    let before = text.get(..block.span.start as usize).unwrap_or_default();
    // The line on which the block starts, and the one above it.
    let mut lines = before.split('\n').rev().skip(1);
    lines.next().is_none_or(|line| line.trim().is_empty())
}

fn is_made_of_lists(kind: CalloutKind) -> bool {
    matches!(
        kind,
        CalloutKind::Quiz
            | CalloutKind::Order
            | CalloutKind::Match
            | CalloutKind::Reflect
            | CalloutKind::Teachback
            | CalloutKind::Poll
            | CalloutKind::Example
            | CalloutKind::Key
            | CalloutKind::Journey
            | CalloutKind::Trainer
    )
}

fn is_task_list(list: &List) -> bool {
    list.items.iter().any(|item| item.task.is_some())
}

fn is_unanswered(body: &CalloutBody) -> bool {
    matches!(body, CalloutBody::Quiz(quiz) if quiz.right_answers() == 0)
}
