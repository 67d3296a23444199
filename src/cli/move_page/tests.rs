//! Whole moves in small projects.

use std::path::Path;

use super::*;
use crate::cli::terminal::tests::listening;

/// A project with these files.
fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("book.toml"), "[book]\ntitle = \"T\"\n").unwrap();
    for (path, text) in files {
        let file = folder.path().join("content").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

fn read(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join("content").join(path)).unwrap()
}

fn move_page(root: &Path, old: &str, new: &str) -> Result<String, Stop> {
    let (mut terminal, heard) = listening(root);
    let arguments = MoveArguments {
        old: old.to_owned(),
        new: new.to_owned(),
    };
    run(&arguments, None, &mut terminal).map(|_| heard.out())
}

const PAGE: &str = "---\ntitle: A\n---\n\n[B](b.md) ![P](p.svg) [up](../index.md#top) [me](a.md) [web](https://a.md/)\n";

#[test]
fn links_to_the_page_and_its_own_links_are_mended() {
    let folder = project(&[
        (
            "index.md",
            "[A](one/a.md#part \"A\") and `[A](one/a.md)` and <one/a.md>\n",
        ),
        ("one/a.md", PAGE),
        ("one/b.md", "[A][a], [again](<a.md>)\n\n[a]: a.md 'title'\n"),
    ]);
    let told = move_page(folder.path(), "one/a.md", "two/c.md").unwrap();
    assert_eq!(
        told,
        "Moved content/one/a.md to content/two/c.md\n\
         Mended 1 link in content/index.md\n\
         Mended 3 links in content/two/c.md\n\
         Mended 2 links in content/one/b.md\n\
         Readers of the old address one/a.html are sent to the new one\n"
    );
    assert!(!folder.path().join("content/one/a.md").exists());
    assert_eq!(
        read(folder.path(), "index.md"),
        "[A](two/c.md#part \"A\") and `[A](one/a.md)` and <one/a.md>\n"
    );
    assert_eq!(
        read(folder.path(), "two/c.md"),
        "---\ntitle: A\naliases: one/a.html\n---\n\n[B](../one/b.md) ![P](../one/p.svg) \
         [up](../index.md#top) [me](c.md) [web](https://a.md/)\n"
    );
    assert_eq!(
        read(folder.path(), "one/b.md"),
        "[A][a], [again](<../two/c.md>)\n\n[a]: ../two/c.md 'title'\n"
    );
}

#[test]
fn a_new_number_keeps_the_address_and_needs_no_alias() {
    let folder = project(&[
        ("learn/01-x/02-a.md", PAGE),
        (
            "learn/01-x/03-b.md",
            "---\ntitle: B\nbefore:\n  - 02-a.md\n---\n",
        ),
        (
            "paths/p.md",
            "---\ntitle: P\nlessons:\n  - ../learn/01-x/02-a.md\n  - ../learn/01-x/03-b.md\n---\n",
        ),
    ]);
    let told = move_page(folder.path(), "content/learn/01-x/02-a.md", "04-a").unwrap();
    assert!(!told.contains("old address"), "{told}");
    assert!(!read(folder.path(), "learn/01-x/04-a.md").contains("aliases"));
    assert!(read(folder.path(), "learn/01-x/03-b.md").contains("\n  - 04-a.md\n"));
    assert!(read(folder.path(), "paths/p.md").contains("\n  - ../learn/01-x/04-a.md\n"));
}

#[test]
fn moving_back_takes_the_alias_away() {
    let folder = project(&[(
        "a.md",
        "---\r\ntitle: A\r\naliases:\r\n  - old.html\r\n---\r\nWords\r\n",
    )]);
    move_page(folder.path(), "a.md", "b.md").unwrap();
    assert_eq!(
        read(folder.path(), "b.md"),
        "---\r\ntitle: A\r\naliases: old.html, a.html\r\n---\r\nWords\r\n"
    );
    move_page(folder.path(), "b.md", "a.md").unwrap();
    assert_eq!(
        read(folder.path(), "a.md"),
        "---\r\ntitle: A\r\naliases: old.html, b.html\r\n---\r\nWords\r\n"
    );
}

#[test]
fn names_with_spaces_and_brackets_stay_links() {
    let folder = project(&[
        ("a.md", "---\ntitle: A\n---\n"),
        (
            "index.md",
            "[A](a.md) [angle](<a.md>)\n\n> - [in a list](a.md)\n",
        ),
        ("part (one)/x.md", ""),
    ]);
    move_page(folder.path(), "a.md", "part (one)/my page.md").unwrap();
    assert_eq!(
        read(folder.path(), "index.md"),
        "[A](part%20%28one%29/my%20page.md) [angle](<part%20%28one%29/my%20page.md>)\n\n\
         > - [in a list](part%20%28one%29/my%20page.md)\n"
    );
    move_page(folder.path(), "part (one)/my page.md", "content/b.md").unwrap();
    assert_eq!(
        read(folder.path(), "index.md"),
        "[A](b.md) [angle](<b.md>)\n\n> - [in a list](b.md)\n"
    );
}

#[test]
fn included_files_are_found_again() {
    let folder = project(&[
        ("_shared/hours.md", "Monday\n"),
        ("index.md", "{{#include _shared/hours.md:1:1}}\n"),
    ]);
    move_page(folder.path(), "_shared/hours.md", "_times.md").unwrap();
    assert_eq!(
        read(folder.path(), "index.md"),
        "{{#include _shared/_times.md:1:1}}\n"
    );
}

