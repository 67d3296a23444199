//! A new word in `glossary.md`, at its place in the alphabet.

use super::{Draft, fill};
use crate::cli::Stop;
use crate::edit::Edit;
use crate::source::Sources;
use crate::text::{LineIndex, SourcePath};

const GLOSSARY: &str = "content/glossary.md";
const ENTRY: &str = include_str!("../templates/pages/term.md");
const NEW_GLOSSARY: &str = include_str!("../templates/pages/glossary.md");

/// The glossary with the new word.
pub(super) fn edit(draft: &Draft<'_>, sources: &Sources) -> Result<Edit, Stop> {
    let path = SourcePath::new(GLOSSARY);
    let entry = fill(ENTRY, draft);
    let Some(file) = sources.files.iter().find(|file| file.path == path) else {
        return Ok(Edit::create(
            &path,
            format!("{}\n{entry}", fill(NEW_GLOSSARY, draft)),
        ));
    };
    let text = &*file.text;
    if let Some(at) = find(text, draft.title) {
        let line = LineIndex::new(text).position(text, at).line;
        return Err(Stop::usage(
            format!(
                "The glossary has `{}` already: {GLOSSARY}:{line}",
                draft.title
            ),
            "Change the entry that is there.",
        ));
    }
    Ok(Edit::change(file, inserted(text, draft.title, &entry)))
}

/// The headings of the entries with their places.
fn entries(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        line.strip_prefix("## ").map(|name| (start, name.trim()))
    })
}

/// The words of a heading that name the entry: `FHIR` of `FHIR (Fast ...)`.
fn key(heading: &str) -> String {
    let name = heading.split(" (").next().unwrap_or(heading);
    name.to_lowercase()
}

fn find(text: &str, title: &str) -> Option<usize> {
    entries(text)
        .find(|(_, heading)| key(heading) == key(title))
        .map(|(at, _)| at)
}

/// The text with the entry before the first one that comes later in the
/// alphabet, with empty lines around it and the line ends of the file.
fn inserted(text: &str, title: &str, entry: &str) -> String {
    let later = entries(text).find(|(_, heading)| key(heading) > key(title));
    let at = later.map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at(at);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let entry = entry.trim_end().replace('\n', end);
    let gap = if after.is_empty() { "" } else { end };
    format!("{}{end}{end}{entry}{end}{gap}{after}", before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_order_of_the_alphabet() {
        let text = "---\ntitle: Glossary\n---\n\n## API\nA.\n\n## FHIR (Fast)\nF.\n";
        let middle = inserted(text, "Carer", "## Carer\nC.\n");
        assert_eq!(
            middle,
            "---\ntitle: Glossary\n---\n\n## API\nA.\n\n## Carer\nC.\n\n## FHIR (Fast)\nF.\n"
        );
        let last = inserted(text, "ODS", "## ODS\nO.\n");
        assert!(
            last.ends_with("## FHIR (Fast)\nF.\n\n## ODS\nO.\n"),
            "{last}"
        );
        let windows = inserted("## B\r\nb\r\n", "A", "## A\na\n");
        assert_eq!(windows, "\r\n\r\n## A\r\na\r\n\r\n## B\r\nb\r\n");
    }

    #[test]
    fn a_word_that_is_there_is_found() {
        let text = "## API\nA.\n\n## FHIR (Fast)\nF.\n";
        assert_eq!(find(text, "fhir"), Some(11));
        assert_eq!(find(text, "FH"), None);
    }
}
