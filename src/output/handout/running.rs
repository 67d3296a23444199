//! The running titles and page numbers of printed papers. Browsers take them
//! from style sheets alone, so each session has a small one of its own.

use std::fmt::Write as _;

use super::Paper;
use crate::site::{Page, Site};
use crate::theme::Theme;

/// The style sheet of a session's or path's papers.
#[must_use]
pub fn running_titles(site: &Site, theme: &Theme, page: &Page) -> String {
    let edition = site.config.site.edition;
    let edition = edition.map_or_else(String::new, |edition| {
        format!(". {}: {edition}", theme.word("edition"))
    });
    let foot = format!("{}{edition}", site.config.title);
    let mut css = format!(
        "@page {{\n  @top-left {{ content: {}; }}\n  @bottom-left {{ content: {}; }}\n  \
         @bottom-right {{ content: {} counter(page) {} counter(pages); }}\n}}\n",
        quoted(&page.title),
        quoted(&foot),
        quoted(&format!("{} ", theme.word("page_of"))),
        quoted(&format!(" {} ", theme.word("of"))),
    );
    let papers = [
        Paper::Handout,
        Paper::Guide,
        Paper::Cards,
        Paper::SignIn,
        Paper::Certificate,
        Paper::Workbook,
    ];
    for paper in papers {
        let (name, title) = (paper.name(), quoted(theme.word(paper.word())));
        let _ = writeln!(css, "@page {name} {{ @top-right {{ content: {title}; }} }}");
    }
    css
}

/// Words as a string of CSS (CSS Syntax 3, section 4.3.5): nothing but letters,
/// digits and plain signs stands as it is.
fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' | '\\' | '<' | '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                let _ = write!(text, "\\{:x} ", u32::from(letter).max(1));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_title_ends_its_string() {
        assert_eq!(quoted("What is “FHIR”?"), "\"What is “FHIR”?\"");
        assert_eq!(quoted("a\"b\\c\nd"), "\"a\\22 b\\5c c\\a d\"");
        assert_eq!(quoted("</style>"), "\"\\3c /style>\"");
    }
}
