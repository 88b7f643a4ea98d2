//! The graph of *Hvem har tilgang?*: who reaches a scope, by way of whom, laid out in columns. The table below it is made of the same
//! lines.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::kernel::Party;

/// As many boxes as one can still take in. What is beyond them is one more box that says how many, and lines of the table.
const MOST_NODES: usize = 40;
/// An end that is this near is shown in the graph.
const NEAR_DAYS: i64 = 30;

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// It holds.
    Valid,
    /// It holds until this day, which is near.
    Ending(Date),
    /// It was taken back then.
    Ended(Timestamp),
}

/// One way to the scope: a consumer, or a supplier by way of a consumer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccessPath {
    pub consumer: Party,
    /// Who uses it on the consumer's behalf; none where the line is the consumer's own access.
    pub supplier: Option<Party>,
    pub since: Option<Timestamp>,
    pub ends_on: Option<Date>,
    pub ended_at: Option<Timestamp>,
}

/// The first lines, and how many organisations there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct AccessPaths {
    pub lines: Vec<AccessPath>,
    /// Consumers that have it now.
    pub consumers: i64,
    /// Suppliers that use it for them.
    pub suppliers: i64,
}

impl AccessPath {
    pub fn state(&self, today: Date) -> State {
        match (self.ended_at, self.ends_on) {
            (Some(at), _) => State::Ended(at),
            (None, Some(last)) if today.checked_add(NEAR_DAYS.days()).is_ok_and(|near| last <= near) => {
                State::Ending(last)
            }
            _ => State::Valid,
        }
    }
}

/// The columns, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Provider,
    Consumers,
    Suppliers,
}

/// A box: whose, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub party: Option<Party>,
    pub column: Column,
    pub row: usize,
    /// Its own state where it is a consumer.
    pub state: State,
}

/// A line from one box to another, by their places among the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    pub from: usize,
    pub to: usize,
    pub state: State,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct AccessGraph {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// The rows of the longest column.
    pub rows: usize,
    /// Lines that are only in the table. They have a box of their own, the last one.
    pub more: usize,
}

impl AccessGraph {
    /// Lays the lines out. They come by consumer, the consumer's own access first.
    pub(crate) fn new(provider: Party, lines: &[AccessPath], today: Date) -> Self {
        let mut consumers: Vec<(Party, State)> = Vec::new();
        let mut suppliers: Vec<(Party, Vec<(usize, State)>)> = Vec::new();
        let mut more = 0;
        for line in lines {
            let at = consumers.iter().position(|(party, _)| party.number == line.consumer.number);
            let known = line
                .supplier
                .as_ref()
                .is_none_or(|supplier| suppliers.iter().any(|(party, _)| party.number == supplier.number));
            // The provider and the box that says how many more take two.
            let taken = 2 + consumers.len() + suppliers.len();
            let needed = usize::from(at.is_none()) + usize::from(!known);
            if taken + needed > MOST_NODES {
                more += 1;
                continue;
            }
            let at = at.unwrap_or_else(|| {
                // A consumer that has it because all have it holds it as long as the scope is open.
                let own = if line.supplier.is_none() { line.state(today) } else { State::Valid };
                consumers.push((line.consumer.clone(), own));
                consumers.len() - 1
            });
            if let Some(supplier) = &line.supplier {
                let link = (at, line.state(today));
                match suppliers.iter_mut().find(|(party, _)| party.number == supplier.number) {
                    Some((_, links)) => links.push(link),
                    None => suppliers.push((supplier.clone(), vec![link])),
                }
            }
        }
        // A supplier stands at the height of those it works for, so that few lines cross.
        let centre =
            |links: &[(usize, State)]| links.iter().map(|(at, _)| at * 1000).sum::<usize>() / links.len().max(1);
        suppliers.sort_by_key(|(_, links)| centre(links));
        let mut drawn = Self { more, ..Self::default() };
        drawn.nodes.push(Node { party: Some(provider), column: Column::Provider, row: 0, state: State::Valid });
        for (row, (party, state)) in consumers.iter().enumerate() {
            drawn.edges.push(Edge { from: 0, to: drawn.nodes.len(), state: *state });
            drawn.nodes.push(Node { party: Some(party.clone()), column: Column::Consumers, row, state: *state });
        }
        for (row, (party, links)) in suppliers.iter().enumerate() {
            let to = drawn.nodes.len();
            drawn.edges.extend(links.iter().map(|(at, state)| Edge { from: at + 1, to, state: *state }));
            drawn.nodes.push(Node { party: Some(party.clone()), column: Column::Suppliers, row, state: State::Valid });
        }
        if more > 0 {
            drawn.edges.push(Edge { from: 0, to: drawn.nodes.len(), state: State::Valid });
            drawn.nodes.push(Node {
                party: None,
                column: Column::Consumers,
                row: consumers.len(),
                state: State::Valid,
            });
        }
        drawn.rows = (consumers.len() + usize::from(more > 0)).max(suppliers.len()).max(1);
        drawn
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::kernel::OrgNumber;

    /// Numbers with the right check digit, by their place in a row.
    fn party(n: u32) -> Party {
        let number = (310_000_000..).filter_map(|n: u32| n.to_string().parse::<OrgNumber>().ok()).nth(n as usize);
        Party { number: number.unwrap(), name: format!("Nummer {n}") }
    }

    fn line(consumer: u32, supplier: Option<u32>) -> AccessPath {
        AccessPath {
            consumer: party(consumer),
            supplier: supplier.map(party),
            since: None,
            ends_on: None,
            ended_at: None,
        }
    }

    #[test]
    fn an_end_within_thirty_days_is_near() {
        let today = date(2026, 11, 20);
        let until = |last| AccessPath { ends_on: Some(last), ..line(1, None) }.state(today);
        assert_eq!(until(date(2026, 12, 20)), State::Ending(date(2026, 12, 20)));
        assert_eq!(until(date(2026, 12, 21)), State::Valid);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// Never more boxes than one can take in, none on top of another, no line into the void, and nothing lost: what is not drawn is
        /// counted.
        #[test]
        fn the_graph_tells_as_much_as_the_table(shape in prop::collection::vec((0_u32..60, prop::option::of(100_u32..130)), 0..120)) {
            let mut shape = shape;
            shape.sort_unstable();
            shape.dedup();
            let lines: Vec<AccessPath> = shape.iter().map(|(consumer, supplier)| line(*consumer, *supplier)).collect();
            let drawn = AccessGraph::new(party(200), &lines, date(2026, 11, 20));
            prop_assert!(drawn.nodes.len() <= MOST_NODES);
            let places: HashSet<(Column, usize)> = drawn.nodes.iter().map(|node| (node.column, node.row)).collect();
            prop_assert_eq!(places.len(), drawn.nodes.len());
            prop_assert!(drawn.nodes.iter().all(|node| node.row < drawn.rows));
            prop_assert!(drawn.edges.iter().all(|edge| edge.from < drawn.nodes.len() && edge.to < drawn.nodes.len()));
            let delegated = lines.iter().filter(|line| line.supplier.is_some()).count();
            let own = lines.len() - delegated;
            let drawn_delegated = drawn.edges.iter().filter(|edge| drawn.nodes[edge.to].column == Column::Suppliers).count();
            prop_assert!(drawn_delegated + drawn.more >= delegated);
            prop_assert!(drawn_delegated + own + drawn.more >= lines.len());
            if lines.len() < 20 {
                prop_assert_eq!(drawn.more, 0);
                prop_assert_eq!(drawn_delegated, delegated);
            }
        }
    }
}
