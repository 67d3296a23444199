//! Headings without a space after their signs.

use crate::diagnostics::{Diagnostic, MARKDOWN_SHOWN_RAW};
use crate::markdown::FileText;
use crate::text::Span;

/// Looks at a line of a paragraph that starts with `#`: `##Heading` is no
/// heading. One sign alone may be a number or a tag: `#1`, `#care`.
pub(in crate::markdown) fn check_heading(line: Span, file: &FileText<'_>) -> Option<Diagnostic> {
    let written = line.of(file.text);
    let words = written.trim_start_matches('#');
    let signs = written.len() - words.len();
    let shown = file.text.get(..line.start as usize)?.ends_with('\\');
    if shown || !(2..=6).contains(&signs) || !words.starts_with(char::is_alphabetic) {
        return None;
    }
    let signs = &written[..signs];
    let message = format!("A space is missing after `{signs}`, so this is no heading.");
    let help = format!("Write `{signs} ` and then the words of the heading.");
    Some(file.say(MARKDOWN_SHOWN_RAW, line, message).help(help))
}

#[cfg(test)]
mod tests {
    use crate::markdown::{ParseOptions, parse};
    use crate::text::SourcePath;

    #[test]
    fn a_heading_without_a_space_is_said() {
        let path = SourcePath::new("content/page.md");
        let said = |text: &str| parse(text, &path, ParseOptions::default()).diagnostics;
        for (text, line) in [
            ("##Heading\n", "##Heading"),
            (
                "Words.\n######Who *decides*\nMore.\n",
                "######Who *decides*",
            ),
            ("> ###\u{c9}tat\n", "###\u{c9}tat"),
        ] {
            let said = said(text);
            assert_eq!(said.len(), 1, "{text}");
            assert_eq!(said[0].span.map(|span| span.of(text)), Some(line));
        }
        for fine in [
            "## Heading\n",
            "#care\n",
            "#1\n",
            "##1\n",
            "#######Seven\n",
            "\\##Heading\n",
            "`##Heading`\n",
            "Words ##Heading\n",
        ] {
            assert_eq!(said(fine), Vec::new(), "{fine}");
        }
    }
}
