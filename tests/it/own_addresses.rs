//! No words of an author are lost: where a site makes a page or a file by
//! itself, a file of the same address is refused.

use std::collections::BTreeSet;
use std::path::Path;

use guidepost::text::OutPath;

use crate::project::{Project, as_build, build};

/// The address of a file that authors may write too, and the file.
fn rival(out: &OutPath) -> Option<String> {
    let path = out.as_str();
    match out.extension() {
        "html" => Some(format!("content/{}.md", path.strip_suffix(".html")?)),
        "png" => Some(format!("content/{path}")),
        _ => None,
    }
}

#[test]
fn a_file_of_an_author_never_gives_way_to_one_that_a_site_makes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = build(root, &as_build());
    let site = &own.compiled.site;
    let written: BTreeSet<&OutPath> = site.pages.iter().map(|page| &page.out).collect();
    // Deeper addresses follow from words of the author's own files.
    let is_fixed = |out: &&OutPath| ["", "standards"].contains(&out.folder());
    let made = own.compiled.output.keys().filter(is_fixed);
    let made: Vec<&OutPath> = made.filter(|out| !written.contains(*out)).collect();
    assert!(made.len() > 15, "{made:?}");
    for out in made {
        let Some(file) = rival(out) else { continue };
        let project = Project::new();
        project.write("book.toml", "[book]\ntitle = \"Rivals\"\n");
        project.write("content/index.md", "---\ntitle: Home\n---\n");
        if out.extension() == "png" {
            project.write(&file, own.bytes(out));
            let page = format!("---\ntitle: Shows it\n---\n![x](../{out})\n");
            project.write("content/a/page.md", page);
        } else {
            project.write(&file, "---\ntitle: Mine\n---\nMy words.\n");
        }
        let found = project.build(&as_build()).diagnostics;
        let refused = found
            .iter()
            .any(|one| one.code.name() == "pages/same-address" && one.path.as_str() == file);
        assert!(refused, "{file} is lost: {found:?}");
    }
}
