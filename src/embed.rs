//! The build script: packs every file of `themes/default/` into a sorted table,
//! so that an installed binary needs no files beside it and a new file of the
//! theme needs no list. It knows nothing of what the files mean.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where the theme lies in the package.
const THEME: &str = "themes/default";

#[expect(
    clippy::print_stdout,
    reason = "cargo reads what a build script prints"
)]
fn main() -> io::Result<()> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .ok_or_else(|| io::Error::other("CARGO_MANIFEST_DIR is not set"))?;
    let theme = Path::new(&package).join(THEME);
    println!("cargo::rerun-if-changed=src/embed.rs");
    println!("cargo::rerun-if-changed=themes/default");
    let mut files = Vec::new();
    collect(&theme, &mut files)?;
    files.sort();
    let mut table = String::from("[\n");
    for file in &files {
        let name = file
            .strip_prefix(&theme)
            .map_err(io::Error::other)?
            .to_string_lossy()
            .replace('\\', "/");
        // The folder is named by `env!`, so that a table made in one checkout
        // is right in another that shares its target folder.
        let place = format!("/{THEME}/{name}");
        writeln!(
            table,
            "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {place:?}))),"
        )
        .map_err(io::Error::other)?;
    }
    table.push_str("]\n");
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    fs::write(Path::new(&folder).join("default_theme.rs"), table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
