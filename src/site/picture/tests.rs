//! Tests with pictures made here, whole and damaged.

use proptest::prelude::*;

use img_parts::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};

use super::*;
use crate::text::SourcePath;

const SECRET: &[u8] = b"51.5007 N, 0.1246 W, taken by a person";

/// EXIF with an Orientation and a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    let count = u8::try_from(SECRET.len()).unwrap();
    exif.extend([0x0e, 0x01, 2, 0, count, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif.extend_from_slice(SECRET);
    exif
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    [&[0xff, marker], length.to_be_bytes().as_slice(), content].concat()
}

/// A photo of 3 by 2 pixels in two scans, with everything that cameras add.
fn jpeg(orientation: u8) -> Vec<u8> {
    [
        vec![0xff, 0xd8],
        segment(0xe0, b"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01abc"),
        segment(0xe1, &[b"Exif\0\0", exif(orientation).as_slice()].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xe2, &[b"MPF\0", SECRET].concat()),
        segment(0xed, &[b"Photoshop 3.0\0", SECRET].concat()),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(0xfe, SECRET),
        segment(0xdb, &[1; 65]),
        segment(0xc2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 17]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xff\0\x34\xff\xd0\x56".to_vec(),
        segment(0xfe, SECRET),
        segment(0xda, &[1, 1, 0, 1, 63, 0]),
        b"\x78".to_vec(),
        vec![0xff, 0xd9],
        SECRET.to_vec(),
    ]
    .concat()
}

fn png_of(chunks: Vec<PngChunk>) -> Vec<u8> {
    let empty = b"\x89PNG\r\n\x1a\n";
    let mut png = Png::from_bytes(Bytes::from_static(empty)).unwrap();
    *png.chunks_mut() = chunks;
    png.encoder().bytes().to_vec()
}

/// A picture of 3 by 2 pixels with everything that programs add.
fn png(orientation: u8) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| PngChunk::new(*kind, content.to_vec().into());
    let mut bytes = png_of(vec![
        chunk(b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]),
        chunk(b"iCCP", b"profile\0\0x"),
        chunk(b"eXIf", &exif(orientation)),
        chunk(b"tEXt", SECRET),
        chunk(b"tIME", &[7, 0xea, 11, 22, 10, 0, 0]),
        chunk(b"IDAT", b"pixels"),
        chunk(b"iTXt", SECRET),
        chunk(b"IEND", b""),
    ]);
    bytes.extend_from_slice(SECRET);
    bytes
}

/// A WebP of 3 by 2 pixels with everything that programs add.
fn webp(orientation: u8) -> Vec<u8> {
    let chunk =
        |id: &[u8; 4], data: &[u8]| RiffChunk::new(*id, RiffContent::Data(data.to_vec().into()));
    let subchunks = vec![
        chunk(b"VP8X", &[0x2c, 0, 0, 0, 2, 0, 0, 1, 0, 0]),
        chunk(b"ICCP", b"profile"),
        chunk(b"VP8L", &[0x2f, 2, 0x40, 0, 0, 1]),
        chunk(b"EXIF", &exif(orientation)),
        chunk(b"XMP ", SECRET),
        chunk(b"MINE", SECRET),
    ];
    let kind = Some(*b"WEBP");
    let riff = RiffChunk::new(*b"RIFF", RiffContent::List { kind, subchunks });
    riff.encoder().bytes().to_vec()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// An asset of these bytes in a folder of its own.
fn asset(name: &str, bytes: &[u8]) -> (tempfile::TempDir, Asset) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let asset = Asset {
        path: SourcePath::new(&format!("content/{name}")),
        file,
        size: bytes.len() as u64,
        fingerprint: Fingerprint::of(bytes),
    };
    (folder, asset)
}

fn size(name: &str, bytes: &[u8]) -> Result<(u32, u32), PictureError> {
    let (_folder, asset) = asset(name, bytes);
    measure(&asset).map(|picture| (picture.width, picture.height))
}

