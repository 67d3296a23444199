//! Takes out of a photo what tells more than it shows: GPS, the camera, the
//! owner, comments, previews, and whatever hides behind the picture's end.
//!
//! What a browser needs to show the same colours the right way up stays: the
//! pixels, the colour profile (ICC) and the Orientation.

use img_parts::Bytes;
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

use super::orientation;

/// The photo without its metadata, and the same again for bytes that were
/// stripped before. Nothing where the bytes are no PNG, JPEG or WebP that can
/// be read: such a file must not be shipped, for nobody knows what is in it.
#[must_use]
pub fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    match bytes {
        [0xff, 0xd8, ..] => strip_jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => strip_png(bytes),
        [b'R', b'I', b'F', b'F', ..] => strip_webp(bytes),
        _ => None,
    }
}

const EXIF: &[u8] = b"Exif\0\0";
const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;

/// Copies the segments that a browser needs (ITU T.81, annex B). Between the
/// scans of a progressive photo stand further segments, so the walk goes on to
/// the end of the picture; what comes after it is cut off.
fn strip_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, SOI];
    let mut exif = orientation::read(bytes).to_exif();
    let mut has_scan = false;
    let mut at = 2;
    while let Some((marker, start)) = next_marker(bytes, at) {
        if matches!(marker, SOI | EOI) {
            break;
        }
        let Some((content, next)) = read_segment(bytes, start) else {
            break;
        };
        at = next;
        let Some(content) = kept_content(marker, content) else {
            continue;
        };
        if is_frame(marker) && content.len() < FRAME {
            return None;
        }
        // After JFIF, which must come first, and before everything else.
        if marker != APP0
            && let Some(exif) = exif.take()
        {
            push_segment(&mut out, APP1, &[EXIF, &exif].concat());
        }
        push_segment(&mut out, marker, content);
        if marker == SOS {
            has_scan = true;
            let end = end_of_scan(bytes, at);
            out.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
    out.extend([0xff, EOI]);
    has_scan.then_some(out)
}

/// The next marker from `at` on and the place after it. Fill bytes and markers
/// without a length are passed over.
fn next_marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let is_marker =
        |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0x01 | 0xd0..=0xd7 | 0xff);
    let found = at + bytes.get(at..)?.windows(2).position(is_marker)?;
    Some((bytes[found + 1], found + 2))
}

/// The content of the segment whose length stands at `at`, and the place after
/// it; nothing where the file ends before.
fn read_segment(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let length = [*bytes.get(at)?, *bytes.get(at + 1)?];
    let end = at + usize::from(u16::from_be_bytes(length));
    Some((bytes.get(at + 2..end)?, end))
}

/// Where the pixels of a scan end: at the next marker that is none of theirs.
fn end_of_scan(bytes: &[u8], start: usize) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    bytes[start..]
        .windows(2)
        .position(is_end)
        .map_or(bytes.len(), |at| start + at)
}

/// The shortest frame header: precision, height, width and one count.
const FRAME: usize = 6;

/// Whether a segment starts a frame, which says how large the photo is.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// What of a segment is kept; nothing where it is metadata.
fn kept_content(marker: u8, content: &[u8]) -> Option<&[u8]> {
    match marker {
        // JFIF without its preview, which may show what was cropped.
        APP0 => content.starts_with(b"JFIF\0").then(|| content.get(..12))?,
        0xe2 => content.starts_with(b"ICC_PROFILE\0").then_some(content),
        // Adobe's note on how colours are stored.
        0xee => content.starts_with(b"Adobe").then(|| content.get(..12))?,
        // Frames, tables, scans and what belongs to them.
        0xc0..=0xcf | 0xda..=0xdf => Some(content),
        _ => None,
    }
}

fn push_segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    // No preview: its width and height are the last two bytes of JFIF.
    let preview: &[u8] = if marker == APP0 { &[0, 0] } else { &[] };
    let length = u16::try_from(content.len() + preview.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(content);
    out.extend_from_slice(preview);
}

/// Chunks that change how a PNG looks (PNG, third edition, section 11.3), and
/// those of animations. All others, such as texts and times, fall away.
const PNG_KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn strip_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let exif = orientation::read(bytes).to_exif();
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let chunks = png.chunks_mut();
    chunks.retain(|chunk| PNG_KEPT.contains(&&chunk.kind()));
    let is_whole = chunks.first().map(PngChunk::kind) == Some(*b"IHDR")
        && chunks.last().map(PngChunk::kind) == Some(*b"IEND");
    if !is_whole {
        return None;
    }
    if let Some(exif) = exif {
        chunks.insert(1, PngChunk::new(*b"eXIf", exif.into()));
    }
    Some(png.encoder().bytes().to_vec())
}

/// Chunks of a WebP that hold pixels or colours (RFC 9649, section 2.7).
const WEBP_KEPT: [&[u8; 4]; 7] = [
    b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];

/// What the header of an extended WebP announces.
const HAS_XMP: u8 = 0x04;
const HAS_EXIF: u8 = 0x08;

fn strip_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let exif = orientation::read(bytes).to_exif();
    let mut webp = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let chunks = webp.chunks_mut();
    if !matches!(&chunks.first()?.id(), b"VP8X" | b"VP8 " | b"VP8L") {
        return None;
    }
    chunks.retain(|chunk| WEBP_KEPT.contains(&&chunk.id()) && chunk.content().data().is_some());
    let has_header = chunks.first().map(RiffChunk::id) == Some(*b"VP8X");
    let exif = exif.filter(|_| has_header);
    if let Some(RiffContent::Data(header)) = chunks.first_mut().map(RiffChunk::content_mut)
        && has_header
    {
        let mut announced = header.to_vec();
        *announced.first_mut()? &= !(HAS_XMP | HAS_EXIF);
        if exif.is_some() {
            *announced.first_mut()? |= HAS_EXIF;
        }
        *header = announced.into();
    }
    if let Some(exif) = exif {
        chunks.push(RiffChunk::new(*b"EXIF", RiffContent::Data(exif.into())));
    }
    let has_pixels = |chunk: &RiffChunk| matches!(&chunk.id(), b"VP8 " | b"VP8L" | b"ANMF");
    webp.chunks()
        .iter()
        .any(has_pixels)
        .then(|| webp.encoder().bytes().to_vec())
}