#[test]
fn a_module_moves_with_its_pictures() {
    let folder = project(&[
        (
            "index.md",
            "[x](learn/01-x/index.md) [a](learn/01-x/02-a.md) ![p](learn/01-x/p.png)\n",
        ),
        (
            "learn/01-x/index.md",
            "---\ntitle: X\n---\n[home](../../index.md)\n",
        ),
        (
            "learn/01-x/02-a.md",
            "---\ntitle: A\n---\n[x](index.md) ![p](p.png) {}\n",
        ),
        ("learn/01-x/data.csv", "a,b\n"),
    ]);
    let picture = folder.path().join("content/learn/01-x/p.png");
    std::fs::write(&picture, b"\x89PNG").unwrap();
    let told = move_page(folder.path(), "content/learn/01-x", "03-x").unwrap();
    assert_eq!(
        told,
        "Moved content/learn/01-x to content/learn/03-x\nMended 3 links in content/index.md\n"
    );
    assert!(!folder.path().join("content/learn/01-x/02-a.md").exists());
    assert!(read(folder.path(), "learn/03-x/02-a.md").contains("[x](index.md) ![p](p.png)"));
    assert_eq!(read(folder.path(), "learn/03-x/data.csv"), "a,b\n");
    assert!(folder.path().join("content/learn/03-x/p.png").exists());
    assert_eq!(
        read(folder.path(), "index.md"),
        "[x](learn/03-x/index.md) [a](learn/03-x/02-a.md) ![p](learn/03-x/p.png)\n"
    );
    let told = move_page(folder.path(), "learn/03-x", "learn/03-y").unwrap();
    assert!(told.contains("address learn/x/a.html"), "{told}");
    assert!(read(folder.path(), "learn/03-y/index.md").contains("aliases: learn/x/index.html"));
}

#[test]
fn a_page_without_front_matter_cannot_keep_its_address() {
    let folder = project(&[("a.md", "Words\n"), ("index.md", "[A](a.md)\n")]);
    let Err(Stop::Usage(message, _)) = move_page(folder.path(), "a.md", "b.md") else {
        panic!("the page was moved");
    };
    assert!(message.contains("`---`"), "{message}");
    assert_eq!(read(folder.path(), "index.md"), "[A](a.md)\n");
}

#[test]
fn wrong_names_change_nothing() {
    let folder = project(&[("one/a.md", PAGE), ("one/b.md", PAGE)]);
    for (old, new, said) in [
        ("one/c.md", "d.md", "Did you mean"),
        ("one", "one/two", "another place"),
        ("one/a.md", "b.md", "Choose another name"),
        ("one/a.md", "a.md", "Nothing was changed"),
        ("one/a.md", "../../../x.md", "`content`"),
        ("one/a.md", "one/what?.md", "small letters"),
    ] {
        let Err(Stop::Usage(message, help)) = move_page(folder.path(), old, new) else {
            panic!("{old} was moved to {new}");
        };
        assert!(
            format!("{message} {help}").contains(said),
            "{message} {help}"
        );
    }
    assert_eq!(read(folder.path(), "one/a.md"), PAGE);
    assert_eq!(read(folder.path(), "one/b.md"), PAGE);
}

#[test]
fn every_definition_is_mended_and_code_is_left() {
    let page =
        "```\n[c]: a.md\n```\n\n[x][c] and [y][d]\n\n[c]: a.md\n[d]: <a.md> 'T'\n[e]: a.md\n";
    let folder = project(&[("index.md", page), ("a.md", "---\ntitle: A\n---\n")]);
    move_page(folder.path(), "a.md", "b.md").unwrap();
    assert_eq!(
        read(folder.path(), "index.md"),
        "```\n[c]: a.md\n```\n\n[x][c] and [y][d]\n\n[c]: b.md\n[d]: <b.md> 'T'\n[e]: b.md\n"
    );
}

#[test]
fn links_to_a_folder_follow_it_and_lists_are_told() {
    let folder = project(&[
        (
            "index.md",
            "[A](learn/01-a/) [B](learn/01-a) [C](learn/01-a/02-b.md)\n",
        ),
        ("learn/01-a/index.md", "---\ntitle: A\n---\n"),
        ("learn/01-a/02-b.md", "---\ntitle: B\n---\n[up](../01-a/)\n"),
        ("best-answers.toml", "page = \"learn/01-a/02-b.md\"\n"),
    ]);
    let book = "[book]\ntitle = \"T\"\n[site]\ndownloads = ['learn/01-a']\n";
    std::fs::write(folder.path().join("book.toml"), book).unwrap();
    let told = move_page(folder.path(), "learn/01-a", "learn/01-c").unwrap();
    for list in ["book.toml", "content/best-answers.toml"] {
        assert!(told.contains(&format!("{list} names it too")), "{told}");
    }
    assert_eq!(
        read(folder.path(), "index.md"),
        "[A](learn/01-c/) [B](learn/01-c) [C](learn/01-c/02-b.md)\n"
    );
    assert_eq!(
        read(folder.path(), "learn/01-c/02-b.md"),
        "---\ntitle: B\naliases: learn/a/b.html\n---\n[up](../01-c/)\n"
    );
}

#[test]
fn what_has_its_meaning_by_its_name_keeps_it() {
    let folder = project(&[
        ("glossary.md", "---\ntitle: Words\n---\n"),
        ("learn/01-a/index.md", "---\ntitle: A\n---\n"),
    ]);
    for (old, new) in [("glossary.md", "words.md"), ("learn", "lessons")] {
        assert!(
            matches!(move_page(folder.path(), old, new), Err(Stop::Usage(..))),
            "{old}"
        );
    }
}
