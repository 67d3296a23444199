//! `guidepost explain`: what a message means, why it matters, how to mend it.

use clap::Args;

use super::{Exit, Stop, Terminal};
use crate::check::plain::own_rules;
use crate::diagnostics::ALL_CODES;
use crate::text::nearest;

/// What can follow `guidepost explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The name in square brackets of a message, such as `links/missing`; all
    /// of them are listed without it
    code: Option<String>,
}

/// Prints the page of a code, or the list of all codes.
pub(super) fn run(arguments: &ExplainArguments, terminal: &mut Terminal) -> Result<Exit, Stop> {
    match &arguments.code {
        None => terminal.say(&list())?,
        Some(typed) => terminal.say(&find(typed)?.text)?,
    }
    Ok(Exit::Done)
}

/// A code and its page.
#[derive(Debug)]
struct Entry {
    name: String,
    text: String,
}

impl Entry {
    /// The sentence that says what it means.
    fn meaning(&self) -> &str {
        self.text.lines().nth(2).unwrap_or_default()
    }
}

/// Every code in the order of their names: those of the table, and the rules
/// for plain language, whose pages are made from their files.
fn entries() -> Vec<Entry> {
    let codes = ALL_CODES.iter().map(|code| Entry {
        name: code.name().to_owned(),
        text: code.explanation().to_owned(),
    });
    let rules = own_rules().iter().map(|rule| Entry {
        name: rule.name.clone(),
        text: rule.explanation(),
    });
    let mut entries: Vec<Entry> = codes.chain(rules).collect();
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries
}

fn find(typed: &str) -> Result<Entry, Stop> {
    let wanted = typed.trim_matches(['[', ']', '`', ' ']).to_lowercase();
    let mut entries = entries();
    if let Some(at) = entries.iter().position(|entry| entry.name == wanted) {
        return Ok(entries.swap_remove(at));
    }
    let names = || entries.iter().map(|entry| entry.name.as_str());
    let last_part = |known: &&str| known.rsplit('/').next() == Some(wanted.as_str());
    let near = nearest(&wanted, names()).or_else(|| names().find(last_part));
    let all = "`guidepost explain` lists all codes.";
    let help = near.map_or_else(
        || all.to_owned(),
        |near| format!("Did you mean `{near}`? {all}"),
    );
    Err(Stop::usage(format!("There is no code `{typed}`."), help))
}

/// Every code with the sentence that says what it means.
fn list() -> String {
    let entries = entries();
    let width = entries.iter().map(|entry| entry.name.len()).max();
    let width = width.unwrap_or_default();
    let mut list = String::new();
    for entry in entries {
        list.push_str(&format!("{:width$}  {}\n", entry.name, entry.meaning()));
    }
    list.push_str("\nTo read more about one of them: guidepost explain CODE\n");
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_as_people_copy_them() {
        assert_eq!(find("links/missing").unwrap().name, "links/missing");
        assert_eq!(find("[Links/Missing]").unwrap().name, "links/missing");
        for typed in ["link/missing", "links/mising", "anchor"] {
            let Err(Stop::Usage(message, help)) = find(typed) else {
                panic!("{typed} was found");
            };
            assert!(message.contains(typed));
            assert!(help.starts_with("Did you mean `links/"), "{help}");
        }
    }

    #[test]
    fn the_list_has_every_code_with_its_meaning() {
        let list = list();
        for entry in entries() {
            let code = entry.name;
            let line = list.lines().find(|line| line.starts_with(code.as_str()));
            assert!(line.unwrap_or_default().ends_with('.'), "{code}");
        }
    }
}
