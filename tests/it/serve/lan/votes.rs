//! Votes: numbers only, one of each phone, for what is shown.

use guidepost::serve::Clock;

use super::desk::{self, Desk};
use super::{Presented, present};

impl Presented {
    fn vote(&self, body: &str) -> u16 {
        let path = format!("{}vote", self.base());
        let origin = format!("Origin: http://{}\r\n", self.host());
        self.request("POST", &path, &origin, body).status
    }

    fn voter(&self) -> String {
        let answer = self.get("voter");
        assert_eq!(answer.status, 200);
        answer.text()
    }
}

fn shown(presented: &Presented, choices: u8) -> Desk {
    let (mut desk, _) = desk::open(presented);
    desk.show(3, choices, "null");
    desk.hear_about("\"slide\":3");
    desk
}

#[test]
fn each_phone_counts_once_and_may_change_its_mind() {
    let presented = present(Clock::of_the_machine());
    let mut desk = shown(&presented, 3);
    let voters: Vec<String> = (0..3).map(|_| presented.voter()).collect();
    for (choice, voter) in [(0, 0), (1, 1), (1, 2), (2, 0), (2, 0)] {
        assert_eq!(
            presented.vote(&format!("3 {choice} {}", voters[voter])),
            204
        );
    }
    let heard = desk.hear_about("\"votes\":[0,2,1]");
    assert!(heard.contains("\"phones\":3"), "{heard}");
    desk.say("{\"clear\":3}");
    desk.hear_about("\"votes\":[0,0,0]");
}

#[test]
fn text_and_strangers_are_refused() {
    let presented = present(Clock::of_the_machine());
    let mut desk = shown(&presented, 2);
    let voter = presented.voter();
    for text in [
        "",
        "yes",
        "My name is Made Up",
        "3 0",
        "3 A 1",
        "{\"slide\":3,\"choice\":0}",
        "3 0 1 canary",
        "<script>",
    ] {
        assert_eq!(presented.vote(text), 400, "{text}");
    }
    assert_eq!(presented.vote(&"1".repeat(10_000)), 413);
    assert_eq!(
        presented.vote("3 0 12345"),
        403,
        "a number that nobody gave out"
    );
    assert_eq!(presented.vote(&format!("3 2 {voter}")), 409, "no such line");
    assert_eq!(
        presented.vote(&format!("4 0 {voter}")),
        409,
        "another slide"
    );
    let path = format!("{}vote", presented.base());
    let ballot = format!("3 0 {voter}");
    let evil = "Origin: http://evil.example\r\n";
    assert_eq!(presented.request("POST", &path, evil, &ballot).status, 403);
    assert_eq!(presented.request("POST", "/vote", "", &ballot).status, 404);
    assert_eq!(presented.vote(&ballot), 204);
    let heard = desk.hear_about("\"votes\":[1,0]");
    assert!(!heard.contains("canary"), "{heard}");
}

#[test]
fn nobody_votes_once_the_answer_is_shown_and_the_room_is_not_endless() {
    let presented = present(Clock::of_the_machine());
    let mut desk = shown(&presented, 2);
    let voter = presented.voter();
    desk.show(3, 2, "[]");
    assert!(
        presented
            .get("state?after=1")
            .text()
            .contains("\"show\":[]")
    );
    assert_eq!(presented.vote(&format!("3 0 {voter}")), 409);
    let mut client = crate::serve::client::Client::connect(presented.host());
    let path = format!("{}voter", presented.base());
    let given = (0..400).filter(|_| client.get(&path).status == 200).count();
    assert_eq!(given, 299, "300 phones may vote");
}
