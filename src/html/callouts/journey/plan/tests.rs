//! Whether pictures of journeys hold together: no box on another, no line
//! through a box.

use super::*;
use crate::html::callouts::journey::fit::Look;

fn stop((place, broken): (&str, bool)) -> Stop {
    let words = "a nurse writes the allergy down";
    Stop {
        place: place.to_owned(),
        broken,
        words: vec![vec![Run::new(words, Look::Plain, Size::Words)]],
    }
}

fn plan_of(places: &[(&str, bool)]) -> Plan {
    let stops: Vec<Stop> = places.iter().map(|step| stop(*step)).collect();
    plan(&stops).unwrap()
}

fn names(plan: &Plan) -> Vec<String> {
    let name = |lane: &Lane| {
        let runs = lane.name.iter().flatten();
        runs.map(|run| run.words.as_str()).collect::<String>()
    };
    plan.lanes.iter().map(name).collect()
}

/// Whether a straight part of a line runs through a box.
fn crosses(from: (u32, u32), to: (u32, u32), step: &StepBox) -> bool {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    left < step.x + step.width && right > step.x && top < step.y + step.height && bottom > step.y
}

/// What must hold of every picture.
fn check(plan: &Plan) {
    for (at, step) in plan.boxes.iter().enumerate() {
        let lane = &plan.lanes[step.lane];
        assert!(step.x >= lane.x && step.x + step.width <= lane.x + lane.width);
        assert!(step.y > plan.head && step.y + step.height < plan.height);
        if let Some(before) = at.checked_sub(1) {
            assert!(step.y > plan.boxes[before].y, "later steps stand lower");
        }
        for other in &plan.boxes[..at] {
            let apart = other.lane != step.lane || other.y + other.height < step.y;
            assert!(apart, "boxes {at} and another overlap");
        }
    }
    for join in &plan.joins {
        for part in join.corners.windows(2) {
            for step in &plan.boxes {
                assert!(
                    !crosses(part[0], part[1], step),
                    "{join:?} runs through {step:?}"
                );
            }
        }
    }
    assert_eq!(plan.joins.len(), plan.boxes.len() - 1);
}

#[test]
fn each_place_is_a_lane_in_the_order_of_the_steps() {
    let plan = plan_of(&[
        ("Ward", false),
        ("Surgery", false),
        ("ward", false),
        ("Care home", true),
    ]);
    assert_eq!(names(&plan), ["Ward", "Surgery", "Care home"]);
    let lanes: Vec<usize> = plan.boxes.iter().map(|step| step.lane).collect();
    assert_eq!(lanes, [0, 1, 0, 2]);
    assert!(plan.joins[2].broken && !plan.joins[1].broken);
    check(&plan);
}

#[test]
fn a_join_that_fails_leads_from_the_place_that_it_names() {
    let plan = plan_of(&[
        ("Hospital ward", false),
        ("Hospital to care home", true),
        ("Care home", false),
        ("Hospital to surgery", true),
        ("Care home", false),
    ]);
    assert_eq!(names(&plan), ["Hospital ward", "Care home", "Surgery"]);
    let start = plan.joins[2].corners[0];
    assert_eq!(start.0, plan.boxes[0].middle().0, "from the ward");
    let start = plan.joins[3].corners[0];
    assert_eq!(
        start.0,
        plan.boxes[2].middle().0,
        "the home goes on from its own step"
    );
    check(&plan);
}

#[test]
fn a_picture_needs_more_than_one_lane_and_not_too_many() {
    let stops = |places: &[&str]| -> Vec<Stop> {
        places.iter().map(|place| stop((*place, false))).collect()
    };
    assert!(plan(&stops(&["Ward", "Ward"])).is_none());
    assert!(plan(&stops(&["A", "B", "C", "D", "E"])).is_some());
    assert!(plan(&stops(&["A", "B", "C", "D", "E", "F"])).is_none());
}

#[test]
fn no_way_through_four_lanes_runs_through_a_box() {
    let places = ["A", "B", "C", "D"];
    // Every way of five steps, with the last join broken from the first lane.
    for way in 0..4_usize.pow(5) {
        let lane = |step: u32| places[(way / 4_usize.pow(step)) % 4];
        let mut steps: Vec<(&str, bool)> = (0..5).map(|step| (lane(step), step == 2)).collect();
        steps.push(("A to D", true));
        steps.push(("B", false));
        let stops: Vec<Stop> = steps.iter().map(|step| stop(*step)).collect();
        if let Some(plan) = plan(&stops) {
            check(&plan);
        }
    }
}
