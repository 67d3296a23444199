//! Blocks of code, coloured by classes.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::escape::Attr;
use super::writer::Writer;
use crate::markdown::CodeBlock;
use crate::site::Inclusion;

/// Writes a block of code. It scrolls by itself, so keyboards must reach it.
pub(super) fn write(writer: &mut Writer<'_>, block: &CodeBlock) {
    let code = with_includes(writer, block);
    writer.push("<pre class=\"code\" tabindex=\"0\"><code");
    if !block.language.is_empty() {
        let _ = write!(writer.out, " class=\"language-{}\"", Attr(&block.language));
    }
    writer.push(">");
    let highlighted = writer
        .presentation
        .highlighter
        .highlight(&block.language, &code);
    // Walked from inside, which is quicker for pieces of pieces than a loop.
    highlighted.pieces(&code).for_each(|(class, words)| {
        let Some(class) = class else {
            return writer.text(words);
        };
        writer.push("<span class=\"");
        writer.push(class.as_str());
        writer.push("\">");
        writer.text(words);
        writer.push("</span>");
    });
    writer.push("</code></pre>\n");
}

/// The code with each line that is an include replaced by what it brings.
fn with_includes<'a>(writer: &Writer<'_>, block: &'a CodeBlock) -> Cow<'a, str> {
    if block.includes.is_empty() {
        return Cow::Borrowed(&block.text);
    }
    let mut includes = block.includes.iter();
    let mut code = String::with_capacity(block.text.len());
    for line in block.text.split_inclusive('\n') {
        let is_include =
            line.trim_start().starts_with("{{#include") && line.trim_end().ends_with("}}");
        match is_include.then(|| includes.next()).flatten() {
            Some(include) => {
                if let Inclusion::Text(text) = writer.body.inclusion(*include) {
                    code.push_str(text);
                    code.push('\n');
                }
            }
            None => code.push_str(line),
        }
    }
    Cow::Owned(code)
}
