//! A zip file with the same bytes for the same files: sorted, without times.

use std::io::{Cursor, Write};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::output::{MakeError, Output};
use crate::text::OutPath;

/// Endings of files that are small as they are.
const PACKED: [&str; 7] = ["gif", "jpeg", "jpg", "png", "webp", "woff2", "zip"];

/// All files, their names after `prefix`: empty, or a folder with its slash,
/// which unpacking makes.
///
/// # Errors
/// Where a file cannot be made, or the zip file grows beyond what it can hold.
pub(in crate::output) fn write(files: &Output, prefix: &str) -> Result<Vec<u8>, MakeError> {
    let made: Vec<(&OutPath, Vec<u8>)> = files
        .par_iter()
        .map(|(out, artifact)| Ok((out, artifact.bytes()?.into_owned())))
        .collect::<Result<_, MakeError>>()?;
    pack(&made, prefix).map_err(|error| MakeError::Machine(error.to_string()))
}

fn pack(files: &[(&OutPath, Vec<u8>)], prefix: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (out, bytes) in files {
        let method = if PACKED.contains(&out.extension()) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        // The first day that a zip file can name: a build knows no clock.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(matches!(method, CompressionMethod::Deflated).then_some(9))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        writer.start_file(format!("{prefix}{out}"), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
