//! The same files compressed, for hosts that send `x.html.br` or `x.html.gz` in
//! place of `x.html`. What tells of other files stays as it is: hosts compress
//! those few themselves.

use std::io::{self, Write as _};

use flate2::{Compression, GzBuilder};

use super::{Artifact, MakeError, Output};
use crate::text::{Fingerprint, OutPath};

/// Endings of files that become much smaller.
const TEXTS: [&str; 9] = [
    "css",
    "csv",
    "html",
    "ics",
    "js",
    "json",
    "svg",
    "webmanifest",
    "xml",
];

/// How a file is compressed.
#[derive(Clone, Copy)]
enum Form {
    Brotli,
    Gzip,
}

/// Adds `.br` and `.gz` files beside every text.
pub fn precompress(output: &mut Output) {
    let texts = output.iter().filter(|(out, artifact)| {
        TEXTS.contains(&out.extension()) && !artifact.is_last() && out.folder() != "downloads"
    });
    let made: Vec<(OutPath, Artifact)> = texts
        .flat_map(|(out, artifact)| {
            [("br", Form::Brotli), ("gz", Form::Gzip)].map(|(ending, form)| {
                let out = OutPath::new(&format!("{out}.{ending}"));
                out.map(|out| (out, compressed(artifact, ending, form)))
            })
        })
        .filter_map(Result::ok)
        .collect();
    output.extend(made);
}

fn compressed(artifact: &Artifact, ending: &'static str, form: Form) -> Artifact {
    let (for_name, for_bytes) = (artifact.clone(), artifact.clone());
    Artifact::lazily_named(
        move || for_name.fingerprint().with(Fingerprint::of(ending)),
        move || {
            let bytes = for_bytes.bytes()?;
            let packed = match form {
                Form::Brotli => brotli(&bytes),
                Form::Gzip => gzip(&bytes),
            };
            packed.map_err(|error| MakeError::Machine(error.to_string()))
        },
    )
}

/// The best quality, and a window as large as browsers take.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

/// Without a time, so that two builds give the same bytes.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn texts_come_back_as_they_were_and_pictures_stay_alone() {
        let text = "a word ".repeat(1_000);
        let file = |path: &str| {
            let out = OutPath::new(path).unwrap();
            (out, Artifact::from_bytes(text.clone()))
        };
        let mut output: Output = [file("a.html"), file("b.png"), file("downloads/c.html")].into();
        precompress(&mut output);
        let names: Vec<&str> = output.keys().map(OutPath::as_str).collect();
        assert_eq!(
            names,
            [
                "a.html",
                "a.html.br",
                "a.html.gz",
                "b.png",
                "downloads/c.html"
            ]
        );
        let bytes = |path: &str| output[&OutPath::new(path).unwrap()].bytes().unwrap();
        let mut back = String::new();
        let packed = bytes("a.html.gz");
        flate2::read::GzDecoder::new(&*packed)
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back, text);
        let mut back = String::new();
        let packed = bytes("a.html.br");
        brotli::Decompressor::new(&*packed, 4096)
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back, text);
        assert!(packed.len() < 100);
    }
}
