//! Where everything stands in the picture of a journey: lanes side by side,
//! steps from top to bottom, joins between them. Pure numbers and words; it
//! never knows markup or sites.
//!
//! Lengths are units of the picture: 16 are 1rem, so that words in it are as
//! large as small words of the page and grow with the reader's setting.

use super::fit::{Run, Size, wrap};

/// How wide the picture is: the inside of a callout.
pub(super) const WIDTH: u32 = 592;
/// With more lanes, words would break too often; then the list stands alone.
const MOST_LANES: usize = 5;
/// Between the edge of a lane and its boxes.
const LANE_EDGE: u32 = 6;
/// Between the edge of a box and its words.
pub(super) const BOX_EDGE: u32 = 9;
/// Above the first line of a box, beside the number.
const BOX_TOP: u32 = 13;
/// Between the paragraphs of a box.
const BETWEEN_PARTS: u32 = 4;
/// Between two boxes under each other: room for an arrow and a cross.
const BETWEEN: u32 = 42;
/// Between a line that runs across and what stands above it.
const CLEAR: u32 = 12;

/// A step as the picture needs it.
#[derive(Debug, Clone, Default)]
pub(super) struct Stop {
    /// Where it happens: `Ward`; for a join that fails also `Ward to surgery`.
    pub(super) place: String,
    /// Whether the join to it fails.
    pub(super) broken: bool,
    /// The words of its box, paragraph by paragraph.
    pub(super) words: Vec<Vec<Run>>,
}

/// The whole picture.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) height: u32,
    pub(super) lanes: Vec<Lane>,
    pub(super) boxes: Vec<StepBox>,
    pub(super) joins: Vec<Join>,
    /// Where the boxes start, under the names of the lanes.
    pub(super) head: u32,
}

/// A place, from top to bottom.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) x: u32,
    pub(super) width: u32,
    /// Its name, line by line.
    pub(super) name: Vec<Vec<Run>>,
}

/// A step.
#[derive(Debug)]
pub(super) struct StepBox {
    pub(super) lane: usize,
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) broken: bool,
    /// Its words, line by line, each with the height of its foot in the box.
    pub(super) lines: Vec<(u32, Vec<Run>)>,
}

/// The line from one step to another, corner by corner.
#[derive(Debug)]
pub(super) struct Join {
    pub(super) corners: Vec<(u32, u32)>,
    pub(super) broken: bool,
}

impl StepBox {
    fn middle(&self) -> (u32, u32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }

    fn bottom(&self) -> u32 {
        self.y + self.height
    }
}

/// Plans the picture; nothing where a picture would not help.
pub(super) fn plan(stops: &[Stop]) -> Option<Plan> {
    let found = Lanes::of(stops);
    let count = found.names.len();
    if stops.len() < 2 || !(2..=MOST_LANES).contains(&count) {
        return None;
    }
    let width = WIDTH / u32::try_from(count).ok()?;
    let lane = |(at, name): (u32, &String)| Lane {
        x: at * width,
        width,
        name: wrap(&[Run::label(name)], width - 2 * LANE_EDGE),
    };
    let lanes: Vec<Lane> = (0..).zip(&found.names).map(lane).collect();
    let lines = lanes.iter().map(|lane| lane.name.len()).max()?;
    let head = u32::try_from(lines).ok()? * Size::Words.line() + 2 * LANE_EDGE;
    let mut placing = Placing {
        taken: vec![head; count],
        boxes: Vec::new(),
        joins: Vec::new(),
    };
    for (at, stop) in stops.iter().enumerate() {
        let lane = &lanes[found.of_stop[at]];
        placing.put(&found, at, fill(stop, found.of_stop[at], lane));
    }
    let height = placing.boxes.iter().map(StepBox::bottom).max()? + BETWEEN / 2;
    Some(Plan {
        height,
        lanes,
        boxes: placing.boxes,
        joins: placing.joins,
        head,
    })
}

/// The box of a step, at no height yet.
fn fill(stop: &Stop, at: usize, lane: &Lane) -> StepBox {
    let width = lane.width - 2 * LANE_EDGE;
    let mut lines = Vec::new();
    let mut foot = BOX_TOP - BETWEEN_PARTS;
    for runs in &stop.words {
        foot += BETWEEN_PARTS;
        for line in wrap(runs, width - 2 * BOX_EDGE) {
            foot += line_height(&line);
            lines.push((foot, line));
        }
    }
    StepBox {
        lane: at,
        x: lane.x + LANE_EDGE,
        y: 0,
        width,
        height: foot + BOX_EDGE,
        broken: stop.broken,
        lines,
    }
}

