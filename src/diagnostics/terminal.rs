//! Draws diagnostics for people at a terminal: where, the line with a caret,
//! what is wrong, what to do.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str,
};
use anstream::adapter::strip_str;
use rayon::prelude::*;

use super::places::{Place, Places};
use super::{A_PIECE, Counts, Diagnostic, Severity, Texts};
use crate::text::{SourcePath, Span};

/// Whether the drawing may use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Plain text, for files and pipes.
    Never,
    /// With the escapes of a terminal.
    Always,
}

/// How the drawing should look.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Colours or not.
    pub colours: Colours,
    /// How many characters fit in a line; longer lines are cut around the mark.
    pub width: usize,
    /// The way from where the reader stands to the project: empty, or with a
    /// slash at its end, so that a terminal can open the path.
    pub folder: &'a str,
}

/// Lines shorter than this are never cut, however narrow the window.
const SHORTEST_CUT: usize = 40;
/// Room for the line number, the bar and the cut marks.
const MARGIN: usize = 16;

/// Every diagnostic and a line that counts them; nothing for an empty list.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], texts: &dyn Texts, look: Look<'_>) -> String {
    let renderer = match look.colours {
        Colours::Never => Renderer::plain(),
        Colours::Always => Renderer::styled(),
    };
    // Lines are cut here, around the mark; the renderer must not cut again.
    let renderer = renderer.term_width(usize::from(u16::MAX));
    let drawn = diagnostics.par_chunks(A_PIECE).map(|some| {
        let mut places = Places::new(texts);
        let mut out = String::new();
        for diagnostic in some {
            let drawn = draw(diagnostic, &mut places, &renderer, look);
            let _ = writeln!(out, "{}\n", trim_lines(&drawn));
        }
        out
    });
    let mut out = drawn.collect::<Vec<_>>().concat();
    let worst = diagnostics.iter().min_by_key(|found| found.severity);
    if let Some(example) = worst {
        let _ = writeln!(out, "{}", summary(diagnostics));
        let _ = writeln!(out, "To read more: guidepost explain {}", example.code);
    }
    out
}

/// How many of each, in how many files: `2 errors, 1 warning in 3 files`.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let counts = Counts::of(diagnostics);
    let parts = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.advice, "piece of advice", "pieces of advice"),
    ];
    let kinds: Vec<String> = parts
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if kinds.is_empty() {
        return "Nothing is wrong".to_owned();
    }
    let files: BTreeSet<&SourcePath> = diagnostics.iter().map(|found| &found.path).collect();
    let word = if files.len() == 1 { "file" } else { "files" };
    format!("{} in {} {word}", kinds.join(", "), files.len())
}

fn draw(
    diagnostic: &Diagnostic,
    places: &mut Places<'_>,
    renderer: &Renderer,
    look: Look<'_>,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let mut main = located(title, &diagnostic.path, diagnostic.span, places, look);
    if let Some(help) = &diagnostic.help {
        main = main.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    let related = diagnostic.related.iter().map(|label| {
        let title = Level::NOTE.secondary_title(normalize_untrusted_str(&label.message));
        located(title, &label.path, label.span, places, look)
    });
    let groups: Vec<Group<'_>> = std::iter::once(main).chain(related).collect();
    renderer.render(&groups)
}

/// A title with the place and, where the text is known, its line.
fn located<'a>(
    title: Title<'a>,
    path: &SourcePath,
    span: Option<Span>,
    places: &mut Places<'_>,
    look: Look<'_>,
) -> Group<'a> {
    let path_shown = format!("{}{path}", look.folder);
    let origin = Origin::path(normalize_untrusted_str(&path_shown));
    let Some(place) = places.find(path, span) else {
        return title.element(origin);
    };
    let (line, marked) = cut(&place, look.width.saturating_sub(MARGIN).max(SHORTEST_CUT));
    let snippet = Snippet::source(line)
        .line_start(place.start.line)
        .annotation(AnnotationKind::Primary.span(marked));
    title
        .element(
            origin
                .line(place.start.line)
                .char_column(place.start.column),
        )
        .element(snippet)
}

/// The part of a line around its mark that fits into so many characters, and
/// the mark in it. `...` stands for what is left out.
fn cut(place: &Place<'_>, width: usize) -> (String, std::ops::Range<usize>) {
    let Place { line, marked, .. } = place;
    if line.chars().nth(width).is_none() {
        return ((*line).to_owned(), marked.clone());
    }
    let before: Vec<char> = line[..marked.start].chars().rev().take(width / 3).collect();
    let before: String = before.into_iter().rev().collect();
    let rest = width - before.chars().count();
    let after: String = line[marked.start..].chars().take(rest).collect();
    let left = if before.len() < marked.start {
        "..."
    } else {
        ""
    };
    let right = if after.len() < line.len() - marked.start {
        "..."
    } else {
        ""
    };
    let start = left.len() + before.len();
    let end = start + marked.len().min(after.len());
    (format!("{left}{before}{after}{right}"), start..end)
}

