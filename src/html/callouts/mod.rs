//! temp
use super::writer::Writer;
use crate::markdown::{Callout, CalloutBody};
pub(super) fn write(writer: &mut Writer<'_>, callout: &Callout) {
    writer.push("<aside class=\"callout\">");
    writer.inlines(&callout.title);
    let CalloutBody::Blocks(blocks) = &callout.body;
    writer.blocks(blocks);
    writer.push("</aside>");
}
