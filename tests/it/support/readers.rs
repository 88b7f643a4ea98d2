use std::collections::BTreeMap;

use super::{browser::Browser, people::leader_of, world::World};

/// Those who look at what concerns an organisation, one for each, signed in when they are first asked for.
#[derive(Debug)]
pub struct Readers<'a> {
    world: &'a World,
    browsers: BTreeMap<i32, Browser>,
}

impl<'a> Readers<'a> {
    pub fn new(world: &'a World) -> Self {
        Self { world, browsers: BTreeMap::new() }
    }

    /// The browser of somebody who leads this organisation.
    pub async fn of(&mut self, org: i32) -> &mut Browser {
        if !self.browsers.contains_key(&org) {
            self.browsers.insert(org, self.world.signed_in(leader_of(org)).await);
        }
        self.browsers.get_mut(&org).unwrap()
    }
}
