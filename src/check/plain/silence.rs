//! Comments that silence a rule for the next block: which findings they hide,
//! and what is wrong with the comments themselves.

use super::page::Finding;
use super::rule::Silencing;
use super::set::RuleSet;
use super::walk::{PageText, Silence};
use crate::diagnostics::{self, Code, Diagnostic};
use crate::site::Body;
use crate::text::Span;

/// A reason is a few words, so that the next author understands it.
const SHORTEST_REASON: usize = 15;

/// Takes out what is silenced, and says how many that were and which comments
/// are wrong.
pub(super) fn apply(
    page: &PageText<'_>,
    set: &RuleSet,
    findings: &mut Vec<Finding>,
) -> (usize, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let before = findings.len();
    for silence in &page.silences {
        match rule_of(silence, set) {
            Err(diagnostic) => diagnostics.push(*diagnostic),
            Ok(rule) => {
                let own = findings.len();
                findings.retain(|finding| !hides(silence, rule, finding));
                if findings.len() == own {
                    diagnostics.push(unused(silence));
                }
            }
        }
    }
    (before - findings.len(), diagnostics)
}

fn hides(silence: &Silence<'_>, rule: usize, finding: &Finding) -> bool {
    let place = finding.span;
    finding.rule == rule
        && finding.path == silence.body.source
        && place.is_some_and(|span| is_inside(span, silence.covers))
}

/// Whether a comment with a real reason covers some words of a body.
pub(super) fn covers(silence: &Silence<'_>, body: &Body, span: Span) -> bool {
    body.source == silence.body.source && has_reason(silence) && is_inside(span, silence.covers)
}

fn is_inside(span: Span, whole: Option<Span>) -> bool {
    whole.is_some_and(|whole| whole.start <= span.start && span.end <= whole.end)
}

fn has_reason(silence: &Silence<'_>) -> bool {
    let reason = silence.allow.reason.trim();
    reason.chars().count() >= SHORTEST_REASON && !reason.contains(&*silence.allow.code)
}

/// The rule that a comment names, if it may be silenced and a reason stands
/// there.
fn rule_of(silence: &Silence<'_>, set: &RuleSet) -> Result<usize, Box<Diagnostic>> {
    let typed = &*silence.allow.code;
    let Some(at) = set.find(typed) else {
        let names = set.rules.iter().map(|rule| rule.name.as_str());
        let message = format!("There is no rule `{typed}` that can be silenced.");
        let help = "`guidepost explain` lists the rules. Those for words start with `plain/`.";
        let diagnostic = say(diagnostics::ALLOW_UNKNOWN, silence, &message)
            .help(help)
            .suggest(typed, names);
        return Err(Box::new(diagnostic));
    };
    let is_fixed = set
        .rules
        .get(at)
        .is_some_and(|rule| rule.file.silence == Silencing::Never);
    if is_fixed {
        let message = format!("The rule `{typed}` cannot be silenced.");
        let diagnostic = say(diagnostics::ALLOW_REFUSED, silence, &message).help(
            "Some readers need this to use the page. Mend the page, and take the comment away.",
        );
        return Err(Box::new(diagnostic));
    }
    if !has_reason(silence) {
        let message = "This comment gives no real reason, so it hides nothing.";
        let help = format!(
            "Say in a few words why the words must stay: \
             `<!-- allow {typed}: the exact words of the law -->`."
        );
        let diagnostic = say(diagnostics::ALLOW_REASON, silence, message).help(help);
        return Err(Box::new(diagnostic));
    }
    Ok(at)
}

fn unused(silence: &Silence<'_>) -> Diagnostic {
    let message = format!("The rule `{}` has nothing to say here.", silence.allow.code);
    say(diagnostics::ALLOW_UNUSED, silence, &message)
        .help("Take the comment away. It covers only the block right below it.")
}

fn say(code: Code, silence: &Silence<'_>, message: &str) -> Diagnostic {
    Diagnostic::new(code, &silence.body.source, silence.span, message)
}
