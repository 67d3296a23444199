//! Tables and worksheets.

use std::fmt::Write as _;

use super::writer::Writer;
use crate::markdown::{Alignment, Inline, Table, plain_text};

/// Writes a table inside a frame that scrolls by itself: a wide table must
/// not make the page scroll, and keyboards must reach what is cut off.
pub(super) fn write(writer: &mut Writer<'_>, table: &Table) {
    let number = writer.count("table");
    let class = match table.head.first() {
        _ if table.worksheet && writer.paper.is_some() => "table paper-worksheet",
        _ if writer.paper.is_some() => "table",
        _ if table.worksheet => "table worksheet",
        Some(first) if is_switches(first) => "table switches",
        _ => "table",
    };
    let _ = write!(
        writer.out,
        "<div class=\"{class}\" role=\"group\" tabindex=\"0\" aria-label=\"Table {number}\"><table>\n<thead><tr>",
    );
    for (at, cell) in table.head.iter().enumerate() {
        let alignment = class_of(table, at);
        if cell.is_empty() {
            // An empty header cell is no header.
            let _ = write!(writer.out, "<td{alignment}></td>");
            continue;
        }
        let _ = write!(writer.out, "<th scope=\"col\"{alignment}>");
        writer.unexplained(|writer| writer.inlines(cell));
        writer.push("</th>");
    }
    writer.push("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(writer, table, row);
    }
    writer.push("</tbody></table></div>\n");
}

/// A table whose first heading is `Switch on` shows what changes when its
/// rows are switched on one by one; a script makes switches of it.
fn is_switches(first: &[Inline]) -> bool {
    plain_text(first).trim().eq_ignore_ascii_case("switch on")
}

fn write_row(writer: &mut Writer<'_>, table: &Table, row: &[Vec<Inline>]) {
    writer.push("<tr>");
    for (at, cell) in row.iter().enumerate() {
        let alignment = class_of(table, at);
        writer.push("<td");
        writer.push(alignment);
        writer.push(">");
        writer.inlines(cell);
        writer.push("</td>");
    }
    writer.push("</tr>\n");
}

fn class_of(table: &Table, column: usize) -> &'static str {
    match table.alignments.get(column) {
        Some(Alignment::Right) => " class=\"end\"",
        Some(Alignment::Center) => " class=\"center\"",
        Some(Alignment::Left | Alignment::None) | None => "",
    }
}
