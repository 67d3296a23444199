//! The table of codes. A new code is one line here and one page beside it.

use super::{Code, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $severity:ident $code:literal,)*) => {
        $($(#[$doc])*
        pub const $name: Code = Code::new(
            $code,
            Severity::$severity,
            include_str!(concat!("codes/", $code, ".md")),
        );)*

        /// Every code there is, in the order of the table.
        pub static ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    /// `book.toml` cannot be read at all.
    CONFIG_SYNTAX = Error "config/syntax",
    /// A key of `book.toml` that nobody knows.
    CONFIG_UNKNOWN_KEY = Error "config/unknown-key",
    /// A value of `book.toml` of the wrong kind.
    CONFIG_VALUE = Error "config/value",
    /// There is no `book.toml`, or no content.
    CONFIG_MISSING = Error "config/missing",
    /// A file that cannot be read as text.
    FILE_ENCODING = Error "file/encoding",
    /// A file over its limit of size or nesting.
    FILE_LIMIT = Error "file/limit",
    /// A link on the disk that leaves the project, or leads nowhere.
    FILE_LINK = Error "file/symbolic-link",
    /// A copy that a sync tool or an editor left behind.
    FILE_COPY = Warning "file/left-over-copy",
    /// A file of a kind that the site does not use.
    FILE_KIND = Warning "file/kind",
    /// A file whose name does not work on every computer.
    FILE_NAME = Error "file/name",
    /// A file or folder whose name is nearly one that has a meaning.
    FILE_MISNAMED = Warning "file/misnamed",
    /// A file that cannot be opened.
    FILE_READ = Error "file/unreadable",
    /// The lines between the two `---` are not as they should be.
    FRONT_SYNTAX = Error "front/syntax",
    /// A key of the front matter that nobody knows.
    FRONT_UNKNOWN_KEY = Error "front/unknown-key",
    /// A key that stands twice.
    FRONT_TWICE = Error "front/twice",
    /// A value that cannot be read as its key needs.
    FRONT_VALUE = Error "front/value",
    /// A key that this kind of page must have.
    FRONT_MISSING = Error "front/missing",
    /// A key that has no meaning on this kind of page.
    FRONT_MISPLACED = Warning "front/misplaced",
    /// An entry of a list file that is not as it should be.
    LIST_ENTRY = Error "list/entry",
    /// The file of best answers for the search is not as it should be.
    SEARCH_BEST_ANSWERS = Error "search/best-answers",
    /// The parser gave up on a page: our bug.
    MARKDOWN_PANIC = Error "markdown/parser",
    /// Raw HTML where it is not allowed.
    MARKDOWN_HTML = Error "markdown/raw-html",
    /// Two headings, or a heading and an entry, with one id on a page.
    MARKDOWN_DUPLICATE_ID = Error "markdown/duplicate-id",
    /// A row of a table that is longer than the first one.
    MARKDOWN_LONG_ROW = Warning "markdown/long-row",
    /// Signs that were to mean something and are shown as they are written.
    MARKDOWN_SHOWN_RAW = Warning "markdown/shown-raw",
    /// Lines that were to be a table and are none.
    MARKDOWN_NO_TABLE = Warning "markdown/no-table",
    /// A block of code that is never closed.
    MARKDOWN_OPEN_FENCE = Warning "markdown/open-fence",
    /// A block of code that is too large to colour.
    CODE_LIMIT = Warning "code/limit",
    /// A callout of a kind that nobody knows.
    CALLOUT_UNKNOWN = Error "callout/unknown",
    /// A callout that is not built as its kind needs.
    CALLOUT_SHAPE = Error "callout/shape",
    /// An include of a file that is not there or not allowed.
    INCLUDE_MISSING = Error "include/missing",
    /// Files that include each other in a circle.
    INCLUDE_CYCLE = Error "include/cycle",
    /// Includes that add up to too much.
    INCLUDE_LIMIT = Error "include/limit",
    /// A link to a page or file that is not there.
    LINK_MISSING = Error "links/missing",
    /// A link to a heading that is not there.
    LINK_ANCHOR = Error "links/anchor",
    /// A link with an address that browsers must not follow.
    LINK_ADDRESS = Error "links/address",
    /// A picture that is not there or cannot be read.
    PICTURE_MISSING = Error "pictures/missing",
    /// A drawing that could run a program or load something from elsewhere.
    PICTURE_UNSAFE = Error "pictures/unsafe",
    /// A picture that is slow to load.
    PICTURE_LARGE = Warning "pictures/large",
    /// A claim `[^id]` without an entry in `sources.md`.
    SOURCE_MISSING = Error "sources/missing",
    /// A word that the glossary does not have.
    GLOSSARY_MISSING = Error "glossary/missing",
    /// Two pages with one address.
    PAGE_ADDRESS = Error "pages/same-address",
    /// A page that nobody can reach.
    PAGE_UNREACHABLE = Error "pages/unreachable",
    /// A page whose check is overdue.
    PAGE_OVERDUE = Warning "pages/overdue",
    /// A page that a learning path names and that is not there, or none at all.
    PATH_LESSON = Error "paths/lesson",
    /// A scenario that does not say where it starts.
    SCENARIO_START = Error "scenarios/start",
    /// A part of a scenario that no choice leads to.
    SCENARIO_UNREACHABLE = Error "scenarios/unreachable",
    /// A way through a scenario that never ends.
    SCENARIO_ENDLESS = Error "scenarios/endless",
    /// A session without a plan.
    SESSION_NO_PLAN = Error "sessions/no-plan",
    /// A row of a plan without minutes.
    SESSION_MINUTES = Error "sessions/minutes",
    /// A row of a plan that is shorter than its lesson.
    SESSION_SHORT_ROW = Warning "sessions/short-row",
    /// More than an hour without a break.
    SESSION_BREAK = Warning "sessions/break",
    /// A plan that takes longer or shorter than promised.
    SESSION_TARGET = Warning "sessions/target",
    /// A name in `[training] sessions` that is no session.
    TRAINING_SESSIONS = Error "sessions/unknown",
    /// A slide with more on it than a room can read.
    SLIDES_FULL = Advice "slides/too-full",
    /// The site has no public address, so there is no sitemap and no feed.
    SITE_BASE_URL = Advice "site/base-url",
    /// Something to download that is not there.
    SITE_DOWNLOADS = Error "site/downloads",
    /// A fault of `vocabulary.toml`, or a list that it does not have.
    CATALOGUE_VOCABULARY = Error "catalogue/vocabulary",
    /// A file of records that is not built as a table.
    CATALOGUE_TABLE = Error "catalogue/table",
    /// A record without an id or a title, or with the id of another one.
    CATALOGUE_ID = Error "catalogue/id",
    /// A value of a record that cannot be read or is not in the vocabulary.
    CATALOGUE_VALUE = Error "catalogue/value",
    /// A record that is named and not there.
    CATALOGUE_REFERENCE = Error "catalogue/reference",
    /// A duty without its law, its people or its source, or with wrong days.
    CATALOGUE_DUTY = Error "catalogue/duty",
    /// A standard that is closing, without a word on what to use now.
    CATALOGUE_ENDING = Warning "catalogue/ending",
    /// Records without a page of plain words.
    CATALOGUE_WORDS = Advice "catalogue/plain-words",
    /// A page of a record whose parts have other headings, or are missing.
    CATALOGUE_PARTS = Warning "catalogue/parts",
    /// A line of the history of imports that cannot be read.
    CATALOGUE_HISTORY = Error "catalogue/history",
    /// A comment that silences a rule that there is not.
    ALLOW_UNKNOWN = Error "allow/unknown",
    /// A comment that silences a rule that must be heard.
    ALLOW_REFUSED = Error "allow/refused",
    /// A comment that silences a rule without a reason.
    ALLOW_REASON = Error "allow/reason",
    /// A comment that silences a rule where it has nothing to say.
    ALLOW_UNUSED = Warning "allow/unused",
    /// A rule of the project whose file cannot be read.
    RULE_FILE = Error "rules/file",
    /// What a rule of the project found.
    RULE_HOUSE = Warning "rules/house",
    /// A theme that cannot be read or a template that fails.
    THEME = Error "theme/template",
    /// Colours of a theme that are hard to tell apart.
    THEME_CONTRAST = Warning "theme/contrast",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_code_has_a_page_with_the_same_parts() {
        for code in ALL {
            let page = code.explanation();
            let lines: Vec<&str> = page.lines().collect();
            let title = format!("# {code}");
            assert_eq!(lines.first(), Some(&title.as_str()), "{code}");
            let meaning = lines.get(2).copied().unwrap_or_default();
            assert!(
                meaning.ends_with('.'),
                "{code} does not start with a sentence"
            );
            let heads = lines.iter().filter(|line| line.starts_with("## "));
            let heads: Vec<&str> = heads.copied().collect();
            let wanted = ["## Why", "## How to mend it", "## Example"];
            assert_eq!(heads, wanted, "{code}");
            for part in page.split("\n## ").skip(1) {
                let body = part.split_once('\n').map_or("", |(_, body)| body);
                assert!(!body.trim().is_empty(), "{code} has an empty part");
            }
            let example = page.rsplit("## Example").next().unwrap_or_default();
            let blocks = example.matches("\n\n    ").count();
            assert!(blocks >= 2, "{code} needs an example of wrong and of right");
        }
    }

    #[test]
    fn names_are_unique_and_every_page_belongs_to_one() {
        let names: BTreeSet<String> = ALL.iter().map(ToString::to_string).collect();
        assert_eq!(names.len(), ALL.len());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/codes");
        let pages: BTreeSet<String> = walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&folder).unwrap();
                let path = path.with_extension("");
                path.to_string_lossy().replace('\\', "/")
            })
            .collect();
        assert_eq!(pages, names);
    }
}
