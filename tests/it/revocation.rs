//! What was taken away gives no token from then on, in any portal: changes on the pages and token requests at the same time, and no request
//! that began after a change was acknowledged is answered as before it. `ROUNDS` says how many changes; `bin/nightly` asks for ten thousand.

use std::{
    cell::{Cell, RefCell},
    env,
    rc::Rc,
    time::Instant,
};

use crate::{
    clients::{client_off, client_on, remove_key},
    support::{
        browser::Browser,
        machine::{KID, Machine, READ},
        page::Page,
        people::{ALI, EKSEMPEL, KARI, NETT},
        steps::{READ_INSTANCES, give},
        world::World,
    },
};

/// What a token takes; each can be taken away and comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    Delegation,
    Client,
    Key,
    Scope,
}

const CONDITIONS: [Condition; 4] = [Condition::Delegation, Condition::Client, Condition::Key, Condition::Scope];

/// A change of a condition: from when it may count, and from when it counts.
#[derive(Debug, Clone, Copy)]
struct Write {
    of: Condition,
    is_met: bool,
    begun: Instant,
    acknowledged: Option<Instant>,
}

/// All changes so far.
#[derive(Debug, Default)]
struct History(RefCell<Vec<Write>>);

impl History {
    /// May a request that took from `begun` to `ended` have been answered so?
    fn allows(&self, (begun, ended): (Instant, Instant), is_issued: bool) -> bool {
        let writes = self.0.borrow();
        let may_be = |of: Condition, is_met: bool| {
            let of_it = || writes.iter().filter(move |write| write.of == of);
            let before = of_it().rfind(|write| write.acknowledged.is_some_and(|at| at <= begun));
            let meanwhile = |write: &Write| write.begun <= ended && write.acknowledged.is_none_or(|at| at > begun);
            before.is_none_or(|write| write.is_met) == is_met || of_it().any(meanwhile)
        };
        if is_issued {
            CONDITIONS.into_iter().all(|of| may_be(of, true))
        } else {
            CONDITIONS.into_iter().any(|of| may_be(of, false))
        }
    }
}

/// Those who change things, and what they would press to undo it.
struct Administrators {
    kari: Browser,
    ali: Browser,
    client: Page,
    delegation: Option<Page>,
    key: Option<Page>,
    scope: Option<Page>,
}

impl Administrators {
    async fn change(&mut self, condition: Condition, is_met: bool) {
        match (condition, is_met) {
            (Condition::Delegation, true) => {
                self.delegation = Some(give(&mut self.kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await);
            }
            (Condition::Delegation, false) => undo(&mut self.kari, &mut self.delegation, "Angre").await,
            (Condition::Client, true) => drop(client_on(&mut self.ali, &self.client).await),
            (Condition::Client, false) => drop(client_off(&mut self.ali, &self.client).await),
            (Condition::Key, true) => undo(&mut self.ali, &mut self.key, "Angre fjerningen").await,
            (Condition::Key, false) => self.key = Some(remove_key(&mut self.ali, &self.client, KID).await),
            (Condition::Scope, true) => undo(&mut self.ali, &mut self.scope, "Angre").await,
            (Condition::Scope, false) => {
                let removed = crate::clients::set_scope(&mut self.ali, &self.client, None).await;
                self.scope = Some(removed);
            }
        }
    }
}

async fn undo(browser: &mut Browser, receipt: &mut Option<Page>, button: &str) {
    let undone = browser.submit(&receipt.take().unwrap(), button, &[]).await;
    assert!(undone.path.contains("/kvittering/"), "{}", undone.text());
}

/// A number below `most`, another one each time.
fn draw(most: usize) -> usize {
    let mut byte = [0];
    aws_lc_rs::rand::fill(&mut byte).unwrap();
    usize::from(byte[0]) % most
}

#[actix_web::test]
async fn no_token_is_issued_against_what_was_acknowledged_before_its_request_began() {
    let rounds: usize = env::var("ROUNDS").ok().map_or(12, |rounds| rounds.parse().unwrap());
    let (world, [kari, mut ali]) = World::with_users([KARI, ALI]).await;
    let machine = world.supplier(NETT, &[READ]).await;
    let other = world.another_portal();
    let client = ali.get(&format!("/nb/{NETT}/prod/klienter/{}", machine.client)).await;
    let mut administrators = Administrators { kari, ali, client, delegation: None, key: None, scope: None };
    administrators.change(Condition::Delegation, true).await;

    let history = Rc::new(History::default());
    let (is_over, answers) = (Rc::new(Cell::new(false)), Rc::new(Cell::new((0_usize, 0_usize))));
    let ask = |origin: String| {
        let (machine, history, is_over, answers) =
            (machine.clone(), Rc::clone(&history), Rc::clone(&is_over), Rc::clone(&answers));
        actix_web::rt::spawn(async move {
            while !is_over.get() {
                fetch(&machine, &origin, &history, &answers).await;
            }
        })
    };
    let asking = [ask(machine.origin.clone()), ask(other.origin.clone())];
    let mut met = [true; 4];
    for _ in 0..rounds {
        // Mostly back, so that there are tokens to be had.
        let missing = met.iter().position(|met| !met).filter(|_| draw(3) > 0);
        let which = missing.unwrap_or_else(|| draw(4));
        let (condition, is_met) = (CONDITIONS[which], !met[which]);
        let write = Write { of: condition, is_met, begun: Instant::now(), acknowledged: None };
        let at = history.0.borrow().len();
        history.0.borrow_mut().push(write);
        // Nobody looks so many suppliers up in an hour.
        world.happens("delete from rate_bucket").await;
        administrators.change(condition, is_met).await;
        history.0.borrow_mut()[at].acknowledged = Some(Instant::now());
        met[which] = is_met;
        // At once, in the portal that knows nothing of it.
        fetch(&machine, &other.origin, &history, &answers).await;
    }
    is_over.set(true);
    for task in asking {
        task.await.unwrap();
    }
    let (issued, refused) = answers.get();
    portner::serve::eprint(&format!("{rounds} changes, {issued} tokens, {refused} refusals\n"));
    assert!(issued + refused > rounds, "something was asked");
}

async fn fetch(machine: &Machine, origin: &str, history: &History, answers: &Cell<(usize, usize)>) {
    let (assertion, begun) = (machine.grant(READ).claim("consumer_org", EKSEMPEL).assertion(), Instant::now());
    let answer = machine.send_to(origin, &assertion).await;
    let (took, is_issued) = ((begun, Instant::now()), answer.status == 200);
    assert!(answer.status < 500, "{}", answer.body);
    assert!(history.allows(took, is_issued), "{} at {took:?}: {:?}", answer.code(), history.0.borrow());
    let (issued, refused) = answers.get();
    answers.set((issued + usize::from(is_issued), refused + usize::from(!is_issued)));
}
