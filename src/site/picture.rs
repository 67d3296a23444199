//! temp
use crate::source::Asset;
/// p
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picture {
    /// w
    pub width: u32,
    /// h
    pub height: u32,
}
/// m
pub fn measure(_asset: &Asset) -> Result<Picture, String> {
    Ok(Picture {
        width: 360,
        height: 400,
    })
}
/// m
pub fn may_hold_metadata(_asset: &Asset) -> bool {
    false
}
/// s
pub fn strip(_bytes: &[u8]) -> Option<Vec<u8>> {
    None
}