#[test]
fn sizes_follow_the_orientation() {
    for (name, make) in [
        ("a.jpg", jpeg as fn(u8) -> Vec<u8>),
        ("a.png", png),
        ("a.webp", webp),
    ] {
        for (orientation, expected) in [
            (1, (3, 2)),
            (3, (3, 2)),
            (6, (2, 3)),
            (8, (2, 3)),
            (9, (3, 2)),
        ] {
            assert_eq!(
                size(name, &make(orientation)),
                Ok(expected),
                "{name} {orientation}"
            );
        }
    }
    assert_eq!(size("a.gif", b"GIF89a\x03\0\x02\0\0\0\0;"), Ok((3, 2)));
}

#[test]
fn a_size_behind_large_previews_is_found() {
    let photo = jpeg(6);
    let previews = segment(0xe3, &[0; 65_000]).repeat(12);
    let large = [&photo[..2], &previews, &photo[2..]].concat();
    assert!(large.len() > HEAD);
    assert_eq!(
        size("a.jpg", &large),
        Ok((3, 2)),
        "its EXIF stands too far behind"
    );
    let mut wide = webp(6);
    let pixels = wide.windows(4).position(|w| w == b"VP8L").unwrap();
    let more = [
        b"ANMF".as_slice(),
        &600_000_u32.to_le_bytes(),
        &[0; 600_000],
    ]
    .concat();
    wide.splice(pixels..pixels, more);
    let length = u32::try_from(wide.len() - 8).unwrap();
    wide[4..8].copy_from_slice(&length.to_le_bytes());
    assert_eq!(size("a.webp", &wide), Ok((2, 3)));
}

#[test]
fn what_is_no_picture_says_so() {
    for (name, bytes) in [
        ("a.jpg", b"hello".as_slice()),
        ("a.png", b""),
        ("a.jpg", &jpeg(1)[..40]),
        (
            "a.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        ),
    ] {
        assert_eq!(size(name, bytes), Err(PictureError::NoPicture), "{name}");
    }
    assert_eq!(
        size("a.gif", b"GIF89a\0\0\x02\0\0\0\0;"),
        Err(PictureError::NoSize)
    );
    let (folder, asset) = asset("a.png", &png(1));
    drop(folder);
    assert!(matches!(measure(&asset), Err(PictureError::Unreadable(_))));
}

#[test]
fn the_memo_looks_once() {
    let (folder, asset) = asset("a.jpg", &jpeg(6));
    let pictures = Pictures::new();
    let first = pictures.measure(&asset);
    drop(folder);
    assert_eq!(
        first.as_ref().map(|picture| picture.kind),
        Ok(PictureKind::Jpeg)
    );
    assert_eq!(pictures.measure(&asset), first);
    assert!(Pictures::new().measure(&asset).is_err());
}

#[test]
fn nothing_that_tells_is_left() {
    for (name, bytes) in [("a.jpg", jpeg(6)), ("a.png", png(6)), ("a.webp", webp(6))] {
        let stripped = strip(&bytes).unwrap();
        assert!(holds(&bytes, SECRET));
        assert!(!holds(&stripped, &SECRET[..8]), "{name}");
        assert!(!holds(&stripped, b"MPF"), "{name}");
        assert!(holds(&stripped, b"profile"), "{name} keeps its colours");
        assert_eq!(
            size(name, &stripped),
            Ok((2, 3)),
            "{name} keeps its Orientation"
        );
        assert_eq!(strip(&stripped).as_ref(), Some(&stripped), "{name}");
    }
}

#[test]
fn an_upright_photo_has_no_exif_left() {
    for bytes in [jpeg(1), png(1), webp(1)] {
        let stripped = strip(&bytes).unwrap();
        for name in [b"Exif", b"eXIf", b"EXIF"] {
            assert!(!holds(&stripped, name));
        }
    }
}

#[test]
fn a_stripped_jpeg_is_whole() {
    let stripped = strip(&jpeg(6)).unwrap();
    let parsed = Jpeg::from_bytes(Bytes::from(stripped.clone())).unwrap();
    let markers: Vec<u8> = parsed.segments().iter().map(JpegSegment::marker).collect();
    assert_eq!(markers, [0xe0, 0xe1, 0xe2, 0xee, 0xdb, 0xc2, 0xc4, 0xda]);
    let scans = b"\x12\xff\0\x34\xff\xd0\x56\xff\xda\0\x08\x01\x01\0\x01\x3f\0\x78\xff\xd9";
    assert!(stripped.ends_with(scans));
    assert!(!holds(&stripped, b"abc"), "the preview of JFIF is gone");
}

#[test]
fn what_cannot_be_read_is_not_stripped() {
    let mut broken = png(1);
    broken[20] ^= 1;
    for bytes in [
        b"".as_slice(),
        b"GIF89a",
        b"\xff\xd8\xff\xd9",
        &jpeg(1)[..60],
        &broken,
        &webp(1)[..40],
    ] {
        assert_eq!(strip(bytes), None);
    }
}

fn drawing(body: &str) -> Result<(u32, u32), PictureError> {
    let text =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\">\n{body}</svg>");
    size("a.svg", text.as_bytes())
}

