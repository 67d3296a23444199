//! Pictures and figures.

use std::fmt::Write as _;

use super::escape::Attr;
use super::writer::Writer;
use crate::markdown::{Figure, LinkId};
use crate::site::Target;

/// Writes a picture with its caption.
pub(super) fn write_figure(writer: &mut Writer<'_>, figure: &Figure) {
    writer.push("<figure>");
    write_picture(writer, figure.link, &figure.alt);
    if !figure.caption.is_empty() {
        writer.push("<figcaption>");
        writer.inlines(&figure.caption);
        writer.push("</figcaption>");
    }
    writer.push("</figure>\n");
}

/// Writes a picture with its size, so that nothing jumps while it loads.
pub(super) fn write_picture(writer: &mut Writer<'_>, link: LinkId, alt: &str) {
    let body = writer.body;
    let target = body.target(link);
    let Some(href) = writer.href(target) else {
        writer.text(alt);
        return;
    };
    let _ = write!(
        writer.out,
        "<img src=\"{}\" alt=\"{}\"",
        Attr(&href),
        Attr(alt)
    );
    if let Target::File(_, Some(picture)) = target {
        let _ = write!(
            writer.out,
            " width=\"{}\" height=\"{}\"",
            picture.width, picture.height
        );
    }
    writer.push(" loading=\"lazy\" decoding=\"async\">");
}
