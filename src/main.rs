//! The program: hands its arguments to [`guidepost`] and ends with its exit code.

fn main() {}
