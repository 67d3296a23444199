//! The default theme, packed into the program by `src/embed.rs`.

/// Name inside the theme's folder and text of every file, sorted by name.
pub(super) static FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));
