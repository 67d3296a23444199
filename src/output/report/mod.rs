//! The page for editors: every page of the site with its grade, its longest
//! sentences, its difficult words and its dates.
//!
//! One file that works by itself, from a folder, without the site. It knows
//! what was measured, and never how.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::check::plain::{ClaimCounts, PageReport};
use crate::html::{Attr, Text};
use crate::text::Date;

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// How many difficult words of a page are shown.
const WORDS: usize = 8;
/// The highest grade that has a bar of its own in the picture.
const HIGHEST: usize = 14;
/// The picture's height and the width of a bar, in its own units.
const HEIGHT: usize = 120;
const BAR: usize = 28;

/// What is said above the table.
#[derive(Debug)]
pub struct Summary<'a> {
    /// The title of the site.
    pub title: &'a str,
    /// The date from which dates are counted.
    pub edition: Option<Date>,
    /// Errors and gates that are open.
    pub warnings: usize,
    /// Pieces of advice.
    pub advice: usize,
    /// Messages that were silenced with a reason.
    pub silenced: usize,
}

/// What tells a report from the files of other people.
const MARK: &str = "<meta name=\"generator\" content=\"Guidepost report\">";

/// Whether a file is a page that [`write()`] made.
#[must_use]
pub fn is_report(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1_000)];
    String::from_utf8_lossy(head).contains(MARK)
}

/// Writes the page.
#[must_use]
pub fn write(summary: &Summary<'_>, pages: &[PageReport]) -> String {
    let mut html = String::new();
    let title = format!("{}: words and dates", summary.title);
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let _ = write!(
        html,
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n{MARK}\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        Attr(&policy),
        Text(&title),
        Text(&title),
    );
    write_summary(summary, pages, &mut html);
    write_spread(pages, &mut html);
    write_table(summary, pages, &mut html);
    let _ = write!(
        html,
        "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    );
    html
}

/// The name of a style or script for the policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    text
}

fn write_summary(summary: &Summary<'_>, pages: &[PageReport], html: &mut String) {
    let graded: Vec<f64> = pages.iter().filter_map(|page| page.grade).collect();
    let words: usize = pages
        .iter()
        .map(|page| page.counts.words + page.other_words)
        .sum();
    let mut claims = ClaimCounts::default();
    for page in pages {
        claims.add(page.claims);
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pages at most")]
    let mean = graded.iter().sum::<f64>() / (graded.len().max(1) as f64);
    let _ = write!(
        html,
        "<p>{} pages, {words} words. {} pages have enough main text for a grade; their mean is {mean:.1}.</p>\n\
         <p>{} claims: {} with a source, {} with a reason, {} with neither.</p>\n\
         <p>{} things to mend, {} pieces of advice, {} silenced with a reason.</p>\n\
         <p>A grade is a rough sign, counted from words and syllables. It cannot tell whether a \
         page makes sense: only readers can.</p>\n",
        pages.len(),
        graded.len(),
        claims.all(),
        claims.sourced,
        claims.reasoned,
        claims.bare,
        summary.warnings,
        summary.advice,
        summary.silenced,
    );
}

/// How many pages have which grade, as bars and in words.
fn write_spread(pages: &[PageReport], html: &mut String) {
    let mut bars = [0_usize; HIGHEST + 1];
    for grade in pages.iter().filter_map(|page| page.grade) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the bars there are"
        )]
        let bar = grade.clamp(0.0, HIGHEST as f64) as usize;
        bars[bar] += 1;
    }
    let most = bars.iter().copied().max().unwrap_or(0).max(1);
    let words: Vec<String> = bars
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(grade, count)| format!("grade {grade}: {count}"))
        .collect();
    let label = format!("Pages by grade. {}", words.join(", "));
    let width = BAR * bars.len();
    let _ = write!(
        html,
        "<h2>How the grades spread</h2>\n<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width} {}\">\n",
        Attr(&label),
        HEIGHT + 40
    );
    for (grade, count) in bars.iter().enumerate() {
        let height = HEIGHT * count / most;
        let (x, y) = (grade * BAR, 20 + HEIGHT - height);
        let class = if grade >= 9 { "high" } else { "low" };
        let middle = x + BAR / 2;
        let _ = writeln!(
            html,
            "<rect class=\"{class}\" x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{height}\"/>\
             <text x=\"{middle}\" y=\"{}\">{grade}</text>",
            x + 2,
            BAR - 4,
            HEIGHT + 36
        );
        if *count > 0 {
            let _ = writeln!(html, "<text x=\"{middle}\" y=\"{}\">{count}</text>", y - 4);
        }
    }
    html.push_str("</svg>\n");
}

