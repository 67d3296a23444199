//! Parts of pages that are the same on many: written once.
//!
//! A template says `{{ once("partials/footer.html") }}` instead of including
//! it. The part sees `site`, `kind` and of `page` only `root` and `section`,
//! so it is the same on every page where these are: what stands around the
//! words of a page was half of the work of writing it (issue 2).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Object, Serde, Value};
use minijinja::{Error, ErrorKind, State, context};

use crate::theme::view::{PageKind, PageView, SiteView};

/// What was written for the pages of one site.
#[derive(Debug, Default)]
pub(super) struct Once {
    last: Mutex<Option<OfSite>>,
}

/// The site is held, so no other can come to stand at its address in memory:
/// one and the same `Arc` is one and the same site.
#[derive(Debug)]
struct OfSite {
    site: Arc<SiteView>,
    value: Value,
    groups: BTreeMap<Likeness, Arc<Group>>,
}

/// What pages must have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    kind: PageKind,
    root: String,
    section: Option<usize>,
}

/// Pages that are alike, and what was written for them, by template. Templates
/// know it as `once`.
#[derive(Debug)]
struct Group {
    context: Value,
    written: Mutex<BTreeMap<String, Value>>,
}

impl Once {
    /// The values of `site` and `once` for a page. What was written for
    /// another site is forgotten: pages of two sites seldom take turns.
    pub(super) fn values(&self, page: &PageView) -> (Value, Value) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.take_if(|known| Arc::ptr_eq(&known.site, &page.site));
        let of_site = last.insert(known.unwrap_or_else(|| OfSite::new(&page.site)));
        let likeness = Likeness {
            kind: page.kind(),
            root: page.root.clone(),
            section: page.section,
        };
        let new = |likeness: &Likeness| Arc::new(Group::new(likeness, &of_site.value));
        let group = of_site.groups.entry(likeness).or_insert_with_key(new);
        let once = Value::from_dyn_object(Arc::clone(group));
        (of_site.value.clone(), once)
    }
}

impl OfSite {
    fn new(site: &Arc<SiteView>) -> Self {
        Self {
            site: Arc::clone(site),
            value: Value::from(Serde(&**site)),
            groups: BTreeMap::new(),
        }
    }
}

impl Group {
    fn new(likeness: &Likeness, site: &Value) -> Self {
        let page = context! { root => likeness.root.as_str(), section => likeness.section };
        let kind = likeness.kind.name();
        Self {
            context: context! { page, site => site.clone(), kind },
            written: Mutex::default(),
        }
    }
}

impl Object for Group {
    fn call(self: &Arc<Self>, state: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let [name] = args else {
            let detail = "`once` takes the name of one template";
            return Err(Error::new(ErrorKind::InvalidOperation, detail));
        };
        let name = name.as_str().unwrap_or_default();
        let written = || self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(markup) = written().get(name) {
            return Ok(markup.clone());
        }
        let template = state.env().get_template(name)?;
        let markup = Value::from_safe_string(template.render(self.context.clone())?);
        written().insert(name.to_owned(), markup.clone());
        Ok(markup)
    }
}
