//! Draws diagnostics (json).
