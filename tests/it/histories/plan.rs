//! Plans: who does what in a history, drawn from a seed. Another seed is another plan, and the same seed the same one.

/// Those who act for the giver: two with a key role, and one who holds the package for API access and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    Hanne,
    Ingrid,
    Mona,
}

/// Those who are given something: two suppliers and a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    One,
    Two,
    Tor,
}

/// What there is to give. The first two are API resources: of one scope, and of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    Meters,
    Leaks,
    Events,
    Integrations,
    Main,
}

/// What the provider takes out of use and into use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Scope(usize),
    Resource(usize),
}

pub const ACTORS: [Actor; 3] = [Actor::Hanne, Actor::Ingrid, Actor::Mona];
pub const HOLDERS: [Holder; 3] = [Holder::One, Holder::Two, Holder::Tor];
pub const THINGS: [Thing; 5] = [Thing::Meters, Thing::Leaks, Thing::Events, Thing::Integrations, Thing::Main];
pub const PARTS: [Part; 4] = [Part::Scope(0), Part::Scope(1), Part::Resource(0), Part::Resource(1)];

impl Thing {
    /// Which API resource it is, if it is one.
    pub fn resource(self) -> Option<usize> {
        THINGS[..2].iter().position(|thing| *thing == self)
    }
    pub fn is_api(self) -> bool {
        self.resource().is_some()
    }
}

/// What the two who turn four eyes off do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    Propose,
    Confirm,
    Drop,
}

/// One thing somebody does, or that happens to the world. A last day is told in days from today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Chooses what to give, in place of what was chosen before.
    Choose {
        actor: Actor,
        holder: Holder,
        things: Vec<Thing>,
        until: Option<i32>,
    },
    /// Marks one thing for removal, or everything.
    Mark {
        actor: Actor,
        holder: Holder,
        thing: Option<Thing>,
    },
    Unmark {
        actor: Actor,
        holder: Holder,
    },
    /// Marks what is held in an older version, to take the newest in.
    Renew {
        actor: Actor,
        holder: Holder,
        thing: Thing,
    },
    /// Looks a draft over. It may be confirmed as it was then.
    Review {
        actor: Actor,
        author: Actor,
        holder: Holder,
    },
    Confirm {
        actor: Actor,
        author: Actor,
        holder: Holder,
        as_reviewed: bool,
        breach: bool,
    },
    Discard {
        actor: Actor,
        author: Actor,
        holder: Holder,
    },
    /// Sends the form again that they sent last with success.
    PressAgain {
        actor: Actor,
    },
    Redate {
        actor: Actor,
        holder: Holder,
        thing: Thing,
        until: Option<i32>,
    },
    /// Confirms the last day that was proposed last.
    Agree {
        actor: Actor,
    },
    /// Of the receipts of the giver, counted from the newest.
    Undo {
        actor: Actor,
        nth: usize,
    },
    /// The same, of the provider's.
    UndoOfProvider {
        nth: usize,
    },
    FourEyes {
        actor: Actor,
    },
    FourEyesOff {
        actor: Actor,
        how: Off,
    },
    Toggle {
        part: Part,
        on: bool,
    },
    /// The provider puts the other scope into a resource too, or takes it out again.
    Rebundle,
    GiveAccess {
        scope: usize,
    },
    RemoveAccess {
        scope: usize,
    },
    Ask {
        holder: Holder,
        things: Vec<Thing>,
    },
    /// Answers what a supplier asked for last, with a draft.
    Approve {
        actor: Actor,
        holder: Holder,
        things: Vec<Thing>,
    },
    ConfirmAnswer {
        actor: Actor,
        holder: Holder,
    },
    Decline {
        actor: Actor,
        holder: Holder,
    },
    TakeBack {
        holder: Holder,
    },
    /// The actor loses what opens the pages, and gets it back.
    LoseRight {
        actor: Actor,
    },
    GainRight {
        actor: Actor,
    },
    /// Every last day that this holder has passes, and the housekeeping comes.
    DaysPass {
        holder: Holder,
    },
    /// All that has been done was done a day ago.
    ADayPasses,
}

/// Chance from a seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The history with this number of the run with this seed.
    pub fn of(seed: u64, history: u64) -> Self {
        Self(seed.wrapping_add(history.wrapping_mul(0xD1B5_4A32_D192_ED03)))
    }
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }
    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
    fn of_these<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())]
    }
    fn some_of(&mut self, these: &[Thing]) -> Vec<Thing> {
        let first = self.of_these(these);
        these.iter().copied().filter(|thing| *thing == first || self.one_in(2)).collect()
    }
}

/// The steps of those who act at the same time, each after the other. One hand: everything comes in one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub hands: Vec<Vec<Step>>,
}