fn write_table(summary: &Summary<'_>, pages: &[PageReport], html: &mut String) {
    html.push_str(
        "<h2>Every page</h2>\n<p>Press a heading to sort by it.</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Every page\">\n\
         <table>\n<thead><tr><th scope=\"col\" data-sort=\"text\">Page</th>\
         <th scope=\"col\" data-sort=\"number\">Grade</th>\
         <th scope=\"col\" data-sort=\"number\">Words of main text</th>\
         <th scope=\"col\" data-sort=\"number\">Longest sentence</th>\
         <th scope=\"col\">Words few know</th>\
         <th scope=\"col\" data-sort=\"text\">Checked</th>\
         <th scope=\"col\" data-sort=\"text\">Due</th></tr></thead>\n<tbody>\n",
    );
    for page in pages {
        write_row(summary, page, html);
    }
    html.push_str("</tbody>\n</table>\n</div>\n");
}

fn write_row(summary: &Summary<'_>, page: &PageReport, html: &mut String) {
    let _ = write!(
        html,
        "<tr><th scope=\"row\">{}<br><code>{}</code></th>",
        Text(&page.title),
        Text(page.path.as_str())
    );
    let _ = match page.grade {
        Some(grade) => write!(html, "<td data-value=\"{grade:.2}\">{grade:.1}</td>"),
        None => write!(html, "<td data-value=\"-1\">too short</td>"),
    };
    let words = page.counts.words;
    let _ = write!(html, "<td data-value=\"{words}\">{words}</td>");
    let longest = page.longest.first().map_or(0, |sentence| sentence.words);
    let _ = write!(html, "<td data-value=\"{longest}\">");
    if longest > 0 {
        let _ = write!(html, "<details><summary>{longest} words</summary><ol>");
        for sentence in &page.longest {
            let _ = write!(
                html,
                "<li>{} ({})</li>",
                Text(&sentence.text),
                sentence.words
            );
        }
        html.push_str("</ol></details>");
    }
    let words: Vec<&str> = page
        .difficult
        .iter()
        .map(|word| word.word.as_str())
        .collect();
    let shown = words
        .get(..WORDS.min(words.len()))
        .unwrap_or_default()
        .join(", ");
    let more = words.len().saturating_sub(WORDS);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let _ = write!(html, "</td><td>{}{more}</td>", Text(&shown));
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let iso = |date: Option<Date>| date.map_or_else(String::new, Date::iso);
    let late = page
        .due
        .zip(summary.edition)
        .is_some_and(|(due, today)| due < today);
    let _ = writeln!(
        html,
        "<td data-value=\"{}\">{}</td><td data-value=\"{}\"{}>{}</td></tr>",
        iso(page.checked),
        date(page.checked),
        iso(page.due),
        if late { " class=\"late\"" } else { "" },
        date(page.due)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_standard_one() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn words_of_pages_are_escaped() {
        let page = PageReport {
            path: crate::text::SourcePath::new("content/a.md"),
            title: "<b>A & B</b>".to_owned(),
            kind: "page",
            counts: Default::default(),
            grade: Some(9.5),
            other_words: 0,
            claims: ClaimCounts::default(),
            longest: Vec::new(),
            difficult: Vec::new(),
            checked: None,
            due: None,
        };
        let summary = Summary {
            title: "\"Site\"",
            edition: None,
            warnings: 0,
            advice: 0,
            silenced: 0,
        };
        let html = write(&summary, &[page]);
        assert!(html.contains("&lt;b&gt;A &amp; B&lt;/b&gt;"), "{html}");
        assert!(!html.contains("<b>A"));
        assert!(html.contains("grade 9: 1"), "{html}");
    }
}
