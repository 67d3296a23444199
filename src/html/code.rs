//! Blocks of code, coloured by classes.

use std::fmt::Write as _;

use super::escape::{Attr, Text};
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
    for (class, words) in highlighted.pieces(&code) {
        let words = Text(words);
        let _ = match class {
            Some(class) => write!(
                writer.out,
                "<span class=\"{}\">{words}</span>",
                class.as_str()
            ),
            None => write!(writer.out, "{words}"),
        };
    }
    writer.push("</code></pre>\n");
}

/// The code with each line that is an include replaced by what it brings.
fn with_includes(writer: &Writer<'_>, block: &CodeBlock) -> String {
    if block.includes.is_empty() {
        return block.text.to_string();
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
    code
}
