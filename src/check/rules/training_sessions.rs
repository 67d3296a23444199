//! Every name in `[training] sessions` is a session.

use crate::diagnostics::{self, Diagnostic};
use crate::site::Site;
use crate::text::{SourcePath, nearest};

/// Says which are not.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let path = SourcePath::new("book.toml");
    let known: Vec<&str> = site.sessions().map(|(name, _)| name).collect();
    let names = site.config.training_sessions.iter();
    let unknown = names.filter(|name| site.session_named(name).is_none());
    unknown
        .map(|name| {
            let message =
                format!("`sessions` names `{name}`, but there is no such session below content/training.");
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => format!("Did you mean \"{near}\"?"),
                None => "Write the name of its file without the ending: care-home-hour for content/training/care-home-hour.md.".to_owned(),
            };
            Diagnostic::new(diagnostics::TRAINING_SESSIONS, &path, None, message).help(help)
        })
        .collect()
}
