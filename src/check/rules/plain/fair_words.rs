//! One sex for everybody.

use crate::check::plain::{Layer, Notes, PageText, Say, Word};

/// "Each nurse must bring her badge".
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for sentence in &passage.sentences {
            let words = passage.words_in(sentence);
            let found = (0..words.len()).find_map(|at| general(words, at));
            if let Some(word) = found.filter(|word| !passage.is_exact(&word.range)) {
                let notes = Notes {
                    better: "they or their",
                    ..Notes::default()
                };
                say.words(passage, &word.range, notes);
            }
        }
    }
}

/// Those of whom each sex is one.
pub(super) fn is_cue(word: &str) -> bool {
    PEOPLE.contains(&word)
}

/// How many words after the person the small word may stand.
const REACH: usize = 8;

/// Words that make "a nurse" stand for all nurses.
const CASES: [&str; 9] = [
    "if", "when", "whenever", "once", "unless", "before", "after", "until", "where",
];

/// "her" after "each nurse", or after "a nurse must".
fn general(words: &[Word], at: usize) -> Option<&Word> {
    let lower = |place: usize| words.get(place).map_or("", Word::lower);
    let (first, who, verb) = (lower(at), lower(at + 1), lower(at + 2));
    let each = matches!(first, "each" | "every" | "any");
    let rule = matches!(first, "a" | "an" | "the" | "no")
        && matches!(verb, "must" | "should" | "may" | "can" | "shall");
    let before = at.checked_sub(1).map_or("", lower);
    let case = matches!(first, "a" | "an") && CASES.contains(&before);
    if !(each || rule || case) || !PEOPLE.contains(&who) {
        return None;
    }
    let mut near = words.iter().skip(at + 2).take(REACH);
    near.find(|word| {
        matches!(
            word.lower(),
            "his" | "her" | "he" | "she" | "him" | "himself" | "herself"
        )
    })
}

const PEOPLE: [&str; 40] = [
    "gp",
    "surgeon",
    "consultant",
    "supplier",
    "buyer",
    "clinician",
    "professional",
    "officer",
    "adult",
    "child",
    "student",
    "caller",
    "claimant",
    "tenant",
    "colleague",
    "trustee",
    "nurse",
    "carer",
    "doctor",
    "manager",
    "resident",
    "patient",
    "user",
    "person",
    "worker",
    "member",
    "visitor",
    "applicant",
    "driver",
    "cleaner",
    "cook",
    "pharmacist",
    "learner",
    "trainer",
    "client",
    "customer",
    "employee",
    "director",
    "engineer",
    "assistant",
];
