//! The picture of a journey as SVG in the page: classes, no styles, no ids.
//! It is hidden from screen readers and from the keyboard, which have the
//! list; its links are for the mouse and the finger.

use std::fmt::Write as _;

use super::fit::{Look, Run};
use super::plan::{BOX_EDGE, Join, Lane, Plan, StepBox, WIDTH, line_height};
use crate::html::escape::{Attr, Text};

/// The markup of a picture.
pub(super) fn draw(plan: &Plan) -> String {
    let height = plan.height;
    let mut out = format!(
        "<svg class=\"journey-picture\" viewBox=\"0 0 {WIDTH} {height}\" aria-hidden=\"true\" focusable=\"false\">\n"
    );
    for (at, lane) in plan.lanes.iter().enumerate() {
        draw_lane(&mut out, lane, plan, at);
    }
    let head = plan.head;
    let _ = writeln!(
        out,
        "<path class=\"lane-head\" d=\"M0 {head}L{WIDTH} {head}\"/>"
    );
    for join in &plan.joins {
        draw_join(&mut out, join);
    }
    for (number, step) in (1..).zip(&plan.boxes) {
        draw_box(&mut out, step, number);
    }
    out.push_str("</svg>\n");
    out
}

fn draw_lane(out: &mut String, lane: &Lane, plan: &Plan, at: usize) {
    let shade = if at.is_multiple_of(2) { "even" } else { "odd" };
    let Lane { x, width, name } = lane;
    let height = plan.height;
    let _ = writeln!(
        out,
        "<rect class=\"lane lane-{shade}\" x=\"{x}\" y=\"0\" width=\"{width}\" height=\"{height}\"/>"
    );
    let middle = x + width / 2;
    let mut y = 4;
    for line in name {
        y += line_height(line);
        let _ = write!(out, "<text class=\"lane-name\" x=\"{middle}\" y=\"{y}\">");
        draw_runs(out, line);
        out.push_str("</text>\n");
    }
}

fn draw_join(out: &mut String, join: &Join) {
    let class = if join.broken {
        "join join-broken"
    } else {
        "join"
    };
    let mut path = String::new();
    for (at, (x, y)) in join.corners.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{x} {y}");
    }
    let _ = writeln!(out, "<path class=\"{class}\" d=\"{path}\"/>");
    let Some((x, y)) = join.corners.last() else {
        return;
    };
    if join.broken {
        let (y, side) = (y.saturating_sub(20), 7);
        let (left, right) = (x.saturating_sub(side), x + side);
        let (top, bottom) = (y.saturating_sub(side), y + side);
        let _ = writeln!(
            out,
            "<circle class=\"cross-back\" cx=\"{x}\" cy=\"{y}\" r=\"11\"/><path class=\"cross\" d=\"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}\"/>"
        );
    } else {
        let (left, right, top) = (x.saturating_sub(6), x + 6, y.saturating_sub(9));
        let _ = writeln!(
            out,
            "<path class=\"arrow\" d=\"M{left} {top}L{right} {top}L{x} {y}Z\"/>"
        );
    }
}

fn draw_box(out: &mut String, step: &StepBox, number: usize) {
    let class = if step.broken {
        "step step-broken"
    } else {
        "step"
    };
    let StepBox {
        x,
        y,
        width,
        height,
        ..
    } = step;
    let _ = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>"
    );
    let left = x + BOX_EDGE;
    for (foot, line) in &step.lines {
        let baseline = (y + foot).saturating_sub(5);
        let _ = write!(out, "<text x=\"{left}\" y=\"{baseline}\">");
        draw_runs(out, line);
        out.push_str("</text>\n");
    }
    let (cx, cy) = (x + 8, y + 2);
    let _ = writeln!(
        out,
        "<circle class=\"{class} step-number\" cx=\"{cx}\" cy=\"{cy}\" r=\"11\"/><text class=\"step-digit\" x=\"{cx}\" y=\"{}\">{number}</text>",
        cy + 5
    );
}

fn draw_runs(out: &mut String, line: &[Run]) {
    for run in line {
        let size = run.size.units();
        let words = Text(&run.words);
        let _ = match &run.look {
            Look::Plain => write!(out, "<tspan font-size=\"{size}\">{words}</tspan>"),
            Look::Label => write!(
                out,
                "<tspan class=\"label\" font-size=\"{size}\">{words}</tspan>"
            ),
            Look::Broken => write!(
                out,
                "<tspan class=\"broken\" font-size=\"{size}\">{words}</tspan>"
            ),
            Look::Link(href) => write!(
                out,
                "<a href=\"{}\" tabindex=\"-1\"><tspan font-size=\"{size}\">{words}</tspan></a>",
                Attr(href)
            ),
        };
    }
}
