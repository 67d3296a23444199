//! Our own content: what the site promises its readers, held by tests.

mod claims;
mod questions;
mod quizzes;
mod teaching;

use std::sync::{Arc, LazyLock};

use guidepost::compile::{CompileOptions, Memos, compile};
use guidepost::site::{Drafts, Site};
use guidepost::source;

use crate::code::top;

/// Our own site, compiled once for these tests.
static SITE: LazyLock<Arc<Site>> = LazyLock::new(|| {
    let sources = source::scan(top(), None).unwrap().value;
    let options = CompileOptions {
        drafts: Drafts::Hide,
        base_url: None,
        today: None,
    };
    compile(&sources, &options, &Memos::default(), &|_| {}).site
});
