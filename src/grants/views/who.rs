use askama::Template;

use super::super::{
    model::{AccessGraph, AccessPath, AccessPaths, Column, Edge, FormerAccess, How, Node, State},
    paths::{Paths, query},
    texts::Who,
};
use crate::{
    access::{Acting, ViewScopes},
    kernel::{Lang, Party, oslo},
    scopes::facts::ScopeFacts,
    web::{Layout, PAGE, Paging, day, frame, long_day, page_size},
};

/// Places of the graph, in its own units; one is a pixel where there is room.
const BOX_WIDTH: usize = 270;
const BOX_HEIGHT: usize = 52;
const ROW_HEIGHT: usize = 66;
const TOP: usize = 44;
const WIDTH: usize = 990;
/// Letters of a name that fit in a box.
const FITS: usize = 24;

/// A box of the graph.
#[derive(Debug)]
struct Drawn {
    x: usize,
    y: usize,
    title: String,
    below: String,
    class: &'static str,
}

/// A line of the graph: its path, and where its mark is.
#[derive(Debug)]
struct Stroke {
    path: String,
    mark_x: usize,
    mark_y: usize,
    class: &'static str,
    is_broken: bool,
}

/// A line of the table.
#[derive(Debug)]
struct Line {
    consumer: String,
    number: String,
    supplier: Option<(String, String)>,
    status: String,
    colour: &'static str,
    since: String,
}

