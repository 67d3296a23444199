//! What the room is shown now, and what it answered: numbers only. Pure: it
//! knows no sockets, no names and no addresses, and nobody's answer can be
//! told from another's once it is counted.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// As many letters as a message may have (decision 25).
pub(super) const LONGEST: usize = 2_000;
/// As many lines as a slide may offer: one for each letter of the alphabet.
const MOST_CHOICES: u8 = 26;
/// As many phones may vote.
const MOST_VOTERS: usize = 300;
/// As many slides may be voted on.
const MOST_SLIDES: usize = 500;

/// What the trainer's page says. What it says beside this is left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Push {
    /// What the room is to see.
    pub(super) state: Shown,
    /// How many lines of the slide can be voted for; 0 where none can.
    pub(super) choices: u8,
    /// The row of the plan; 0 before the first.
    pub(super) row: u32,
    /// The trainer's clock, in milliseconds: countdowns are told by it.
    pub(super) sent_at: u64,
}

/// What the room is to see, as the deck's own windows tell it each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Shown {
    /// The number of the slide, from 1.
    slide: u32,
    black: bool,
    hands: Vec<u32>,
    /// The lines of an answer once the trainer shows it.
    show: Option<Vec<Line>>,
    countdown: Countdown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    right: String,
    words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Countdown {
    status: String,
    ends_at: u64,
    left: u64,
}

/// A vote that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Vote {
    slide: u32,
    choice: u8,
    voter: u64,
}

impl Vote {
    /// Reads `3 1 8273645`: a slide, a line from 0, who votes. Nothing where
    /// there is anything but three numbers.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?;
        let mut numbers = text.split(' ');
        let mut next = || {
            let number = numbers.next()?;
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| number.parse::<u64>().ok())?
        };
        let vote = Self {
            slide: u32::try_from(next()?).ok()?,
            choice: u8::try_from(next()?).ok()?,
            voter: next()?,
        };
        numbers.next().is_none().then_some(vote)
    }
}

/// Why a vote does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Uncounted {
    /// The room is shown something else by now, or nothing to vote on.
    Passed,
    /// Nobody gave out that number.
    Stranger,
}

/// One run of the slides.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// What is shown; nothing before the trainer's page speaks.
    shown: Option<Push>,
    /// Who may vote: numbers that mean nothing elsewhere.
    voters: BTreeSet<u64>,
    /// The line that each voter chose, by slide.
    votes: BTreeMap<u32, BTreeMap<u64, u8>>,
}

impl Room {
    /// Takes what the trainer's page says; false where it is not a state.
    pub(super) fn push(&mut self, push: Push) -> bool {
        if push.choices > MOST_CHOICES || push.state.slide == 0 {
            return false;
        }
        self.shown = Some(push);
        true
    }

    /// What is shown.
    pub(super) fn shown(&self) -> Option<&Push> {
        self.shown.as_ref()
    }

    /// Lets somebody vote under a number that nobody can guess; false where
    /// the room is full or the number is taken.
    pub(super) fn admit(&mut self, number: u64) -> bool {
        self.voters.len() < MOST_VOTERS && self.voters.insert(number)
    }

    /// Counts a vote. A later one of the same voter takes its place.
    pub(super) fn vote(&mut self, vote: Vote) -> Result<(), Uncounted> {
        if !self.voters.contains(&vote.voter) {
            return Err(Uncounted::Stranger);
        }
        let open = self.shown.as_ref().is_some_and(|push| {
            push.state.slide == vote.slide
                && push.state.show.is_none()
                && !push.state.black
                && vote.choice < push.choices
        });
        let room = self.votes.contains_key(&vote.slide) || self.votes.len() < MOST_SLIDES;
        if !open || !room {
            return Err(Uncounted::Passed);
        }
        let votes = self.votes.entry(vote.slide).or_default();
        votes.insert(vote.voter, vote.choice);
        Ok(())
    }

    /// Forgets the votes on a slide.
    pub(super) fn clear(&mut self, slide: u32) {
        self.votes.remove(&slide);
    }

