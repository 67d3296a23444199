//! One folder per product: what the built files are, as values.
//!
//! An [`Output`] is a sorted map from address to [`Artifact`]. Nothing here
//! writes to the disk or knows the command line or the server.

pub mod site;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::text::{Fingerprint, OutPath};

/// Every file of a product by its address.
pub type Output = BTreeMap<OutPath, Artifact>;

/// Makes the bytes of an artifact when they are asked for. A pure function of
/// what its fingerprint covers.
pub type Make = dyn Fn() -> Result<Vec<u8>, MakeError> + Send + Sync;

/// Why the bytes of an artifact could not be made.
#[derive(Debug, Clone)]
pub enum MakeError {
    /// The author's files are wrong, such as a template that fails.
    Author(Box<crate::diagnostics::Diagnostic>),
    /// The machine failed, such as a picture that cannot be read.
    Machine(String),
}

/// One file of a product.
#[derive(Clone)]
pub struct Artifact {
    /// Stands for everything that the bytes depend on, so that two outputs
    /// are compared without making lazy ones (decision 14).
    pub fingerprint: Fingerprint,
    /// Where the bytes come from.
    pub body: Body,
}

/// Where the bytes of an artifact come from.
#[derive(Clone)]
pub enum Body {
    /// They are here.
    Bytes(Arc<[u8]>),
    /// They are made when asked for.
    Lazy(Arc<Make>),
    /// They are a file of the project, copied as it is; the artifact's
    /// fingerprint is that of its bytes.
    File(PathBuf),
}

impl Artifact {
    /// An artifact whose bytes are here.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes: Arc<[u8]> = bytes.into().into();
        Self {
            fingerprint: Fingerprint::of(&bytes),
            body: Body::Bytes(bytes),
        }
    }

    /// An artifact that is made when asked for.
    pub fn lazy(
        fingerprint: Fingerprint,
        make: impl Fn() -> Result<Vec<u8>, MakeError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            fingerprint,
            body: Body::Lazy(Arc::new(make)),
        }
    }

    /// The bytes, made or read now.
    ///
    /// # Errors
    /// Where they cannot be made, or where a file is no longer what it was
    /// when the site was made: what was exchanged since is never shown.
    pub fn bytes(&self) -> Result<Vec<u8>, MakeError> {
        match &self.body {
            Body::Bytes(bytes) => Ok(bytes.to_vec()),
            Body::Lazy(make) => make(),
            Body::File(file) => {
                let bytes =
                    std::fs::read(file).map_err(|error| MakeError::Machine(error.to_string()))?;
                if Fingerprint::of(&bytes) == self.fingerprint {
                    Ok(bytes)
                } else {
                    let words = "the file was changed after the site was made";
                    Err(MakeError::Machine(words.to_owned()))
                }
            }
        }
    }
}

impl fmt::Debug for Artifact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = match &self.body {
            Body::Bytes(_) => "bytes",
            Body::Lazy(_) => "lazy",
            Body::File(_) => "file",
        };
        write!(f, "Artifact({body}, {})", self.fingerprint)
    }
}
