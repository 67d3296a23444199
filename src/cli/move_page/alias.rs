//! The old address of a moved page, kept in its front matter.

use crate::cli::Stop;
use crate::site::{alias_address, page_address};
use crate::text::SourcePath;

/// The text of a page with its aliases.
pub(super) struct Added {
    /// The text.
    pub(super) text: String,
    /// The alias that was added; none where the address stays the same.
    pub(super) alias: Option<String>,
}

/// Adds the old address to `aliases`, and takes the new one out of it.
///
/// # Errors
/// Wrong use where the page has no front matter to write it in.
pub(super) fn add(text: &str, from: &SourcePath, to: &SourcePath) -> Result<Added, Stop> {
    let unchanged = || Added {
        text: text.to_owned(),
        alias: None,
    };
    // A page without an address has none to keep; the next build says why.
    let (Ok(old), Ok(new)) = (page_address(from), page_address(to)) else {
        return Ok(unchanged());
    };
    if old == new || is_part(from) {
        return Ok(unchanged());
    }
    let Some(front) = Front::find(text) else {
        return Err(Stop::usage(
            format!("{from} has no lines `---` at its top."),
            "Write `---`, a line such as `title: Name of the page`, and `---` at its top. \
             Nothing was changed.",
        ));
    };
    let mut aliases = front.aliases.clone();
    aliases.retain(|alias| {
        let address = alias_address(alias);
        address.as_ref() != Ok(&old) && address.as_ref() != Ok(&new)
    });
    aliases.push(old.to_string());
    Ok(Added {
        text: front.with_aliases(text, &aliases),
        alias: Some(old.to_string()),
    })
}

/// A file that is only for inclusion has no address.
fn is_part(path: &SourcePath) -> bool {
    path.as_str().split('/').any(|part| part.starts_with('_'))
}

/// The lines between the two `---`, with those of `aliases`.
struct Front {
    /// Where the lines of `aliases` stand; empty just before the second `---`.
    place: std::ops::Range<usize>,
    /// What they say.
    aliases: Vec<String>,
    /// The line end of the file.
    end: &'static str,
}

impl Front {
    fn find(text: &str) -> Option<Self> {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut at = 0;
        let mut front = None;
        let mut inside_aliases = false;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let start = at;
            at += line.len();
            let words = line.trim_end();
            if number == 0 {
                (words == "---").then_some(())?;
                continue;
            }
            if words == "---" {
                let none = Self {
                    place: start..start,
                    aliases: Vec::new(),
                    end,
                };
                return Some(front.unwrap_or(none));
            }
            if let Some(value) = alias_line(words) {
                inside_aliases = true;
                front = Some(Self {
                    place: start..at,
                    aliases: names(value),
                    end,
                });
            } else if inside_aliases && words.trim_start().starts_with('-') {
                let item = words.trim_start().trim_start_matches('-');
                if let Some(front) = &mut front {
                    front.aliases.extend(names(item));
                    front.place.end = at;
                }
            } else {
                inside_aliases = false;
            }
        }
        None
    }

    fn with_aliases(&self, text: &str, aliases: &[String]) -> String {
        let lines = format!("aliases: {}{}", aliases.join(", "), self.end);
        let (before, after) = (&text[..self.place.start], &text[self.place.end..]);
        format!("{before}{lines}{after}")
    }
}

/// What follows `aliases:` on its line.
fn alias_line(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    key.trim().eq_ignore_ascii_case("aliases").then_some(value)
}

fn names(value: &str) -> Vec<String> {
    let trimmed = value.trim().trim_start_matches('[').trim_end_matches(']');
    let parts = trimmed
        .split(',')
        .map(|part| part.trim().trim_matches(['"', '\'']));
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
