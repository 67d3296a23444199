//! Pictures on their way through the whole route.

use std::fs;

use guidepost::compile::{CompileOptions, Compiled, Memos, compile};
use guidepost::diagnostics::{Code, PICTURE_MISSING, PICTURE_UNSAFE};
use guidepost::output::MakeError;
use guidepost::site::Drafts;
use guidepost::source;
use guidepost::text::OutPath;
use tempfile::TempDir;

const SAFE: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4'/>";
const UNSAFE: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4' onload='a()'/>";
/// The head of a PNG of 3 by 2 pixels whose rest is missing.
const CUT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\0\0\0\0";

/// A project with one page, compiled. The folder must outlive the output.
fn compile_page(page: &str, files: &[(&str, &[u8])]) -> (TempDir, Compiled) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    let page = format!("---\ntitle: Home\n---\n\n{page}\n");
    fs::write(content.join("index.md"), page).unwrap();
    for (name, bytes) in files {
        fs::write(content.join(name), bytes).unwrap();
    }
    let sources = source::scan(folder.path(), None).unwrap().value;
    let options = CompileOptions {
        drafts: Drafts::Hide,
        base_url: None,
        today: None,
    };
    let compiled = compile(&sources, &options, &Memos::default(), &|_| {});
    (folder, compiled)
}

fn codes(page: &str, files: &[(&str, &[u8])]) -> Vec<Code> {
    let (_folder, compiled) = compile_page(page, files);
    let about_pictures = |code: &Code| [PICTURE_MISSING, PICTURE_UNSAFE].contains(code);
    let codes = compiled.diagnostics.iter().map(|d| d.code);
    codes.filter(about_pictures).collect()
}

#[test]
fn a_drawing_that_could_act_is_neither_shown_nor_linked() {
    for page in ["![A plan](a.svg)", "[A plan](a.svg)"] {
        assert_eq!(codes(page, &[("a.svg", SAFE.as_bytes())]), [], "{page}");
        let found = codes(page, &[("a.svg", UNSAFE.as_bytes())]);
        assert_eq!(found, [PICTURE_UNSAFE], "{page}");
    }
}

#[test]
fn a_photo_that_cannot_be_stripped_is_not_shipped() {
    let (_folder, compiled) = compile_page("![A plan](cut.png)", &[("cut.png", CUT)]);
    let cut = OutPath::new("cut.png").unwrap();
    match compiled.output[&cut].bytes() {
        Err(MakeError::Author(diagnostic)) => assert_eq!(diagnostic.code, PICTURE_MISSING),
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    }
}
