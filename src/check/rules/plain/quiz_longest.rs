//! Questions that give the answer away by its length.

use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::{Answer, BlockKind, CalloutBody, plain_text};
use crate::text::count_words;

/// Questions whose right answer is by far the longest.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let percent = say.most("longest-percent");
    for seen in &page.seen {
        let BlockKind::Callout(callout) = &seen.block.kind else {
            continue;
        };
        let CalloutBody::Quiz(quiz) = &callout.body else {
            continue;
        };
        let length = |answer: &&Answer| count_words(&plain_text(&answer.words));
        let right = quiz.answers.iter().filter(|answer| answer.right);
        let wrong = quiz.answers.iter().filter(|answer| !answer.right);
        let (Some(right), Some(wrong)) = (
            right.map(|a| length(&a)).min(),
            wrong.map(|a| length(&a)).max(),
        ) else {
            continue;
        };
        if quiz.right_answers() == 1
            && right > wrong + SLACK
            && right * 100 > wrong * (100 + percent)
        {
            say.block(
                seen,
                Notes {
                    number: right,
                    ..Notes::default()
                },
            );
        }
    }
}

/// A difference of so few words gives nothing away.
const SLACK: usize = 3;
