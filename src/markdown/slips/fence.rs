//! Blocks of code whose closing line is missing.

use crate::diagnostics::{Diagnostic, MARKDOWN_OPEN_FENCE};
use crate::markdown::FileText;
use crate::text::Span;

/// Where a block of code stands, and so how far it goes without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum CodePlace {
    /// On the page itself.
    Page,
    /// In a quote, a list or a footnote.
    Inside,
}

/// Looks for the line that closes a block of code between fences. `block` is
/// the place of all of it, `code` that of the code alone, empty where there
/// is none.
pub(in crate::markdown) fn check_fence(
    block: Span,
    code: Span,
    place: CodePlace,
    file: &FileText<'_>,
) -> Option<Diagnostic> {
    let indented = code != Span::default() && code.start == block.start;
    if indented {
        return None;
    }
    let written = block.of(file.text);
    let mark = fence(written)?;
    let opening = written.lines().next().unwrap_or_default().trim_end();
    let code_end = if code == Span::default() {
        block.start as usize + opening.len()
    } else {
        code.end as usize
    };
    let after = file.text.get(code_end..block.end as usize)?;
    let line = Span::new(0..opening.len()).shifted(block.start as usize);
    if !after.contains(mark) {
        let rest = match place {
            CodePlace::Page => "the rest of the page is code",
            CodePlace::Inside => "the rest of the quote or list is code",
        };
        let message = format!("This block of code is never closed, so {rest}.");
        let help = format!("Write {mark} on a line of its own after the code.");
        return Some(file.say(MARKDOWN_OPEN_FENCE, line, message).help(help));
    }
    let code = Span::new(code.start as usize..code_end);
    let second = second_opening(code, mark, file)?;
    let message = "Another block of code seems to start here, but the one above is not closed.";
    let help = format!(
        "Write {mark} on a line of its own where the code above ends. \
         To show such a line as code, put {mark}{} around the block.",
        &mark[..1]
    );
    Some(file.say(MARKDOWN_OPEN_FENCE, second, message).help(help))
}

/// The signs at the start of a block of code, if it has any.
fn fence(written: &str) -> Option<&str> {
    let sign = written.chars().next().filter(|sign| "`~".contains(*sign))?;
    let length = written.len() - written.trim_start_matches(sign).len();
    written.get(..length)
}

/// A line of the code that opens a block of its own: a fence with the name of
/// a language after it.
fn second_opening(code: Span, mark: &str, file: &FileText<'_>) -> Option<Span> {
    let written = code.of(file.text);
    let at = written.find(mark)?;
    let start = written[..at].rfind('\n').map_or(0, |line| line + 1);
    let line = written[start..].lines().next().unwrap_or_default();
    let before = written[start..at].trim_start_matches([' ', '>']);
    let language = written[at..start + line.len()].strip_prefix(mark)?.trim();
    let is_name = language.starts_with(char::is_alphabetic)
        && language
            .chars()
            .all(|sign| sign.is_alphanumeric() || "-+_".contains(sign));
    let place = Span::new(at..start + line.trim_end().len());
    (before.is_empty() && is_name).then(|| place.shifted(code.start as usize))
}

#[cfg(test)]
mod tests {
    use crate::markdown::{ParseOptions, parse};
    use crate::text::SourcePath;

    /// What is said about a page, each with the words that it is about.
    fn said(text: &str) -> Vec<(String, &str)> {
        let path = SourcePath::new("content/page.md");
        let checked = parse(text, &path, ParseOptions::default());
        let said = checked.diagnostics.into_iter();
        said.map(|said| (said.message, said.span.unwrap().of(text)))
            .collect()
    }

    #[test]
    fn a_block_that_is_closed_is_fine() {
        for text in [
            "```\ncode\n```\n",
            "```\ncode\n```",
            "```\n```\n",
            "```json\n{}\n`````\n\nWords.\n",
            "~~~\n```\n~~~\n",
            "````\n```\n````\n",
            "````\n```json\n````\n",
            "    ```\n    code\n",
            "> ```\n> code\n> ```\n\nWords.\n",
            "- ```\n  code\n  ```\n- b\n",
            "1. a\n\n   ```text\n   code\n\n   ```\n",
            "> - a\n>\n>   ```\n>   code\n>   ```\n",
            "   ```\n   code\n  ```\n",
            "```\r\ncode\r\n```\r\n",
            "```\ncode `a`\n```\n",
        ] {
            assert_eq!(said(text), Vec::new(), "{text:?}");
        }
    }

    #[test]
    fn a_block_that_is_never_closed_is_said_at_its_first_line() {
        let page = "This block of code is never closed, so the rest of the page is code.";
        let inside =
            "This block of code is never closed, so the rest of the quote or list is code.";
        for (text, message, place) in [
            ("```\ncode\n", page, "```"),
            ("```", page, "```"),
            ("```json\n", page, "```json"),
            ("```json  \n{}\n\nWords.\n", page, "```json"),
            ("````\ncode\n```\n", page, "````"),
            ("```\ncode\n~~~\n", page, "```"),
            ("  ~~~ text\ncode\n", page, "~~~ text"),
            ("> ```\n> code\n\nWords.\n", inside, "```"),
            ("> ```\n>\n\nWords.\n", inside, "```"),
            ("- ```sh\n  code\n- b\n", inside, "```sh"),
        ] {
            assert_eq!(said(text), [(message.to_owned(), place)], "{text:?}");
        }
    }

    #[test]
    fn a_block_that_starts_in_another_is_said_where_it_starts() {
        let message = "Another block of code seems to start here, but the one above is not closed.";
        for (text, place) in [
            ("```\ncode\n\nWords.\n\n```json\n{}\n```\n", "```json"),
            ("> ```\n> code\n>\n> ```json\n> {}\n> ```\n", "```json"),
        ] {
            assert_eq!(said(text), [(message.to_owned(), place)], "{text:?}");
        }
        assert_eq!(said("```\nWrite ```json there.\n```\n"), Vec::new());
    }
}