#[test]
fn drawings_have_a_size() {
    let open = |attributes: &str| {
        let text = format!(
            "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n<!-- <b> -->\n<svg xmlns='http://www.w3.org/2000/svg' {attributes}><g/></svg>"
        );
        size("a.svg", text.as_bytes())
    };
    for (attributes, expected) in [
        ("width='20' height='10px'", (20, 10)),
        ("width='1in' height='25.4mm'", (96, 96)),
        ("viewBox='0 0 640 360'", (640, 360)),
        ("viewBox=' 0,0 64.4 36.6 '", (64, 37)),
        (
            "width='100%' height='100%' viewBox='0 0 640 360'",
            (640, 360),
        ),
        ("width='320' viewBox='0 0 640 360'", (320, 180)),
        ("height='180' viewBox='0 0 640 360'", (320, 180)),
        ("width='0.1' height='0.1'", (1, 1)),
    ] {
        assert_eq!(open(attributes), Ok(expected), "{attributes}");
    }
    for attributes in [
        "",
        "width='10'",
        "viewBox='0 0 0 1'",
        "width='-1' height='1'",
        "width='1e9' height='NaN'",
    ] {
        assert_eq!(open(attributes), Err(PictureError::NoSize), "{attributes}");
    }
    let prefixed =
        b"\xef\xbb\xbf<s:svg xmlns:s='http://www.w3.org/2000/svg' width='2' height='1'/>";
    assert_eq!(size("a.svg", prefixed), Ok((2, 1)));
}

#[test]
fn plain_drawings_pass() {
    for body in [
        "<style>.a{fill:url(#b)} @media print{.a{fill:#000}}</style>",
        "<use href='#a'/><use xlink:href=\"#a\"/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<text>a &amp; b</text>",
        "<metadata><rdf:about rdf:resource='http://purl.org/x'/></metadata>",
        "<g inkscape:export='C:\\a(1)\\b.png' aria-label='A (B)'/>",
        "<animate attributeName='x' values='1;2'/>",
    ] {
        assert_eq!(drawing(body), Ok((640, 360)), "{body}");
    }
}