/// How tall a line is.
pub(super) fn line_height(line: &[Run]) -> u32 {
    let tallest = line.iter().map(|run| run.size.line()).max();
    tallest.unwrap_or(Size::Words.line())
}

/// Boxes that have their place, and how far down each lane is taken.
struct Placing {
    taken: Vec<u32>,
    boxes: Vec<StepBox>,
    joins: Vec<Join>,
}

impl Placing {
    /// Puts a step under what is there, and draws the line to it.
    fn put(&mut self, lanes: &Lanes, at: usize, mut step: StepBox) {
        let from = self.before(lanes, at);
        let above = self.boxes.last().map_or(0, |last| last.y + BETWEEN / 2);
        let Some(from) = from else {
            step.y = self.taken[step.lane] + BETWEEN / 2;
            self.taken[step.lane] = step.bottom();
            self.boxes.push(step);
            return;
        };
        let (start, end) = (&self.boxes[from], step.middle().0);
        let (x, side) = start.middle();
        let across = start.lane.min(step.lane)..=start.lane.max(step.lane);
        let own = start.lane;
        let others = across.clone().filter(|lane| *lane != own);
        let free = others.map(|lane| self.taken[lane] + CLEAR).max();
        let mut corners = Vec::new();
        if start.lane == step.lane {
            step.y = self.taken[step.lane] + BETWEEN;
            corners.push((x, start.bottom()));
        } else if from + 1 == self.boxes.len() && free.is_some_and(|free| free <= side) {
            // Out of the side, then down.
            step.y = side + BETWEEN;
            let edge = if end > x {
                start.x + start.width
            } else {
                start.x
            };
            corners.extend([(edge, side), (end, side)]);
        } else {
            // Down, below everything on the way, and down again.
            let free = across.clone().map(|lane| self.taken[lane] + CLEAR).max();
            let turn = free.unwrap_or(side);
            step.y = turn + BETWEEN;
            corners.extend([(x, start.bottom()), (x, turn), (end, turn)]);
        }
        step.y = step.y.max(above);
        let line = corners.last().map_or(side, |corner| corner.1);
        for lane in across {
            self.taken[lane] = self.taken[lane].max(line);
        }
        corners.push((end, step.y));
        self.taken[step.lane] = step.bottom();
        self.joins.push(Join {
            corners,
            broken: step.broken,
        });
        self.boxes.push(step);
    }

    /// The step that a line comes from: the last one of the lane that a join
    /// names; after such a join the last one of the own lane, as the join led
    /// away from it; else the step before.
    fn before(&self, lanes: &Lanes, at: usize) -> Option<usize> {
        let last_in = |lane: usize| self.boxes.iter().rposition(|step| step.lane == lane);
        let previous = at.checked_sub(1)?;
        if let Some(lane) = lanes.from[at] {
            return Some(last_in(lane).unwrap_or(previous));
        }
        match lanes.from[previous] {
            Some(_) => Some(last_in(lanes.of_stop[at]).unwrap_or(previous)),
            None => Some(previous),
        }
    }
}

/// The places of a journey.
struct Lanes {
    names: Vec<String>,
    /// The lane of each step.
    of_stop: Vec<usize>,
    /// For a join `A to B`, the lane of A.
    from: Vec<Option<usize>>,
}

impl Lanes {
    fn of(stops: &[Stop]) -> Self {
        let plain: Vec<&str> = stops
            .iter()
            .filter(|stop| ends(stop).is_none())
            .map(|stop| stop.place.as_str())
            .collect();
        let known = |name: &str| plain.iter().find(|known| is_same(known, name)).copied();
        let mut names: Vec<String> = Vec::new();
        let of_stop = stops
            .iter()
            .map(|stop| {
                let place = ends(stop).map_or(stop.place.as_str(), |(_, to)| to);
                let name = known(place).map_or_else(|| capital(place), str::to_owned);
                names
                    .iter()
                    .position(|own| is_equal(own, &name))
                    .unwrap_or_else(|| {
                        names.push(name);
                        names.len() - 1
                    })
            })
            .collect();
        let from = stops.iter().map(|stop| {
            let name = known(ends(stop)?.0)?;
            names.iter().position(|own| is_equal(own, name))
        });
        let from = from.collect();
        Self {
            names,
            of_stop,
            from,
        }
    }
}

/// The two ends of a join that fails: `Ward to surgery`.
pub(super) fn ends(stop: &Stop) -> Option<(&str, &str)> {
    stop.place.split_once(" to ").filter(|_| stop.broken)
}

fn is_equal(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// Whether two names say the same place: `Hospital` and `Hospital ward`.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let starts = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    starts(&a, &b) || starts(&b, &a)
}

/// Some words with a capital in front.
pub(super) fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests;
