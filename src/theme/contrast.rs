//! Whether colours can be told apart: WCAG contrast of the variables of the CSS.
//!
//! It knows the variables of `:root` and the two colour schemes, and nothing
//! else of CSS.

use std::collections::BTreeMap;

use super::lookup::Chain;
use super::manifest::Manifest;
use crate::diagnostics::{Diagnostic, THEME_CONTRAST};

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// Reads `#abc` or `#aabbcc`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let digit = |at: usize| {
            let digit = char::from(*digits.as_bytes().get(at)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        let mut parts = [0; 3];
        for (at, part) in parts.iter_mut().enumerate() {
            *part = match digits.len() {
                3 => digit(at)? * 17,
                6 => digit(at * 2)? * 16 + digit(at * 2 + 1)?,
                _ => return None,
            };
        }
        Some(Self(parts))
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub(super) fn ratio(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The variables of `:root` in both colour schemes.
#[derive(Debug, Default)]
pub(super) struct Palette {
    pub(super) light: BTreeMap<String, String>,
    pub(super) dark: BTreeMap<String, String>,
}

impl Palette {
    /// Reads the variables that a style sheet sets on `:root`, at its top and
    /// in media queries about the colour scheme. The last one counts.
    pub(super) fn parse(css: &str) -> Self {
        let mut palette = Self::default();
        let mut open: Vec<&str> = Vec::new();
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some(at) = rest.find(['{', '}', ';']) {
            let before = rest[..at].trim();
            match rest.as_bytes()[at] {
                b'{' => open.push(before),
                byte => {
                    palette.declare(&open, before);
                    if byte == b'}' {
                        open.pop();
                    }
                }
            }
            rest = &rest[at + 1..];
        }
        palette
    }

    fn declare(&mut self, open: &[&str], declaration: &str) {
        let Some((name, value)) = declaration.split_once(':') else {
            return;
        };
        let (name, value) = (name.trim(), value.trim());
        let set = |map: &mut BTreeMap<String, String>| {
            map.insert(name.to_owned(), value.to_owned());
        };
        match open {
            [":root"] if name.starts_with("--") => {
                set(&mut self.light);
                set(&mut self.dark);
            }
            [media, ":root"] if media.contains("prefers-color-scheme: dark") => set(&mut self.dark),
            [media, ":root"] if media.contains("prefers-color-scheme: light") => {
                set(&mut self.light);
            }
            _ => {}
        }
    }
}

fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

/// The colour that a variable stands for, through other variables.
fn colour(map: &BTreeMap<String, String>, variable: &str) -> Option<Colour> {
    let mut value = map.get(variable)?;
    // A variable of a variable is enough; a circle ends here too.
    for _ in 0..4 {
        match value.strip_prefix("var(").and_then(|v| v.strip_suffix(')')) {
            Some(name) => value = map.get(name.trim())?,
            None => break,
        }
    }
    Colour::parse(value)
}

/// Compares every pair that the theme names, in both colour schemes.
pub(super) fn check(manifest: &Manifest, css: &str, chain: &Chain, found: &mut Vec<Diagnostic>) {
    let palette = Palette::parse(css);
    for pair in &manifest.contrast {
        for front in &pair.front {
            for on in &pair.on {
                for (scheme, map) in [("light", &palette.light), ("dark", &palette.dark)] {
                    let problem = match (colour(map, front), colour(map, on)) {
                        (Some(a), Some(b)) if a.ratio(b) >= pair.at_least => continue,
                        (Some(a), Some(b)) => format!(
                            "In the {scheme} colours, `{front}` is hard to see on `{on}`: the contrast is {:.1}, and at least {} is needed.",
                            a.ratio(b),
                            pair.at_least
                        ),
                        _ => format!("`{front}` or `{on}` is not a colour such as `#0f5257`."),
                    };
                    let mut problem = chain.own.problem(&problem);
                    problem.code = THEME_CONTRAST;
                    problem.severity = THEME_CONTRAST.severity();
                    found.push(problem.help("Choose a darker or a lighter colour."));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::theme::lookup::Folder;

    #[test]
    fn ratios_are_those_of_wcag() {
        let ratio = |a, b| Colour::parse(a).unwrap().ratio(Colour::parse(b).unwrap());
        assert!((ratio("#000", "#fff") - 21.0).abs() < 0.001);
        assert!((ratio("#777777", "#ffffff") - 4.478).abs() < 0.001);
        assert_eq!(Colour::parse("#12345"), None);
        assert_eq!(Colour::parse("red"), None);
        assert_eq!(Colour::parse("#é1"), None);
    }

    #[test]
    fn every_pair_of_the_default_theme_can_be_told_apart() {
        let mut found = Vec::new();
        let own = Folder::embedded();
        let tokens = Arc::clone(&own.files["css/tokens.css"].text);
        let chain = Chain { own, parent: None };
        let manifest = Manifest::of_chain(&chain, &mut found);
        let pairs = manifest.contrast.iter().map(|p| p.front.len() * p.on.len());
        assert!(pairs.sum::<usize>() > 60, "too few pairs are named");
        check(&manifest, &tokens, &chain, &mut found);
        assert_eq!(found, []);
        let dark = tokens.replace("--tok-com: #a3afb7", "--tok-com: #4a5560");
        check(&manifest, &dark, &chain, &mut found);
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .message
                .contains("In the dark colours, `--tok-com` is hard to see")
        );
    }

    #[test]
    fn reads_variables_of_both_schemes() {
        let palette = Palette::parse(
            ":root { --a: #111; /* --a: #222; */ --b: var(--a) }\n\
             @media screen and (prefers-color-scheme: dark) { :root { --a: #eee; } p { --a: #000 } }\n\
             @media print { :root { --a: #123456; } }",
        );
        assert_eq!(colour(&palette.light, "--b"), Colour::parse("#111"));
        assert_eq!(colour(&palette.dark, "--b"), Colour::parse("#eee"));
        assert_eq!(colour(&palette.dark, "--c"), None);
    }
}
