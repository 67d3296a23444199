//! The language that a page says it is in.

use crate::check::Subject;
use crate::config::is_language_tag;
use crate::diagnostics::{self, Diagnostic};
use crate::markdown::Field;

/// Looks whether it is a tag, which browsers and screen readers know.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    let named = page.body.document.front.lang.as_ref();
    let wrong = named.filter(|lang| !is_language_tag(&lang.value));
    let say = |lang: &Field<String>| {
        let message = format!("`{}` is not a language tag.", lang.value);
        Diagnostic::new(
            diagnostics::FRONT_VALUE,
            &page.body.source,
            lang.span,
            message,
        )
        .help("Write the short form: `lang: cy` for Welsh, `lang: pl` for Polish, `lang: en-GB` for English.")
    };
    wrong.map(say).into_iter().collect()
}
