//! What a file of the site is, for browsers.

use crate::text::OutPath;

/// The `Content-Type` of a file, by the ending of its name.
pub(super) fn content_type(file: &OutPath) -> &'static str {
    match file.extension().to_ascii_lowercase().as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => SCRIPT,
        "json" => "application/json",
        "txt" | "md" | "hl7" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "ics" => "text/calendar; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "zip" => "application/zip",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A page.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// A script.
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
/// A style sheet.
pub(super) const STYLE: &str = "text/css; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_html_and_unknown_files_are_bytes() {
        let kind = |path| content_type(&OutPath::new(path).unwrap());
        assert_eq!(kind("a/index.html"), HTML);
        assert_eq!(kind("a/Photo.JPG"), "image/jpeg");
        assert_eq!(kind("a/letter.odt"), "application/octet-stream");
    }
}
