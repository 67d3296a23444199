//! Content without measure: each ends with the message that names the limit,
//! or with the whole page, and never hangs.

use guidepost::diagnostics::{
    Code, FILE_LIMIT, INCLUDE_CYCLE, INCLUDE_LIMIT, INCLUDE_MISSING, Severity,
};

use crate::compiled::{Built, before_deadline, build};

/// Builds a page in `content/page.md` with other files beside it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers make the page in the call"
)]
fn page(what: &str, page: String, others: &[(&str, String)]) -> Built {
    let mut files = vec![
        ("book.toml".to_owned(), "[book]\ntitle = \"x\"\n".to_owned()),
        (
            "content/index.md".to_owned(),
            "---\ntitle: Home\n---\n\n[page](page.md)\n".to_owned(),
        ),
        (
            "content/page.md".to_owned(),
            format!("---\ntitle: Page\n---\n\n{page}"),
        ),
    ];
    files.extend(
        others
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.clone())),
    );
    before_deadline(what, move || build(&files))
}

/// The codes of the errors.
fn errors(built: &Built) -> Vec<Code> {
    let errors = built
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error);
    errors.map(|one| one.code).collect()
}

fn text(built: &Built) -> &str {
    std::str::from_utf8(&built.files["page.html"]).unwrap()
}

#[test]
fn a_file_over_ten_megabytes_is_left_out() {
    let words = "word ".repeat(11 * 1024 * 1024 / 5);
    let built = page("a large page", words, &[]);
    let limit = built
        .diagnostics
        .iter()
        .find(|one| one.code == FILE_LIMIT)
        .unwrap();
    assert_eq!(limit.path.as_str(), "content/page.md");
    assert!(limit.message.contains("10 MB"), "{}", limit.message);
    assert!(!built.files.contains_key("page.html"));
    assert!(built.files.contains_key("index.html"));
}

#[test]
fn a_page_under_the_limit_is_made() {
    let words = "word ".repeat(1024 * 1024 / 5);
    let built = page("one long line", words, &[]);
    assert_eq!(errors(&built), []);
    assert!(text(&built).len() > 1024 * 1024);
    let built = page("one long word", "w".repeat(1024 * 1024), &[]);
    assert_eq!(errors(&built), []);
    assert!(text(&built).len() > 1024 * 1024);
}

#[test]
fn what_is_nested_too_deep_is_named() {
    let lists: String = (0..400)
        .map(|depth| format!("{}- x\n", "  ".repeat(depth)))
        .collect();
    let tags = format!("{}x{}\n", "*a **b ".repeat(20_000), "** c*".repeat(20_000));
    for (what, words) in [
        ("quotes", format!("{} x\n", ">".repeat(100_000))),
        (
            "quotes on many lines",
            format!("{} x\n", "> ".repeat(300)).repeat(300),
        ),
        ("lists", lists),
        ("emphasis", tags),
    ] {
        let built = page(what, words, &[]);
        assert!(
            errors(&built).contains(&FILE_LIMIT),
            "{what}: {:?}",
            errors(&built)
        );
        assert!(built.files.contains_key("page.html"), "{what}");
    }
}

#[test]
fn as_deep_as_is_allowed_fits_a_small_stack() {
    for (what, words) in [
        ("quotes", format!("{} x\n", ">".repeat(250))),
        (
            "links in emphasis",
            format!("{}x{}\n", "*a **b ".repeat(100), "** c*".repeat(100)),
        ),
        (
            "callouts",
            (1..120)
                .map(|depth| format!("{}[!NOTE] x\n{}\n", "> ".repeat(depth), "> ".repeat(depth)))
                .collect(),
        ),
    ] {
        let built = page(what, words, &[]);
        assert!(built.files.contains_key("page.html"), "{what}");
    }
}

#[test]
fn many_of_one_thing_are_all_there() {
    let many = 20_000;
    let equal = "## The same\n\n".repeat(many);
    let built = page("equal headings", equal, &[]);
    assert_eq!(errors(&built), []);
    assert_eq!(text(&built).matches(">The same</h2>").count(), many);
    assert!(text(&built).contains(&format!("id=\"s-the-same-{many}\"")));

    let notes: String = (0..many)
        .map(|n| format!("x[^{n}]\n\n[^{n}]: note\n\n"))
        .collect();
    let built = page("footnotes", notes, &[]);
    assert_eq!(errors(&built), []);
    assert!(text(&built).contains(&format!("id=\"note-{many}\"")));

    let cited: String = (0..many / 10).map(|n| format!("x[^s{n}] ")).collect();
    let entries: String = (0..many / 10)
        .map(|n| format!("## S{n}\nA source.\n\n"))
        .collect();
    let sources = format!("---\ntitle: Sources\n---\n\n{entries}");
    let built = page("claims", cited, &[("content/sources.md", sources)]);
    assert_eq!(errors(&built), []);
    assert!(text(&built).contains(&format!("id=\"claim-{}\"", many / 10)));

    let claims: String = (0..many).map(|n| format!("x[^{n}] ")).collect();
    let built = page("claims without a source", claims, &[]);
    assert_eq!(errors(&built).len(), many);

    let links = "[x](#none) [y](none.md) ".repeat(many / 10);
    let built = page("broken links", links, &[]);
    assert_eq!(errors(&built).len(), many / 5);

    let long = format!("[x]({0}) [^{0}] [{0}]{{gloss}}", "n".repeat(500_000));
    let built = page("long names", long, &[]);
    assert_eq!(errors(&built).len(), 3);

    let ways: String = (0..many)
        .map(|n| format!("## H{n}\n\n[x](#h{n})\n\n"))
        .collect();
    let built = page("headings and links to them", ways, &[]);
    assert_eq!(errors(&built), []);
}

