//! Our own messages, held to our own rules: the pages of `explain`, the files
//! of rules, and every sentence of help that stands in the code.

use std::collections::BTreeSet;

use guidepost::check::plain::own_rules;
use guidepost::diagnostics::ALL_CODES;

use super::run;
use crate::code::own_files;
use crate::project::Project;

/// Rules that say how a message is worded. A message has no headings, no
/// pictures and no links of its own.
const RULES: [&str; 13] = [
    "plain/long-sentence",
    "plain/latin",
    "plain/contraction",
    "plain/people-first",
    "plain/fair-words",
    "plain/belittling",
    "plain/idiom",
    "plain/nominalisation",
    "plain/noun-stack",
    "plain/hedge",
    "plain/us-spelling",
    "plain/typography",
    "plain/double-negative",
];

/// The strings in Rust that are sentences: seven words or more and a stop.
fn sentences_in_code() -> Vec<String> {
    let mut sentences = BTreeSet::new();
    for file in own_files(&["src"], &[".rs"]) {
        let shipped = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = shipped
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for piece in code.join("\n").split('"').skip(1).step_by(2) {
            let words = piece.replace("\\\n", " ");
            let words: Vec<&str> = words.split_whitespace().collect();
            let text = words.join(" ");
            let is_sentence = words.len() > 6
                && text.starts_with(char::is_uppercase)
                && text.ends_with('.')
                && !text.contains(['\\', '<', '=']);
            if is_sentence {
                // What fills a gap is a name: it stands as code.
                sentences.insert(
                    text.replace('{', "`{")
                        .replace('}', "}`")
                        .replace("``", "`"),
                );
            }
        }
    }
    sentences.into_iter().collect()
}

#[test]
fn our_own_words_follow_our_own_rules() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for code in ALL_CODES {
        // The example holds what must not be written.
        let page = code
            .explanation()
            .split("## Example")
            .next()
            .unwrap_or_default();
        texts.push((code.name().to_owned(), page.replace("# ", "## ")));
    }
    for rule in own_rules() {
        let file = &rule.file;
        let more = file.more.iter();
        let more = more.flat_map(|more| [&more.message, &more.help]);
        let parts = [&file.meaning, &file.message, &file.help, &file.why];
        let parts = parts.into_iter().chain(more);
        let words: Vec<String> = parts
            .map(|part| part.replace('{', "`{").replace('}', "}`"))
            .collect();
        texts.push((rule.name.clone(), words.join("\n\n")));
    }
    let sentences = sentences_in_code();
    assert!(sentences.len() > 100, "{} sentences", sentences.len());
    texts.extend(sentences.into_iter().map(|text| ("code".to_owned(), text)));

    let project = Project::new();
    project.write("book.toml", "[book]\ntitle = \"Test\"\n");
    for (at, (_, text)) in texts.iter().enumerate() {
        project.write(&format!("content/a/m{at:04}.md"), super::page(text));
    }
    let found = run(&project);
    let wrong: Vec<String> = found
        .diagnostics
        .iter()
        .filter(|one| RULES.contains(&one.code.name()))
        .filter_map(|one| {
            let at: usize = one
                .path
                .file_name()
                .trim_matches(&['m', 'd', '.'][..])
                .parse()
                .ok()?;
            let (name, text) = texts.get(at)?;
            // A rule names the words that it finds.
            let is_own = name == one.code.name();
            (!is_own).then(|| format!("{name}: {} ({})\n  {text}", one.message, one.code))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
