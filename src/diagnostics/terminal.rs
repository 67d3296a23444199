//! Draws diagnostics (terminal).
