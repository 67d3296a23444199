//! Whether expected results are to be written anew instead of compared:
//! `GUIDEPOST_UPDATE=1 cargo test`. What was written must then be read.

/// The person who runs the tests asks for it.
#[expect(
    clippy::disallowed_methods,
    reason = "tests have no command line of their own to be asked by"
)]
pub(crate) fn is_asked_for() -> bool {
    std::env::var("GUIDEPOST_UPDATE").is_ok_and(|value| value == "1")
}