impl Plan {
    /// Of ten to thirty steps. Every other plan is played in one order, by one, two or three who take turns; in the others two or three act
    /// at once.
    pub fn draw(mut chance: Chance) -> Self {
        let (at_once, actors) = (chance.one_in(2), 1 + chance.below(3));
        let length = 10 + chance.below(21);
        let hands = if at_once { actors.max(2) } else { 1 };
        // Few places, so that they meet.
        let holders = if chance.one_in(2) { vec![Holder::One, Holder::Tor] } else { HOLDERS.to_vec() };
        let mut plan = Self { hands: vec![Vec::new(); hands] };
        for nth in 0..length {
            let hand = nth % hands;
            let actor = if at_once { ACTORS[hand] } else { ACTORS[chance.below(actors)] };
            let likely = plan.hands[hand].last().and_then(Step::often_followed_by).filter(|_| !chance.one_in(4));
            plan.hands[hand].push(likely.unwrap_or_else(|| step(&mut chance, actor, &holders, at_once)));
        }
        plan
    }
    pub fn is_at_once(&self) -> bool {
        self.hands.len() > 1
    }
    pub fn len(&self) -> usize {
        self.hands.iter().map(Vec::len).sum()
    }
    /// Without the step with this number, counted through all hands.
    pub fn without(&self, mut nth: usize) -> Self {
        let mut plan = self.clone();
        for hand in &mut plan.hands {
            if nth < hand.len() {
                hand.remove(nth);
                break;
            }
            nth -= hand.len();
        }
        plan
    }
}

/// One step of this actor. What the provider does and what happens is in everybody's hands.
fn step(chance: &mut Chance, actor: Actor, holders: &[Holder], at_once: bool) -> Step {
    let holder = chance.of_these(holders);
    let until = chance.of_these(&[None, None, Some(30), Some(60)]);
    let author = if chance.one_in(3) { chance.of_these(&ACTORS) } else { actor };
    let supplier = chance.of_these(&[Holder::One, Holder::Two]);
    let thing = things_for(chance, holder);
    let scope = chance.below(2);
    match chance.below(100) {
        0..24 => Step::Choose { actor, holder, things: chance.some_of(&thing), until },
        24..37 => Step::Mark { actor, holder, thing: (!chance.one_in(3)).then(|| chance.of_these(&thing)) },
        37..38 => Step::Unmark { actor, holder },
        38..42 => Step::Renew { actor, holder, thing: Thing::Meters },
        42..45 => Step::Review { actor, author, holder },
        45..54 => Step::Confirm { actor, author, holder, as_reviewed: chance.one_in(3), breach: chance.one_in(8) },
        54..56 => Step::Discard { actor, author, holder },
        56..58 => Step::PressAgain { actor },
        58..62 => Step::Redate { actor, holder, thing: chance.of_these(&thing), until },
        62..63 => Step::Agree { actor },
        63..72 => Step::Undo { actor, nth: chance.below(3) },
        72..74 => Step::UndoOfProvider { nth: chance.below(2) },
        74..77 => Step::FourEyes { actor },
        77..79 => Step::FourEyesOff { actor, how: chance.of_these(&[Off::Propose, Off::Confirm, Off::Drop]) },
        79..83 => Step::Toggle { part: chance.of_these(&PARTS), on: chance.one_in(2) },
        83..84 => Step::Rebundle,
        84..86 if chance.one_in(2) => Step::RemoveAccess { scope },
        84..86 => Step::GiveAccess { scope },
        86..88 => Step::Ask { holder: supplier, things: chance.some_of(&THINGS[..2]) },
        88..90 => Step::Approve { actor, holder: supplier, things: chance.some_of(&THINGS[..2]) },
        90..92 => Step::ConfirmAnswer { actor, holder: supplier },
        92..93 => Step::Decline { actor, holder: supplier },
        93..94 => Step::TakeBack { holder: supplier },
        94..95 => Step::LoseRight { actor: chance.of_these(&[Actor::Ingrid, Actor::Mona]) },
        95..98 => Step::GainRight { actor: chance.of_these(&[Actor::Ingrid, Actor::Mona]) },
        98..99 if !at_once => Step::ADayPasses,
        _ => Step::DaysPass { holder },
    }
}

/// Of one form: suppliers are given API access with one, and packages with another.
fn things_for(chance: &mut Chance, holder: Holder) -> Vec<Thing> {
    match holder {
        Holder::Tor => vec![Thing::Events, Thing::Integrations, Thing::Main],
        _ if chance.one_in(4) => vec![Thing::Events],
        _ => vec![Thing::Meters, Thing::Leaks],
    }
}

impl Step {
    /// What somebody who has drafted something does next, more often than not.
    fn often_followed_by(&self) -> Option<Self> {
        match self {
            Self::Choose { actor, holder, .. }
            | Self::Mark { actor, holder, .. }
            | Self::Renew { actor, holder, .. } => {
                let (actor, holder) = (*actor, *holder);
                Some(Self::Confirm { actor, author: actor, holder, as_reviewed: true, breach: false })
            }
            Self::Approve { actor, holder, .. } => Some(Self::ConfirmAnswer { actor: *actor, holder: *holder }),
            _ => None,
        }
    }
    /// Who takes it, of those who act for the giver.
    pub fn actor(&self) -> Option<Actor> {
        match self {
            Self::Choose { actor, .. }
            | Self::Mark { actor, .. }
            | Self::Unmark { actor, .. }
            | Self::Renew { actor, .. }
            | Self::Review { actor, .. }
            | Self::Confirm { actor, .. }
            | Self::Discard { actor, .. }
            | Self::PressAgain { actor }
            | Self::Redate { actor, .. }
            | Self::Agree { actor }
            | Self::Undo { actor, .. }
            | Self::FourEyes { actor }
            | Self::FourEyesOff { actor, .. }
            | Self::Approve { actor, .. }
            | Self::ConfirmAnswer { actor, .. }
            | Self::Decline { actor, .. } => Some(*actor),
            _ => None,
        }
    }
}
