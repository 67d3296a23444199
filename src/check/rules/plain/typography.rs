//! Signs that stand for words.

use crate::check::plain::Layer;
use crate::check::plain::{Notes, PageText, Say};

/// Signs that stand for words.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        for (sign, better) in SIGNS {
            for (at, _) in passage.text.match_indices(sign) {
                let trimmed = sign.trim_start();
                let start = at + sign.len() - trimmed.len();
                let range = start..start + trimmed.trim_end().len();
                let is_name = passage.names.iter().any(|name| name.contains(&start));
                if !is_name {
                    say.words(
                        passage,
                        &range,
                        Notes {
                            better,
                            ..Notes::default()
                        },
                    );
                }
            }
        }
    }
}

const SIGNS: [(&str, &str); 6] = [
    ("(s)", "the plural: \"records\""),
    ("(es)", "the plural: \"boxes\""),
    (" & ", "\"and\""),
    ("!", "a full stop"),
    ("and/or", "\"or\", or both cases"),
    (" w/ ", "\"with\""),
];
