//! Numbers that look random and are the same in every run, and how many times
//! a test tries.

/// A generator after SplitMix64 (Steele, Lea and Flood, 2014): small, and good
/// enough to choose edits and moments.
pub(crate) struct Random(u64);

impl Random {
    /// The generator of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `end`, which is not among them.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap();
        usize::try_from(self.number() % end).unwrap()
    }

    /// One of these.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// The large count of a soak (`tests/run --soak`), else the one of every run
/// (decision 29).
pub(crate) fn tries(usual: usize, soak: usize) -> usize {
    if is_soak() { soak } else { usual }
}

/// Whether this run is a soak.
pub(crate) fn is_soak() -> bool {
    std::env::var_os("GUIDEPOST_SOAK").is_some_and(|value| value == "1")
}

#[test]
fn numbers_are_the_same_in_every_run() {
    let mut random = Random::new(7);
    let numbers: Vec<usize> = (0..8).map(|_| random.below(100)).collect();
    let mut again = Random::new(7);
    let repeated: Vec<usize> = (0..8).map(|_| again.below(100)).collect();
    assert_eq!(numbers, repeated);
    let mut other = Random::new(8);
    assert!((0..8).any(|at| other.below(100) != numbers[at]));
}
