//! An address as a code that a phone's camera reads, drawn for paper.
//!
//! The drawing carries a class and no style, like every drawing of ours
//! (decision 5). It must never know what the address leads to.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use super::escape::{Attr, Html};

/// The quiet rim around the code, in modules: ISO/IEC 18004 asks for four.
const RIM: usize = 4;

/// Draws a code. The label is for those who do not see it. Nothing comes back
/// where the text is longer than a code can hold (2,331 bytes).
#[must_use]
pub fn qr_code(text: &str, label: &str) -> Option<Html> {
    // Level M still reads with a seventh of the code under a thumb or a fold.
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colours = code.to_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|it| **it == row[x]).count();
            if row[x] == Color::Dark {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + RIM, y + RIM);
            }
            x += run;
        }
    }
    let side = width + 2 * RIM;
    Some(Html::from_markup(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{}\" \
         shape-rendering=\"crispEdges\"><path class=\"qr-back\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path class=\"qr-dots\" d=\"{path}\"/></svg>",
        Attr(label)
    )))
}

/// The same code as lines of text for a terminal with light letters on dark:
/// two rows of the code in each line. Nothing where it cannot hold the text.
#[must_use]
pub fn qr_text(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colours = code.to_colors();
    let is_light = |x: usize, y: usize| {
        let (Some(x), Some(y)) = (x.checked_sub(RIM), y.checked_sub(RIM)) else {
            return true;
        };
        x >= width || y >= width || colours[y * width + x] == Color::Light
    };
    let side = width + 2 * RIM;
    let mut lines = String::new();
    for y in (0..side).step_by(2) {
        for x in 0..side {
            lines.push(match (is_light(x, y), y + 1 < side && is_light(x, y + 1)) {
                (true, true) => '\u{2588}',
                (true, false) => '\u{2580}',
                (false, true) => '\u{2584}',
                (false, false) => ' ',
            });
        }
        lines.push('\n');
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::{qr_code, qr_text};

    #[test]
    fn a_terminal_shows_the_same_code_light_on_dark() {
        let text = qr_text("https://guidepost.example/").unwrap();
        let lines: Vec<&str> = text.lines().collect();
        // 33 rows with the rim, two to a line.
        assert_eq!(lines.len(), 17);
        assert!(lines.iter().all(|line| line.chars().count() == 33));
        // The rim, then the first two rows of the finder pattern: a full edge
        // over a hollow one.
        assert_eq!(lines[0], "\u{2588}".repeat(33));
        let corner: String = lines[2].chars().take(12).collect();
        assert_eq!(
            corner,
            "\u{2588}\u{2588}\u{2588}\u{2588} \u{2584}\u{2584}\u{2584}\u{2584}\u{2584} \u{2588}"
        );
        assert!(qr_text(&"x".repeat(2_332)).is_none());
    }

    #[test]
    fn a_short_address_has_the_smallest_code_that_holds_it() {
        let code = qr_code("https://guidepost.example/", "The <guide>").unwrap();
        let code = code.as_str();
        // 26 bytes at level M need version 2: 25 modules and the rim.
        assert!(code.contains("viewBox=\"0 0 33 33\""), "{code}");
        // The first row of the finder pattern in the corner.
        assert!(code.contains("d=\"M4 4h7v1h-7z"), "{code}");
        assert!(code.contains("aria-label=\"The &lt;guide&gt;\""), "{code}");
        assert!(!code.contains("style="));
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert!(qr_code(&"x".repeat(2_332), "x").is_none());
        assert!(qr_code(&"x".repeat(2_331), "x").is_some());
    }
}