/// Without spaces at the ends of lines, and without the row `:::` by which the
/// renderer says "elsewhere": the line above it names the place of this line.
fn trim_lines(drawn: &str) -> String {
    let lines: Vec<&str> = drawn
        .lines()
        .filter(|line| strip_str(line).to_string().trim() != ":::")
        .map(str::trim_end)
        .collect();
    // Some terminals obey these as they obey an escape; the renderer keeps them.
    let steers = |letter| matches!(letter, '\u{80}'..='\u{9f}');
    lines.join("\n").replace(steers, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::samples::{Files, samples};
    use crate::diagnostics::{LINK_MISSING, Texts};

    const PLAIN: Look<'static> = Look {
        colours: Colours::Never,
        width: 80,
        folder: "",
    };

    #[test]
    fn shows_the_place_the_line_and_what_to_do() {
        let drawn = render(&samples(), &Files, PLAIN);
        let expected = "\
advice[site/base-url]: There is no public address.
--> book.toml

error[links/missing]: There is no page `b.md`.
 --> content/a.md:1:4
  |
1 | Tŷ b.md is near
  |    ^^^^
  |
  = help: Did you mean `c.md`?
note: This page is near.
 --> content/c.md:1:1
  |
1 | one
  | ^^^

warning[code/limit]: 50% too long:
                     by far.
 --> content/a.md:2:1
  |
2 | two
  | ^^^

error[file/encoding]: Not text.
--> content/gone, really.md
 = help: Save it as UTF-8.

2 errors, 1 warning, 1 piece of advice in 3 files
To read more: guidepost explain links/missing
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn colours_only_when_asked() {
        let look = Look {
            colours: Colours::Always,
            folder: "docs/",
            ..PLAIN
        };
        let drawn = render(&samples(), &Files, look);
        assert!(drawn.contains('\u{1b}'));
        assert!(drawn.contains("docs/content/a.md:1:4"), "{drawn}");
        assert!(!render(&samples(), &Files, PLAIN).contains('\u{1b}'));
    }

    #[test]
    fn nothing_to_say_draws_nothing() {
        assert_eq!(render(&[], &Files, PLAIN), "");
        assert_eq!(summary(&[]), "Nothing is wrong");
    }

    struct One(String);

    impl Texts for One {
        fn text(&self, _: &SourcePath) -> Option<&str> {
            Some(&self.0)
        }
    }

    fn draw_one(text: &str, span: std::ops::Range<usize>) -> String {
        let path = SourcePath::new("content/a.md");
        let found = Diagnostic::new(LINK_MISSING, &path, Span::new(span), "Gone.");
        render(&[found], &One(text.to_owned()), PLAIN)
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let text = format!("{}here{}", "x ".repeat(40_000), " y".repeat(40_000));
        let drawn = draw_one(&text, 80_000..80_004);
        assert!(drawn.contains("content/a.md:1:80001"), "{drawn}");
        assert!(drawn.contains("... x x"), "{drawn}");
        assert!(drawn.contains("y y ..."), "{drawn}");
        assert!(drawn.contains("^^^^"), "{drawn}");
        assert!(
            drawn.lines().all(|line| line.chars().count() <= 80),
            "{drawn}"
        );
    }

    #[test]
    fn odd_places_are_drawn_too() {
        for (text, span) in [
            ("", 0..0),
            ("", 5..9),
            ("one\n", 4..4),
            ("\u{1b}[31mred", 0..3),
            ("tŷ", 2..2),
            ("a\r\nb\r\n", 1..2),
            ("日本語", 1..4),
        ] {
            let drawn = draw_one(text, span.clone());
            assert!(
                drawn.contains("content/a.md:"),
                "{text:?} {span:?}\n{drawn}"
            );
            assert!(!drawn.contains('\u{1b}'), "{text:?}\n{drawn}");
        }
    }

    #[test]
    fn words_of_authors_cannot_steer_the_terminal() {
        let path = SourcePath::new("content/\u{1b}[2J.md");
        let found = Diagnostic::new(LINK_MISSING, &path, None, "\u{1b}[31mred").help("\u{1b}]0;x");
        assert!(!render(&[found], &Files, PLAIN).contains('\u{1b}'));
    }
}
