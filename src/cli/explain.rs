//! `guidepost explain`: what a message means, why it matters, how to mend it.

use clap::Args;

use super::{Exit, Stop, Terminal};
use crate::diagnostics::{ALL_CODES, Code};
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
        Some(typed) => terminal.say(find(typed)?.explanation())?,
    }
    Ok(Exit::Done)
}

fn find(typed: &str) -> Result<Code, Stop> {
    let name = typed.trim_matches(['[', ']', '`', ' ']).to_lowercase();
    if let Some(code) = ALL_CODES.iter().find(|code| code.name() == name) {
        return Ok(*code);
    }
    let names = || ALL_CODES.iter().map(|code| code.name());
    let last_part = |known: &&str| known.rsplit('/').next() == Some(name.as_str());
    let near = nearest(&name, names()).or_else(|| names().find(last_part));
    let all = "`guidepost explain` lists all codes.";
    let help = near.map_or_else(
        || all.to_owned(),
        |near| format!("Did you mean `{near}`? {all}"),
    );
    Err(Stop::usage(format!("There is no code `{typed}`."), help))
}

/// Every code with the sentence that says what it means.
fn list() -> String {
    let mut codes: Vec<&Code> = ALL_CODES.iter().collect();
    codes.sort();
    let width = codes.iter().map(|code| code.name().len()).max();
    let width = width.unwrap_or_default();
    let mut list = String::new();
    for code in codes {
        let meaning = code.explanation().lines().nth(2).unwrap_or_default();
        list.push_str(&format!("{:width$}  {meaning}\n", code.name()));
    }
    list.push_str("\nTo read more about one of them: guidepost explain CODE\n");
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_as_people_copy_them() {
        assert_eq!(find("links/missing").unwrap().name(), "links/missing");
        assert_eq!(find("[Links/Missing]").unwrap().name(), "links/missing");
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
        for code in ALL_CODES {
            let line = list.lines().find(|line| line.starts_with(code.name()));
            assert!(line.unwrap_or_default().ends_with('.'), "{code}");
        }
    }
}