#[test]
fn marks_that_open_and_never_close_cost_little() {
    for mark in [
        "[", "![", "*", "_", "`", "<", "<a", "&", "{", "|", "~", "[^", "](", "\\", "<!--", "\"",
        "'",
    ] {
        let built = page(mark, mark.repeat(100_000), &[]);
        assert!(built.files.contains_key("page.html"), "{mark}");
    }
    for line in [
        "- [ ] \n",
        "> [!QUIZ]\n\n",
        "> - [x] a\n",
        "Back: x\n",
        "title: x\n",
        "1. x\n\n",
        "[a]: b\n",
        "```\n",
        "| a |\n|---|\n",
        "--- \n",
        "{{#include x}}\n\n",
        "<!-- allow a: b -->\n\n",
    ] {
        let built = page(line, line.repeat(10_000), &[]);
        assert!(built.files.contains_key("page.html"), "{line}");
    }
}

#[test]
fn a_table_of_many_cells_is_made() {
    let columns = 2_000;
    let head = format!("|{}\n|{}\n", "a|".repeat(columns), "-|".repeat(columns));
    let built = page("a wide table", format!("{head}{}", "|x\n".repeat(500)), &[]);
    assert!(text(&built).len() < 64 * 1024 * 1024);
}

#[test]
fn circles_of_includes_are_named_with_their_way() {
    for length in [1, 2, 3, 50] {
        let name = |at: usize| format!("content/_part-{}.md", at % length);
        let parts: Vec<(String, String)> = (0..length)
            .map(|at| {
                let next = name(at + 1);
                let next = next.strip_prefix("content/").unwrap().to_owned();
                (name(at), format!("Words.\n\n{{{{#include {next}}}}}\n"))
            })
            .collect();
        let others: Vec<(&str, String)> = parts
            .iter()
            .map(|(path, text)| (path.as_str(), text.clone()))
            .collect();
        let built = page("a circle", "{{#include _part-0.md}}\n".to_owned(), &others);
        assert_eq!(errors(&built), [INCLUDE_CYCLE], "{length}");
        let told = built
            .diagnostics
            .iter()
            .find(|one| one.code == INCLUDE_CYCLE)
            .unwrap();
        assert_eq!(
            told.message.matches(" → ").count(),
            length + 1,
            "{}",
            told.message
        );
        assert_eq!(text(&built).matches("Words.").count(), length);
    }
}

#[test]
fn a_page_that_includes_itself_three_times_says_so_three_times() {
    let built = page("itself", "{{#include page.md}}\n\n".repeat(3), &[]);
    assert_eq!(errors(&built), [INCLUDE_CYCLE; 3]);
}

/// Each part brings the next one so many times: the last one stands in the
/// page in numbers that no machine can hold.
#[test]
fn bombs_of_includes_are_stopped() {
    for (times, depth) in [(2, 60), (3, 40), (10, 20)] {
        let parts: Vec<(String, String)> = (0..depth)
            .map(|at| {
                let next = format!("{{{{#include _{}.md}}}}\n\n", at + 1).repeat(times);
                (format!("content/_{at}.md"), next)
            })
            .chain([(format!("content/_{depth}.md"), "boom\n".to_owned())])
            .collect();
        let others: Vec<(&str, String)> = parts
            .iter()
            .map(|(path, text)| (path.as_str(), text.clone()))
            .collect();
        let what = format!("{times} times, {depth} deep");
        let built = page(&what, "{{#include _0.md}}\n".to_owned(), &others);
        let codes = errors(&built);
        assert!(codes.contains(&INCLUDE_LIMIT), "{what}");
        assert!(
            codes.len() <= times * depth,
            "{what}: {} messages",
            codes.len()
        );
        assert!(text(&built).len() < 32 * 1024 * 1024, "{what}");
    }
}

#[test]
fn a_long_chain_of_includes_fits_a_small_stack() {
    let depth = 3_000;
    let parts: Vec<(String, String)> = (0..depth)
        .map(|at| {
            (
                format!("content/_{at}.md"),
                format!("x\n\n{{{{#include _{}.md}}}}\n", at + 1),
            )
        })
        .chain([(format!("content/_{depth}.md"), "end\n".to_owned())])
        .collect();
    let others: Vec<(&str, String)> = parts
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    let built = page("a chain", "{{#include _0.md}}\n".to_owned(), &others);
    assert!(
        errors(&built).contains(&INCLUDE_LIMIT),
        "{:?}",
        errors(&built)
    );
}

#[test]
fn many_pieces_of_a_large_file_are_stopped() {
    let lines = "a line of a large file\n".repeat(400_000);
    for part in ["400000:400000", "end"] {
        let large = format!("{lines}<!-- ANCHOR: end -->\nx\n<!-- ANCHOR_END: end -->\n");
        let includes = format!("{{{{#include _large.txt:{part}}}}}\n\n").repeat(5_000);
        let built = page(part, includes, &[("content/_large.txt", large)]);
        assert!(errors(&built).contains(&INCLUDE_LIMIT), "{part}");
    }
}

#[test]
fn includes_that_are_not_there_are_each_named() {
    let includes: String = (0..2_000)
        .map(|n| format!("{{{{#include _{n}.md}}}}\n\n"))
        .collect();
    let built = page("missing", includes, &[]);
    assert_eq!(errors(&built), vec![INCLUDE_MISSING; 2_000]);
    for way in [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\secret.txt",
        "C:\\secret.txt",
        "//server/share",
    ] {
        let built = page(way, format!("{{{{#include {way}}}}}\n"), &[]);
        assert_eq!(errors(&built), [INCLUDE_MISSING], "{way}");
    }
}
