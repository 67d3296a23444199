//! Pictures made up for tests: right in everything that is read without
//! decoding them, and nobody looks at their pixels.

use img_parts::Bytes;
use img_parts::png::{Png, PngChunk};

/// What a camera wrote about the place; it must never be on a site.
pub(crate) const PLACE: &[u8] = b"51.5007 N, 0.1246 W";

/// A PNG of that width and height.
pub(crate) fn png(sides: (u32, u32)) -> Vec<u8> {
    png_with(sides, b"pixels")
}

/// A PNG that has at least so many bytes.
pub(crate) fn heavy(bytes: usize) -> Vec<u8> {
    png_with((1_200, 800), &vec![0; bytes])
}

fn png_with((width, height): (u32, u32), pixels: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: Vec<u8>| PngChunk::new(*kind, content.into());
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let mut png = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
    *png.chunks_mut() = vec![
        chunk(b"IHDR", [sides, vec![8, 0, 0, 0, 0]].concat()),
        chunk(b"tEXt", PLACE.to_vec()),
        chunk(b"IDAT", pixels.to_vec()),
        chunk(b"IEND", Vec::new()),
    ];
    png.encoder().bytes().to_vec()
}

/// A JPEG that a camera stored on its side, with the place where it was taken.
pub(crate) fn photo((width, height): (u32, u32)) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap();
        [&[0xff, marker], length.to_be_bytes().as_slice(), content].concat()
    };
    // One entry: Orientation is 6, turned by a quarter.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend_from_slice(PLACE);
    let side = |side: u32| u16::try_from(side).unwrap().to_be_bytes();
    let frame = [&[8], &side(height)[..], &side(width)[..], &[1, 1, 0x11, 0]].concat();
    [
        vec![0xff, 0xd8],
        segment(0xe1, &exif),
        segment(0xdb, &[1; 65]),
        segment(0xc0, &frame),
        segment(0xc4, &[0; 17]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\x34".to_vec(),
        vec![0xff, 0xd9],
    ]
    .concat()
}
