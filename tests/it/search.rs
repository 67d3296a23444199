//! The search as a build makes it: what is in the files, what is not, and what
//! authors are told.

use std::collections::BTreeMap;

use guidepost::diagnostics::SEARCH_BEST_ANSWERS;
use guidepost::output::search::{elasticlunr_index, records_as_lines};

use crate::compiled::{Built, build};

const BOOK: &str = "[book]\ntitle = \"A site\"\nlanguage = \"en-GB\"\n\n[site]\nedition = \"2026-11-02\"\nbase-url = \"https://example.org/\"\n";

/// A site of these files, with a book and a front page.
fn site(files: &[(&str, &str)]) -> Built {
    let mut all = vec![
        ("book.toml", BOOK),
        (
            "content/index.md",
            "---\ntitle: A site\n---\n\nWelcome. See [one](one.md).\n",
        ),
    ];
    all.retain(|(path, _)| !files.iter().any(|(own, _)| own == path));
    all.extend(files);
    build(&all)
}

/// The files of the search by their address.
fn search_files(built: &Built) -> BTreeMap<&str, String> {
    let files = built
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("search/"));
    files
        .map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.clone()).unwrap()))
        .collect()
}

#[test]
fn what_nobody_shall_find_is_in_no_file_of_the_search() {
    let built = site(&[
        (
            "content/one.md",
            "---\ntitle: One\nanswers:\n  - what is visiblequestion\n---\n\nvisibleword\n\n> [!QUIZ] Which one\n> quizstem\n>\n> - [x] quizright\n>     - Yes.\n> - [ ] quizwrong\n>     - No.\n\n> [!TRAINER]\n> - Note: trainerword\n\n```\ncodeword\n```\n",
        ),
        (
            "content/draft.md",
            "---\ntitle: Drafttitle\ndraft: yes\nanswers:\n  - what is draftquestion\n---\n\ndraftword\n",
        ),
        ("content/_shared/part.md", "partword\n"),
    ]);
    let all = search_files(&built).into_values().collect::<String>()
        + &records_as_lines(&built.compiled.site);
    for seen in ["visibleword", "visiblequestion"] {
        assert!(all.contains(seen), "{seen}");
    }
    for unseen in [
        "quizstem",
        "quizwrong",
        "trainerword",
        "codeword",
        "drafttitle",
        "Drafttitle",
        "draftquestion",
        "draftword",
        "partword",
    ] {
        assert!(!all.contains(unseen), "{unseen}");
        assert!(
            !elasticlunr_index(&built.compiled.site).contains(unseen),
            "{unseen}"
        );
    }
    let page = String::from_utf8(built.files["search.html"].clone()).unwrap();
    assert!(
        page.contains("<a href=\"one.html\">what is visiblequestion</a>"),
        "{page}"
    );
}

#[test]
fn a_small_site_has_one_file_and_a_larger_one_has_shards() {
    let small = site(&[("content/one.md", "---\ntitle: One\n---\n\nA word.\n")]);
    assert_eq!(search_files(&small).len(), 1);
    let large = large_site();
    let files = search_files(&large);
    assert!(files.len() > 10, "{:?}", files.keys());
    let head = &files["search/index.js"];
    let edition = head.split('"').nth(3).unwrap();
    for (path, text) in files.iter().filter(|(path, _)| **path != "search/index.js") {
        assert!(
            text.starts_with(&format!("GuidepostIndex.add(\"{edition}\",\"")),
            "{path}"
        );
        assert!(text.is_ascii() && !text.contains('<'), "{path}");
    }
}

fn large_site() -> Built {
    let files: Vec<(String, String)> = (0..60)
        .map(|page| {
            let words: String = (0..800)
                .map(|at| format!("word{} ", (at * 7 + page * 31) % 997))
                .collect();
            let text =
                format!("---\ntitle: Page {page}\n---\n\n{words}\n\n## Part {page}\n\n{words}\n");
            (format!("content/part/p{page}.md"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    site(&files)
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let files = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let built = large_site();
            search_files(&built)
                .into_iter()
                .map(|(path, text)| (path.to_owned(), text))
                .collect::<Vec<_>>()
        })
    };
    let one = files(1);
    assert!(one.len() > 10);
    assert!(
        files(2) == one && files(7) == one,
        "another number of threads, other files"
    );
}

#[test]
fn best_answers_lead_to_pages_that_are_there() {
    let book = format!("{BOOK}\n[search]\nbest-answers = \"best.toml\"\n");
    let one = "---\ntitle: One\n---\n\n## A part\n\nWords.\n";
    let told = |best: &str| {
        let built = site(&[
            ("book.toml", &book),
            ("content/one.md", one),
            ("content/best.toml", best),
        ]);
        let found = built
            .diagnostics
            .iter()
            .filter(|found| found.code == SEARCH_BEST_ANSWERS);
        let messages: Vec<String> = found.map(|found| found.message.clone()).collect();
        (messages, search_files(&built)["search/index.js"].clone())
    };
    let (messages, index) = told(
        "[[answer]]\nwords = [\"help me\"]\npage = \"one.md#a-part\"\n\n[[same]]\nwords = [\"pill\", \"tablet\"]\n",
    );
    assert_eq!(messages, [""; 0]);
    assert!(
        index.contains("\\ts-a-part\\thelp me\\t\\n") && index.contains("pill\\ttablet\\t\\n"),
        "{index}"
    );
    let message = |best: &str| told(best).0.join("\n");
    assert_eq!(
        message("[[answer]]\nwords = [\"x\"]\npage = \"two.md\"\n"),
        "There is no page `two.md`."
    );
    assert_eq!(
        message("[[answer]]\nwords = [\"x\"]\npage = \"one.md#no\"\n"),
        "The page `one.md` has no heading `no`."
    );
    assert!(
        message("[[answers]]\n").contains("unknown field"),
        "{}",
        message("[[answers]]\n")
    );
    let without = site(&[("book.toml", &book), ("content/one.md", one)]);
    assert!(without.codes().contains(&SEARCH_BEST_ANSWERS));
}

#[test]
fn a_line_for_a_hosted_engine_has_8_kb_at_most() {
    let hostile = "\u{1}\"\\\u{177} ".repeat(9_000);
    let title = "long ".repeat(3_000);
    let page = format!("---\ntitle: {title}\n---\n\n{hostile}\n\n## {title}\n\nend\n");
    let built = site(&[("content/one.md", &page)]);
    let lines = records_as_lines(&built.compiled.site);
    let mut ids = Vec::new();
    for line in lines.lines() {
        assert!(line.len() <= 8 * 1_024, "{} bytes", line.len());
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        ids.push(record["id"].as_str().unwrap().to_owned());
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert!(
        count > 5 && ids.len() == count,
        "{count} lines, {} ids",
        ids.len()
    );
}