    /// What the trainer sees: the slide that is shown and its votes by line.
    pub(super) fn count(&self) -> Count {
        let Some(push) = &self.shown else {
            return Count {
                phones: self.voters.len(),
                ..Count::default()
            };
        };
        let mut votes = vec![0; usize::from(push.choices)];
        let own = self.votes.get(&push.state.slide);
        for choice in own.into_iter().flat_map(BTreeMap::values) {
            if let Some(count) = votes.get_mut(usize::from(*choice)) {
                *count += 1;
            }
        }
        Count {
            slide: push.state.slide,
            votes,
            phones: self.voters.len(),
        }
    }
}

/// Votes by line.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Count {
    /// The slide.
    slide: u32,
    /// How many voted for each line.
    votes: Vec<u32>,
    /// How many phones can vote.
    phones: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(slide: u32, choices: u8, more: &str) -> Push {
        let state = format!(
            "{{\"slide\":{slide},\"black\":false,\"hands\":[],\"show\":null,\
             \"countdown\":{{\"status\":\"off\",\"endsAt\":0,\"left\":0}}{more}}}"
        );
        let text = format!(
            "{{\"state\":{state},\"choices\":{choices},\"row\":1,\"sentAt\":5,\"note\":\"x\"}}"
        );
        serde_json::from_str(&text).unwrap()
    }

    fn vote(text: &str) -> Vote {
        Vote::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_vote_is_three_numbers_and_nothing_else() {
        let read = Vote {
            slide: 3,
            choice: 1,
            voter: 8_273_645,
        };
        assert_eq!(vote("3 1 8273645"), read);
        for wrong in [
            "",
            "3",
            "3 1",
            "3 1 2 4",
            "3  2",
            "3 1 2 ",
            " 3 1 2",
            "a 1 2",
            "3 -1 2",
            "3 +1 2",
            "3 1 2\n",
            "3 1.5 2",
            "3 300 2",
            "{\"slide\":3}",
            "3 1 99999999999999999999999",
        ] {
            assert_eq!(Vote::read(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(Vote::read(b"3 1 \xff"), None);
    }

    #[test]
    fn each_voter_counts_once_for_what_is_shown() {
        let mut room = Room::default();
        assert!(room.admit(7) && room.admit(8) && !room.admit(8));
        assert_eq!(room.vote(vote("4 0 7")), Err(Uncounted::Passed));
        assert!(room.push(push(4, 3, "")));
        assert_eq!(room.vote(vote("4 0 9")), Err(Uncounted::Stranger));
        assert_eq!(
            room.vote(vote("4 3 7")),
            Err(Uncounted::Passed),
            "no such line"
        );
        assert_eq!(
            room.vote(vote("5 0 7")),
            Err(Uncounted::Passed),
            "not shown"
        );
        for choice in ["4 0 7", "4 2 8", "4 1 7"] {
            assert_eq!(room.vote(vote(choice)), Ok(()));
        }
        assert_eq!(room.count().votes, [0, 1, 1]);
        room.clear(4);
        assert_eq!(room.count().votes, [0, 0, 0]);
    }

    #[test]
    fn nobody_votes_once_the_answer_is_shown_or_the_screen_is_black() {
        let mut room = Room::default();
        assert!(room.admit(7));
        for (from, to) in [
            (
                "\"show\":null",
                "\"show\":[{\"right\":\"yes\",\"words\":\"x\"}]",
            ),
            ("\"black\":false", "\"black\":true"),
        ] {
            let mut shown = push(4, 3, "");
            let state = serde_json::to_string(&shown.state).unwrap();
            shown.state = serde_json::from_str(&state.replace(from, to)).unwrap();
            assert!(room.push(shown));
            assert_eq!(room.vote(vote("4 0 7")), Err(Uncounted::Passed), "{to}");
        }
    }

    #[test]
    fn what_the_page_says_beside_the_state_goes_nowhere() {
        let shown = push(4, 3, ",\"notes\":\"only for the trainer\"");
        let text = serde_json::to_string(&shown.state).unwrap();
        assert!(!text.contains("trainer"), "{text}");
        assert!(!Room::default().push(push(4, 27, "")));
        assert!(!Room::default().push(push(0, 1, "")));
    }

    #[test]
    fn a_room_holds_so_many_voters() {
        let mut room = Room::default();
        let admitted = (0..1_000).filter(|number| room.admit(*number)).count();
        assert_eq!(admitted, MOST_VOTERS);
    }
}