/// *Hvem har tilgang?*
#[derive(Debug, Template)]
#[template(path = "grants/who.html")]
pub(crate) struct WhoView {
    layout: Layout,
    t: Who,
    lead: &'static str,
    /// Why there is no graph.
    empty: Option<&'static str>,
    finding: String,
    headings: [(usize, &'static str); 3],
    boxes: Vec<Drawn>,
    strokes: Vec<Stroke>,
    /// Of a box.
    size: (usize, usize),
    width: usize,
    height: usize,
    lines: Vec<Line>,
    cut: Option<String>,
    former: String,
}

fn class(state: State) -> &'static str {
    match state {
        State::Valid => "valid",
        State::Ending(_) => "ending",
        State::Ended(_) => "ended",
    }
}

fn status(lang: Lang, state: State) -> (String, &'static str) {
    let t = Who(lang);
    match state {
        State::Valid => (t.valid().to_owned(), "success"),
        State::Ending(last) => (t.ends(day(lang, last)), "warning"),
        State::Ended(at) => (t.removed(day(lang, oslo(at).date())), "danger"),
    }
}

/// As much of a name as fits; the table has the whole.
fn short(name: &str) -> String {
    if name.chars().count() <= FITS { name.to_owned() } else { name.chars().take(FITS - 1).chain(['…']).collect() }
}

fn left(column: Column) -> usize {
    match column {
        Column::Provider => 10,
        Column::Consumers => 360,
        Column::Suppliers => 710,
    }
}

fn place(graph: &AccessGraph, node: &Node) -> (usize, usize) {
    // The provider stands in the middle of those it gave to.
    let row = if node.column == Column::Provider { (graph.rows - 1) * ROW_HEIGHT / 2 } else { node.row * ROW_HEIGHT };
    (left(node.column), TOP + row)
}

fn strokes(graph: &AccessGraph) -> Vec<Stroke> {
    let stroke = |edge: &Edge| {
        let (from, to) = (graph.nodes.get(edge.from)?, graph.nodes.get(edge.to)?);
        let ((from_x, from_y), (to_x, to_y)) = (place(graph, from), place(graph, to));
        let (x1, y1, y2) = (from_x + BOX_WIDTH, from_y + BOX_HEIGHT / 2, to_y + BOX_HEIGHT / 2);
        let half = x1.midpoint(to_x);
        Some(Stroke {
            path: format!("M{x1} {y1}C{half} {y1} {half} {y2} {to_x} {y2}"),
            mark_x: half,
            mark_y: y1.midpoint(y2),
            class: class(edge.state),
            is_broken: matches!(edge.state, State::Ended(_)),
        })
    };
    graph.edges.iter().filter_map(stroke).collect()
}

fn boxes(lang: Lang, graph: &AccessGraph) -> Vec<Drawn> {
    let node = |node: &Node| {
        let (x, y) = place(graph, node);
        let (title, below) = match (&node.party, node.state) {
            (None, _) => (Who(lang).more(graph.more), String::new()),
            (Some(party), State::Valid) => (short(&party.name), party.number.grouped()),
            (Some(party), state) => (short(&party.name), status(lang, state).0),
        };
        Drawn { x, y, title, below, class: class(node.state) }
    };
    graph.nodes.iter().map(node).collect()
}

fn finding(t: Who, paths: &AccessPaths) -> String {
    let consumers = match paths.consumers {
        1 => t.one_consumer().to_owned(),
        n => t.consumers(n),
    };
    match paths.suppliers {
        0 => t.finding_own(consumers),
        1 => t.finding(consumers, t.one_supplier()),
        n => t.finding(consumers, t.suppliers(n)),
    }
}

impl WhoView {
    pub(crate) fn new(
        acting: &Acting<ViewScopes>,
        paths: Paths,
        scope: &ScopeFacts,
        found: AccessPaths,
        limit: usize,
    ) -> Self {
        let today = acting.today();
        let (lang, t) = (paths.lang, Who(paths.lang));
        let finding = finding(t, &found);
        let mut lines = found.lines;
        let cut = (lines.len() > limit).then(|| t.cut(limit));
        lines.truncate(limit);
        let drawn = AccessGraph::new(Party::from(acting.unit()), &lines, today);
        let line = |line: &AccessPath| {
            let (status, colour) = status(lang, line.state(today));
            Line {
                consumer: line.consumer.name.clone(),
                number: line.consumer.number.grouped(),
                supplier: line.supplier.as_ref().map(|supplier| (supplier.name.clone(), supplier.number.grouped())),
                status,
                colour,
                since: line.since.map(|at| day(lang, oslo(at).date())).unwrap_or_default(),
            }
        };
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        Self {
            layout: frame(acting, paths, t.who().to_owned(), below),
            t,
            lead: if scope.open { t.open_lead() } else { t.lead() },
            empty: match (lines.is_empty(), !scope.active) {
                (false, _) => None,
                (true, true) => Some(t.nobody_inactive()),
                (true, false) => Some(t.nobody()),
            },
            finding,
            headings: [
                (left(Column::Provider), t.provider_column()),
                (left(Column::Consumers), t.consumer_column()),
                (left(Column::Suppliers), t.supplier_column()),
            ],
            boxes: boxes(lang, &drawn),
            strokes: strokes(&drawn),
            size: (BOX_WIDTH, BOX_HEIGHT),
            width: WIDTH,
            height: TOP + drawn.rows * ROW_HEIGHT,
            lines: lines.iter().map(line).collect(),
            cut,
            former: paths.former(&scope.id()),
        }
    }
}

/// An access that has ended.
#[derive(Debug)]
struct Past {
    name: String,
    number: String,
    given: String,
    ended: String,
    how: String,
    receipt: Option<(String, String)>,
}

/// *Tidligere tilganger*.
#[derive(Debug, Template)]
#[template(path = "grants/former.html")]
pub(crate) struct FormerView {
    layout: Layout,
    t: Who,
    rows: Vec<Past>,
    paging: Paging,
}

impl FormerView {
    pub(crate) fn new(
        acting: &Acting<ViewScopes>,
        paths: Paths,
        scope: &ScopeFacts,
        mut accesses: Vec<FormerAccess>,
    ) -> Self {
        let (lang, t) = (paths.lang, Who(paths.lang));
        let paging = Paging::cut(&mut accesses, page_size(acting.context(), PAGE), |last| {
            let (at, id) = (last.ended_at.to_string(), last.id.to_string());
            format!("{}?{}", paths.former(&scope.id()), query(&[("etter", &at), ("id", &id)]))
        });
        let how = |access: &FormerAccess| match (access.how, &access.by) {
            (How::TakenBack, Some(name)) => t.taken_back_by(name),
            (How::TakenBack, None) => t.taken_back().to_owned(),
            (How::Revoked, _) => t.revoked().to_owned(),
            (How::Expired, _) => t.expired().to_owned(),
            (How::Undone, _) => t.undone().to_owned(),
        };
        let row = |access: FormerAccess| Past {
            how: how(&access),
            name: access.consumer.name,
            number: access.consumer.number.grouped(),
            given: day(lang, oslo(access.given_at).date()),
            ended: long_day(lang, access.ended_at),
            receipt: access.reference.map(|reference| (paths.receipt(&reference), reference.to_string())),
        };
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        Self {
            layout: frame(acting, paths, t.former().to_owned(), below),
            t,
            rows: accesses.into_iter().map(row).collect(),
            paging,
        }
    }
}
