//! Our own messages, held to our own rules.
