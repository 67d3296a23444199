//! What the site must know of a picture: its size, and what must not be
//! shipped with it.
//!
//! The route: [`measure`] reads width and height from the first bytes, turned
//! as the photo's Orientation asks, so that a page does not jump while it
//! loads; [`strip`] takes out of a photo what tells more than it shows, such as
//! where it was taken; an SVG drawing is looked through for programs
//! (`drawing`). Pictures are never decoded here.

mod drawing;
mod orientation;
mod strip;
#[cfg(test)]
mod tests;

pub use drawing::DrawingFault;
pub use strip::strip;

use std::collections::BTreeMap;
use std::fmt;
use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use crate::diagnostics::{Code, PICTURE_MISSING, PICTURE_UNSAFE};
use crate::source::Asset;
use crate::text::{Fingerprint, SourcePath};

/// How many bytes are read at first. Sizes stand within the first few hundred
/// kilobytes of photos even where a camera put previews before them.
const HEAD: usize = 512 * 1024;

/// The largest drawing that is looked through, in bytes.
const DRAWING_LIMIT: u64 = 4 * 1024 * 1024;

/// How many pictures one half of the memo holds; each takes about 100 bytes.
const MEMO_LIMIT: usize = 10_000;

/// What kind of picture the bytes are, whatever the file's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
}

impl PictureKind {
    /// Whether [`strip`] must be asked before a picture of this kind is shipped.
    #[must_use]
    pub fn has_metadata(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::WebP)
    }
}

/// A picture as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// What the bytes are.
    pub kind: PictureKind,
    /// Width in pixels of CSS, after the Orientation is applied.
    pub width: u32,
    /// Height in pixels of CSS, after the Orientation is applied.
    pub height: u32,
}

/// Why a picture cannot be shown. `Display` is the sentence for authors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// The file cannot be read; the reason as the machine gives it.
    Unreadable(String),
    /// The bytes are no PNG, JPEG, WebP, GIF or SVG, or are broken.
    NoPicture,
    /// The picture says nothing of its width and height.
    NoSize,
    /// The drawing is too large to be looked through.
    Large,
    /// The drawing is not written as SVG must be; the line, from 1.
    BrokenDrawing(usize),
    /// The drawing holds what is not shipped; the line, from 1.
    Unsafe(DrawingFault, usize),
}

impl PictureError {
    /// The code of the diagnostic.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Unsafe(..) => PICTURE_UNSAFE,
            _ => PICTURE_MISSING,
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "Close other programs that use it, and look at who may open it.",
            Self::NoPicture => "Open it in a picture program and save it again as PNG or JPEG.",
            Self::NoSize => {
                "Give the `svg` element a `viewBox`, such as `viewBox=\"0 0 640 360\"`."
            }
            Self::Large => "Save the drawing as PNG.",
            Self::BrokenDrawing(_) => {
                "Save it again from the drawing program as \"plain SVG\", in UTF-8."
            }
            Self::Unsafe(..) => {
                "Embed all pictures, remove links and scripts, and save it as \"plain SVG\". Or save it as PNG."
            }
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(f, "The picture cannot be read: {reason}."),
            Self::NoPicture => f.write_str("The file is not a picture that browsers show."),
            Self::NoSize => f.write_str("The picture does not say how wide and high it is."),
            Self::Large => f.write_str("The drawing has over 4 MB."),
            Self::BrokenDrawing(line) => write!(f, "The drawing has a mistake in line {line}."),
            Self::Unsafe(fault, line) => write!(f, "The drawing has {fault} in line {line}."),
        }
    }
}

/// Whether a file's name says that it is a picture.
#[must_use]
pub fn is_picture(path: &SourcePath) -> bool {
    matches!(
        path.extension().as_str(),
        "png" | "jpg" | "jpeg" | "webp" | "gif" | "svg"
    )
}

/// The size of a picture, and whether a drawing may be shipped at all.
///
/// # Errors
/// See [`PictureError`].
pub fn measure(asset: &Asset) -> Result<Picture, PictureError> {
    let unreadable = |error: std::io::Error| PictureError::Unreadable(error.to_string());
    if asset.path.extension() == "svg" {
        if asset.size > DRAWING_LIMIT {
            return Err(PictureError::Large);
        }
        return drawing::measure(&asset.read().map_err(unreadable)?);
    }
    let head = asset.read_head(HEAD).map_err(unreadable)?;
    let is_whole = head.len() as u64 >= asset.size;
    match measure_bytes(&head) {
        Ok(picture) if is_whole || !orientation::stands_at_end(&head) => Ok(picture),
        Err(error) if is_whole => Err(error),
        _ => measure_bytes(&asset.read().map_err(unreadable)?),
    }
}

fn measure_bytes(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut reader = Cursor::new(bytes);
    let kind = match imagesize::image_type(bytes) {
        Ok(imagesize::ImageType::Png) => PictureKind::Png,
        Ok(imagesize::ImageType::Jpeg) => PictureKind::Jpeg,
        Ok(imagesize::ImageType::Webp) => PictureKind::WebP,
        Ok(imagesize::ImageType::Gif) => PictureKind::Gif,
        _ => return Err(PictureError::NoPicture),
    };
    let size = imagesize::reader_size(&mut reader).map_err(|_| PictureError::NoPicture)?;
    let pixels = |count: usize| u32::try_from(count).ok().filter(|count| *count > 0);
    let (Some(width), Some(height)) = (pixels(size.width), pixels(size.height)) else {
        return Err(PictureError::NoSize);
    };
    let turned = kind.has_metadata() && orientation::read(bytes).is_turned();
    let (width, height) = if turned {
        (height, width)
    } else {
        (width, height)
    };
    Ok(Picture {
        kind,
        width,
        height,
    })
}

/// [`measure`] with a memory: a picture is looked at once for as long as its
/// bytes stay the same.
#[derive(Debug, Default)]
pub struct Pictures {
    halves: Mutex<Halves>,
}

/// When the new half is full it becomes the old one, and what nobody asked for
/// since then is forgotten.
#[derive(Debug, Default)]
struct Halves {
    new: BTreeMap<Key, Result<Picture, PictureError>>,
    old: BTreeMap<Key, Result<Picture, PictureError>>,
}

/// The bytes, and whether the name says that they are a drawing.
type Key = (Fingerprint, bool);

impl Pictures {
    /// A memo that is empty.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same as [`measure`].
    ///
    /// # Errors
    /// See [`PictureError`].
    pub fn measure(&self, asset: &Asset) -> Result<Picture, PictureError> {
        let key = (asset.fingerprint, asset.path.extension() == "svg");
        let lock = || self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(key) {
            return known;
        }
        let fresh = measure(asset);
        // What the machine could not read may be there next time.
        if !matches!(fresh, Err(PictureError::Unreadable(_))) {
            lock().insert(key, fresh.clone());
        }
        fresh
    }
}

impl Halves {
    fn get(&mut self, key: Key) -> Option<Result<Picture, PictureError>> {
        if let Some(known) = self.new.get(&key) {
            return Some(known.clone());
        }
        let known = self.old.remove(&key)?;
        self.insert(key, known.clone());
        Some(known)
    }

    fn insert(&mut self, key: Key, picture: Result<Picture, PictureError>) {
        if self.new.len() >= MEMO_LIMIT {
            self.old = std::mem::take(&mut self.new);
        }
        self.new.insert(key, picture);
    }
}
