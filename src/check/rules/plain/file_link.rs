//! Links to files that do not say so.

use crate::check::plain::Style;
use crate::check::plain::{Notes, PageText, Say};

/// Links to files that do not say so.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in &page.passages {
        for (style, range) in &passage.styles {
            let Style::Link(id) = style else { continue };
            let Some(link) = passage.body.document.links.get(id.0 as usize) else {
                continue;
            };
            let path = link
                .destination
                .split(['#', '?'])
                .next()
                .unwrap_or_default();
            let ending = path
                .rsplit_once('.')
                .map_or("", |(_, ending)| ending)
                .to_lowercase();
            if !KINDS.contains(&ending.as_str()) {
                continue;
            }
            let around = passage.text[range.start..].to_lowercase();
            let said = around
                .get(..(range.len() + 30).min(around.len()))
                .unwrap_or(&around);
            let words = WORDS.iter().any(|word| said.contains(word));
            if !words && !said.contains(&ending) {
                let kind = ending.to_uppercase();
                say.words(
                    passage,
                    range,
                    Notes {
                        better: &kind,
                        ..Notes::default()
                    },
                );
            }
        }
    }
}

const KINDS: [&str; 24] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "zip", "odt", "ods", "ics", "rtf",
    "odp", "epub", "docm", "xlsm", "pptm", "dotx", "txt", "mp3", "mp4", "mov", "xml",
];
const WORDS: [&str; 6] = [
    "spreadsheet",
    "slides",
    "word file",
    "calendar",
    "excel",
    "word document",
];
