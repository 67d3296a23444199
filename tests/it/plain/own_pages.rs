//! Our own pages, held to every gate.

use guidepost::compile::{CompileOptions, Memos, compile, plain_language};
use guidepost::diagnostics::Severity;
use guidepost::site::Drafts;
use guidepost::source;

use crate::code::top;

#[test]
fn our_own_pages_pass_every_gate() {
    let sources = source::scan(top(), None).unwrap().value;
    let options = CompileOptions {
        drafts: Drafts::Show,
        base_url: None,
        today: None,
    };
    let memos = Memos::default();
    let compiled = compile(&sources, &options, &memos, &|_| {});
    let found = plain_language(&sources, &compiled.site);
    let gates: Vec<String> = found
        .diagnostics
        .iter()
        .filter(|one| one.severity != Severity::Advice)
        .map(|one| format!("{}: {} ({})", one.path, one.message, one.code))
        .collect();
    assert!(gates.is_empty(), "{}", gates.join("\n"));
}
