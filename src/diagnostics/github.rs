//! Draws diagnostics (github).
