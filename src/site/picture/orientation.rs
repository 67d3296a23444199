//! How a photo must be turned to stand upright: the one thing of its metadata
//! that is kept (decision 5).

use std::io::Cursor;

use exif::{In, Reader, Tag};

use super::HEAD;

/// The Orientation of EXIF, 1 to 8 (EXIF 2.32, table 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Orientation(u8);

impl Orientation {
    /// As the pixels stand.
    const UPRIGHT: Self = Self(1);

    /// Whether width and height change places.
    pub(super) fn is_turned(self) -> bool {
        self.0 >= 5
    }

    /// EXIF that says this and nothing else: one directory with one entry,
    /// the smallest that TIFF 6.0 allows. Nothing for an upright photo.
    pub(super) fn to_exif(self) -> Option<Vec<u8>> {
        if self == Self::UPRIGHT {
            return None;
        }
        let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
        exif.extend([0, self.0, 0, 0, 0, 0, 0, 0]);
        Some(exif)
    }
}

/// The Orientation of a photo; upright where it says nothing that is known.
///
/// JPEG and PNG are read in their head only, where cameras put it, so that
/// measuring and stripping always agree.
pub(super) fn read(bytes: &[u8]) -> Orientation {
    let head = match (bytes.starts_with(b"RIFF"), stands_at_end(bytes)) {
        (_, true) => bytes,
        // A WebP that does not announce EXIF has none that browsers read.
        (true, false) => return Orientation::UPRIGHT,
        (false, false) => bytes.get(..HEAD).unwrap_or(bytes),
    };
    let value = Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut Cursor::new(head))
        .or_else(|error| error.distill_partial_result(|_| ()))
        .ok()
        .and_then(|exif| {
            exif.get_field(Tag::Orientation, In::PRIMARY)?
                .value
                .get_uint(0)
        })
        .and_then(|value| u8::try_from(value).ok())
        .filter(|value| (1..=8).contains(value));
    value.map_or(Orientation::UPRIGHT, Orientation)
}

/// Whether this is a WebP that announces EXIF, which stands after its pixels.
pub(super) fn stands_at_end(bytes: &[u8]) -> bool {
    const HAS_EXIF: u8 = 0x08;
    bytes.get(8..16) == Some(b"WEBPVP8X")
        && bytes.get(20).is_some_and(|flags| flags & HAS_EXIF != 0)
}