#[test]
fn drawings_that_could_act_are_refused() {
    use DrawingFault::{Entity, EventHandler, ExternalReference, Foreign, Script};
    for (fault, body) in [
        (Script, "<script>alert(1)</script>"),
        (Script, "<x:SCRIPT href='#a'/>"),
        (EventHandler, "<g onclick='a()'/>"),
        (EventHandler, "<g\nONLOAD = \"a()\"/>"),
        (EventHandler, "<animate onbegin='a()'/>"),
        (ExternalReference, "<a href='javascript:a()'/>"),
        (ExternalReference, "<a href='&#106;avascript:a()'/>"),
        (ExternalReference, "<a x:href='https://example.org'/>"),
        (
            ExternalReference,
            "<image xlink:href='//example.org/a.png'/>",
        ),
        (
            ExternalReference,
            "<image href='data:image/svg+xml;base64,AAAA'/>",
        ),
        (ExternalReference, "<use href='other.svg#a'/>"),
        (ExternalReference, "<g xml:base='https://example.org'/>"),
        (
            ExternalReference,
            "<g style='fill:url( \"https://example.org\")'/>",
        ),
        (ExternalReference, "<g fill='u&#114;l(x.svg#a)'/>"),
        (ExternalReference, "<g fill='u\\72l(x.svg#a)'/>"),
        (ExternalReference, "<style>@import 'a.css';</style>"),
        (ExternalReference, "<style>@im<!-- -->port 'a.css';</style>"),
        (
            ExternalReference,
            "<style>@im<![CDATA[port 'a.css';]]></style>",
        ),
        (ExternalReference, "<style>@\\69mport 'a.css';</style>"),
        (
            ExternalReference,
            "<set attributeName='xlink:href' to='#a'/>",
        ),
        (ExternalReference, "<?xml-stylesheet href='a.css'?>"),
        (Foreign, "<foreignObject/>"),
        (
            Foreign,
            "<h:meta xmlns:h='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;x'/>",
        ),
        (Entity, "<!ENTITY a 'b'>"),
    ] {
        let error = drawing(body).unwrap_err();
        assert_eq!(error, PictureError::Unsafe(fault, 2), "{body}");
        assert_eq!(error.code(), PICTURE_UNSAFE);
    }
    let entities = b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>";
    assert_eq!(
        size("a.svg", entities),
        Err(PictureError::Unsafe(Entity, 1))
    );
}

#[test]
fn drawings_that_are_not_understood_are_refused() {
    for body in [
        "<g a=b/>",
        "<g a='b'c='d'/>",
        "<g a='b",
        "<g a='<'/>",
        "<g a='&b;'/>",
        "<!-- open",
        "<",
        "<>",
        "<style><b/></style>",
        "<!DOCTYPE svg \"a>b\">",
    ] {
        assert_eq!(drawing(body), Err(PictureError::BrokenDrawing(2)), "{body}");
    }
    for text in [
        b"<html xmlns='http://www.w3.org/2000/svg'/>".as_slice(),
        b"<svg width='1' height='1'/>",
        b"words <svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xfe<\0s\0",
        b"<\0s\0v\0g\0",
        b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    ] {
        assert_eq!(size("a.svg", text), Err(PictureError::BrokenDrawing(1)));
    }
    assert_eq!(size("a.svg", b""), Err(PictureError::NoPicture));
    let large = vec![b' '; usize::try_from(DRAWING_LIMIT).unwrap() + 1];
    assert_eq!(size("a.svg", &large), Err(PictureError::Large));
}

/// A photo with some of its bytes changed and its end cut or doubled.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let photo = (0..3_usize, 0..10_u8).prop_map(|(kind, orientation)| match kind {
        0 => jpeg(orientation),
        1 => png(orientation),
        _ => webp(orientation),
    });
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    (photo, changes, any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(mut photo, changes, end, is_cut)| {
            for (at, byte) in changes {
                let at = at.index(photo.len());
                photo[at] = byte;
            }
            if is_cut {
                photo.truncate(end.index(photo.len()));
            }
            photo
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn damaged_photos_never_stop_us(photo in damaged()) {
        let first = measure_bytes(&photo);
        if let Some(stripped) = strip(&photo) {
            prop_assert_eq!(strip(&stripped), Some(stripped.clone()));
            if let (Ok(before), Ok(after)) = (first, measure_bytes(&stripped)) {
                prop_assert_eq!(before, after);
            }
        }
    }

    #[test]
    fn damaged_drawings_never_stop_us(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "<", ">", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE", "[", "=", "'", "\"",
            "svg", " xmlns='http://www.w3.org/2000/svg'", " width='1'", " viewBox='0 0 1 1'", "style", "&", ";",
            "&#x", "url(", "ŷ", "\n", " ", "a", ":",
        ]), 0..30))
    {
        let text = pieces.concat();
        let inside = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{text}");
        for text in [text, inside] {
            if let Ok(picture) = drawing::measure(text.as_bytes()) {
                prop_assert!(picture.width > 0 && picture.height > 0);
                prop_assert!(!text.to_lowercase().contains("<script"));
            }
        }
    }
}
