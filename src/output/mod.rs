//! One folder per product: what the built files are, as values.
//!
//! An [`Output`] is a sorted map from address to [`Artifact`]. Nothing here
//! writes to the disk or knows the command line or the server.

pub mod compress;
mod deck;
pub mod handout;
mod markup;
pub mod offline;
pub mod report;
pub mod scorm;
pub mod search;
pub mod site;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use crate::source::Asset;
use crate::text::{Fingerprint, OutPath};

/// Every file of a product by its address.
pub type Output = BTreeMap<OutPath, Artifact>;

/// How large a file became, and which bytes it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Its bytes.
    pub size: u64,
    /// Stands for its bytes, not for its input.
    pub fingerprint: Fingerprint,
}

/// What became of files, by address.
pub type Listing = BTreeMap<OutPath, Made>;

type WriteLast = dyn Fn(&Listing) -> Vec<u8> + Send + Sync;
type Make = dyn Fn() -> Result<Vec<u8>, MakeError> + Send + Sync;
type Later = LazyLock<Fingerprint, Box<dyn FnOnce() -> Fingerprint + Send + Sync>>;

/// Why the bytes of an artifact could not be made.
#[derive(Debug, Clone)]
pub enum MakeError {
    /// The author's files are wrong, such as a template that fails.
    Author(Box<crate::diagnostics::Diagnostic>),
    /// The machine failed, such as a picture that cannot be read.
    Machine(String),
}

/// One file of a product.
///
/// Its fingerprint stands for everything that its bytes depend on, so that two
/// outputs are compared without making lazy ones (decision 14). A build never
/// asks for the fingerprint of a page, so that one is worked out when somebody
/// does: for 10,000 pages this took an eighth of a build (issue 2).
#[derive(Clone)]
pub struct Artifact {
    fingerprint: Stamp,
    body: Body,
}

#[derive(Clone)]
enum Stamp {
    Known(Fingerprint),
    Later(Arc<Later>),
}

/// Where the bytes come from.
#[derive(Clone)]
enum Body {
    /// They are here.
    Bytes(Arc<[u8]>),
    /// They are made when asked for.
    Lazy(Arc<Make>),
    /// The same; the first that is asked for makes others with it.
    Together(Arc<Make>),
    /// They are a file of the project, shipped as the scan saw it.
    File(Arc<Asset>),
    /// They tell of all other files, so they are made after those.
    Last(Arc<Output>, Arc<WriteLast>),
}

impl Artifact {
    /// An artifact whose bytes are here.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes: Arc<[u8]> = bytes.into().into();
        Self::known(Fingerprint::of(&bytes), bytes)
    }

    /// An artifact whose bytes are here and have a fingerprint already.
    #[must_use]
    pub fn known(fingerprint: Fingerprint, bytes: Arc<[u8]>) -> Self {
        Self {
            fingerprint: Stamp::Known(fingerprint),
            body: Body::Bytes(bytes),
        }
    }

    /// A file of the project, shipped as it is.
    #[must_use]
    pub fn file(asset: Arc<Asset>) -> Self {
        Self {
            fingerprint: Stamp::Known(asset.fingerprint),
            body: Body::File(asset),
        }
    }

    /// An artifact that is made when asked for: a pure function of what its
    /// fingerprint covers.
    pub fn lazy(
        fingerprint: Fingerprint,
        make: impl Fn() -> Result<Vec<u8>, MakeError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            fingerprint: Stamp::Known(fingerprint),
            body: Body::Lazy(Arc::new(make)),
        }
    }

    /// The same, its fingerprint too worked out when asked for.
    pub fn lazily_named(
        fingerprint: impl FnOnce() -> Fingerprint + Send + Sync + 'static,
        make: impl Fn() -> Result<Vec<u8>, MakeError> + Send + Sync + 'static,
    ) -> Self {
        Self::named_later(fingerprint, Body::Lazy(Arc::new(make)))
    }

    /// The same, for one of several that are made together: the first takes as
    /// long as many pages, so who makes a whole site starts with these.
    pub fn together(
        fingerprint: impl FnOnce() -> Fingerprint + Send + Sync + 'static,
        make: impl Fn() -> Result<Vec<u8>, MakeError> + Send + Sync + 'static,
    ) -> Self {
        Self::named_later(fingerprint, Body::Together(Arc::new(make)))
    }

    fn named_later(
        fingerprint: impl FnOnce() -> Fingerprint + Send + Sync + 'static,
        body: Body,
    ) -> Self {
        Self {
            fingerprint: Stamp::Later(Arc::new(LazyLock::new(Box::new(fingerprint)))),
            body,
        }
    }

    /// The file of the project that it is, where it is one as it stands there.
    #[must_use]
    pub fn project_file(&self) -> Option<&Asset> {
        match &self.body {
            Body::File(asset) => Some(asset),
            _ => None,
        }
    }

    /// Whether others are made with it.
    #[must_use]
    pub fn is_together(&self) -> bool {
        matches!(self.body, Body::Together(_))
    }

    /// An artifact that tells how large the others are or which bytes they
    /// have. Who makes a whole site makes it last, by [`Self::last`].
    pub fn told_of(
        others: Arc<Output>,
        write: impl Fn(&Listing) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        let inputs = Arc::clone(&others);
        let fingerprint = move || {
            let all = inputs
                .iter()
                .map(|(out, artifact)| Fingerprint::of(out.as_str()).with(artifact.fingerprint()));
            all.fold(Fingerprint::of("last"), Fingerprint::with)
        };
        Self::named_later(fingerprint, Body::Last(others, Arc::new(write)))
    }

    /// The bytes of an artifact that tells of the others, when those are made;
    /// none for one that does not.
    #[must_use]
    pub fn last(&self, listing: &Listing) -> Option<Vec<u8>> {
        match &self.body {
            Body::Last(_, write) => Some(write(listing)),
            _ => None,
        }
    }

    /// Whether it tells of the others.
    #[must_use]
    pub fn is_last(&self) -> bool {
        matches!(self.body, Body::Last(..))
    }

    /// Stands for everything that the bytes depend on.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.fingerprint {
            Stamp::Known(fingerprint) => *fingerprint,
            Stamp::Later(later) => ***later,
        }
    }

    /// The bytes, made now where they are lazy.
    ///
    /// # Errors
    /// Where the author's files are wrong, or a file of the project cannot be
    /// read or is no longer what the scan saw.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, MakeError> {
        match &self.body {
            Body::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Body::Lazy(make) | Body::Together(make) => make().map(Cow::Owned),
            Body::File(asset) => asset
                .read()
                .map(Cow::Owned)
                .map_err(|error| MakeError::Machine(format!("{}: {error}", asset.path))),
            Body::Last(others, write) => Ok(Cow::Owned(write(&listing(others)?))),
        }
    }
}

/// Makes every file to see what becomes of it.
fn listing(output: &Output) -> Result<Listing, MakeError> {
    let made = output.par_iter().map(|(out, artifact)| {
        let bytes = artifact.bytes()?;
        let made = Made {
            size: bytes.len() as u64,
            fingerprint: Fingerprint::of(&bytes),
        };
        Ok((out.clone(), made))
    });
    made.collect()
}

impl fmt::Debug for Artifact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = match &self.body {
            Body::Bytes(_) => "bytes",
            Body::Lazy(_) => "lazy",
            Body::Together(_) => "together",
            Body::File(_) => "file",
            Body::Last(..) => "last",
        };
        write!(f, "Artifact({body})")
    }
}
