//! Jobs: queued with the change that wants them, done by one worker at a time, and never lost.

use std::{
    process::ExitCode,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_util::future::{BoxFuture, join_all};
use jiff::SignedDuration;
use portner::{
    app,
    platform::jobs::{self, Command, Enqueued, Handlers, Job, Options, Permanent, Progress, Retry, Run, State, Worker},
};
use tokio::sync::{Notify, watch};

use crate::support::world::World;

type Doing = dyn for<'a> Fn(&'a Run, u32) -> BoxFuture<'a, anyhow::Result<()>> + Send + Sync;

/// Does whatever the test says.
struct Errand(Box<Doing>);

impl Job for Errand {
    const KIND: &'static str = "test.errand";
    type Payload = u32;
    const RETRY: Retry = Retry { attempts: 3, ..Retry::DEFAULT };

    async fn run(&self, run: &Run, payload: u32) -> anyhow::Result<()> {
        (self.0)(run, payload).await
    }
}

/// What an errand leads to: nobody does it in these tests.
struct Sequel;

impl Job for Sequel {
    const KIND: &'static str = "test.sequel";
    type Payload = ();

    async fn run(&self, _: &Run, (): ()) -> anyhow::Result<()> {
        Ok(())
    }
}

impl World {
    fn errands(
        &self,
        doing: impl for<'a> Fn(&'a Run, u32) -> BoxFuture<'a, anyhow::Result<()>> + Send + Sync + 'static,
    ) -> Worker {
        Worker::new(&self.services, Handlers::default().with(Errand(Box::new(doing))))
    }

    async fn queue(&self, payload: u32, key: &str) -> Enqueued {
        let mut db = self.services.db.acquire().await.unwrap();
        let options = Options { key: Some(key), steps: 600, ..Options::default() };
        jobs::enqueue::<Errand>(&mut db, &self.services.clock, &payload, options).await.unwrap()
    }

    async fn status(&self, key: &str) -> jobs::Status {
        let mut db = self.services.db.acquire().await.unwrap();
        jobs::latest::<Errand>(&mut db, key).await.unwrap().unwrap()
    }

    async fn sequels(&self) -> i64 {
        self.ask("select count(*) from job where kind = 'test.sequel'").await
    }
}

/// Queues a sequel and ends the errand in one transaction, which is left open.
async fn with_sequel(run: &Run) -> anyhow::Result<sqlx::Transaction<'static, sqlx::Postgres>> {
    let services = run.services();
    let mut tx = services.db.begin().await?;
    jobs::enqueue::<Sequel>(&mut tx, &services.clock, &(), Options::default()).await?;
    run.finish(&mut tx).await?;
    Ok(tx)
}

#[actix_web::test]
async fn a_job_is_queued_with_the_change_that_wants_it_or_not_at_all() {
    let world = World::with_demo().await;
    for (commits, jobs) in [(false, 0), (true, 1)] {
        let mut tx = world.services.db.begin().await.unwrap();
        let queued = jobs::enqueue::<Sequel>(&mut tx, &world.services.clock, &(), Options::default()).await.unwrap();
        assert!(matches!(queued, Enqueued::New(_)));
        if commits { tx.commit().await } else { tx.rollback().await }.unwrap();
        assert_eq!(world.sequels().await, jobs);
    }
}

#[actix_web::test]
async fn the_same_thing_is_not_queued_twice_until_it_is_done() {
    let world = World::with_demo().await;
    assert!(matches!(world.queue(1, "list 1").await, Enqueued::New(_)));
    assert_eq!(world.queue(1, "list 1").await, Enqueued::Already);
    assert!(matches!(world.queue(2, "list 2").await, Enqueued::New(_)));
    assert_eq!(world.errands(|_, _| Box::pin(async { Ok(()) })).run_due().await.unwrap(), 2);
    assert!(matches!(world.queue(1, "list 1").await, Enqueued::New(_)));
}

#[actix_web::test]
async fn a_job_waits_for_its_time() {
    let world = World::with_demo().await;
    let (clock, worker) = (&world.services.clock, world.errands(|_, _| Box::pin(async { Ok(()) })));
    let mut db = world.services.db.acquire().await.unwrap();
    let later = Options { not_before: Some(clock.now() + SignedDuration::from_hours(1)), ..Options::default() };
    jobs::enqueue::<Errand>(&mut db, clock, &1, later).await.unwrap();
    assert_eq!(worker.run_due().await.unwrap(), 0);
    world.advance(SignedDuration::from_mins(61));
    assert_eq!(worker.run_due().await.unwrap(), 1);
}

#[actix_web::test]
async fn several_workers_do_each_job_once() {
    let world = World::with_demo().await;
    for n in 0..20 {
        world.queue(n, &n.to_string()).await;
    }
    let done = Arc::new(Mutex::new(Vec::new()));
    let worker = world.errands({
        let done = done.clone();
        move |_, n| {
            let done = done.clone();
            Box::pin(async move {
                tokio::task::yield_now().await;
                done.lock().unwrap().push(n);
                Ok(())
            })
        }
    });
    let counts = join_all([worker.run_due(), worker.run_due(), worker.run_due()]).await;
    assert_eq!(counts.into_iter().map(Result::unwrap).sum::<usize>(), 20);
    let mut done = done.lock().unwrap().clone();
    done.sort_unstable();
    assert_eq!(done, (0..20).collect::<Vec<_>>());
}

#[actix_web::test]
async fn a_job_whose_worker_falls_over_is_taken_up_after_half_a_minute() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    let begun = Arc::new(Notify::new());
    let stuck = world.errands({
        let begun = begun.clone();
        move |_, _| {
            let begun = begun.clone();
            Box::pin(async move {
                begun.notify_one();
                std::future::pending().await
            })
        }
    });
    tokio::select! {
        _ = stuck.run_due() => panic!("it should be stuck"),
        () = begun.notified() => {}
    }
    assert_eq!(world.status("it").await.state, State::Running);
    let other = world.errands(|_, _| Box::pin(async { Ok(()) }));
    assert_eq!(other.run_due().await.unwrap(), 0, "it may still be alive");
    world.advance(SignedDuration::from_secs(31));
    assert_eq!(other.run_due().await.unwrap(), 1);
    let status = world.status("it").await;
    assert_eq!((status.state, status.attempts), (State::Done, 2));
}

#[actix_web::test]
async fn a_job_that_takes_every_worker_down_with_it_dies_in_the_end() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    let worker = world.errands(|_, _| Box::pin(async { panic!("nobody should run it") }));
    world.happens("update job set attempts = 3, claim_id = gen_random_uuid(), claimed_until = '2000-01-01'").await;
    assert_eq!(worker.run_due().await.unwrap(), 1);
    let status = world.status("it").await;
    assert_eq!(
        (status.state, status.last_error.unwrap().as_str()),
        (State::Dead, "the worker fell silent at the last try")
    );
}

#[actix_web::test]
async fn the_work_and_the_end_of_the_job_are_one_commit() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    let torn = world.errands(|run, _| {
        Box::pin(async move {
            with_sequel(run).await?.rollback().await?;
            anyhow::bail!("the commit failed")
        })
    });
    torn.run_due().await.unwrap();
    assert_eq!((world.status("it").await.state, world.sequels().await), (State::Queued, 0));
    world.advance(SignedDuration::from_mins(1));
    let whole = world.errands(|run, _| Box::pin(async move { Ok(with_sequel(run).await?.commit().await?) }));
    whole.run_due().await.unwrap();
    assert_eq!((world.status("it").await.state, world.sequels().await), (State::Done, 1));
}

#[actix_web::test]
async fn a_worker_that_lost_its_job_cannot_commit() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    let quick = world.errands(|run, _| Box::pin(async move { Ok(with_sequel(run).await?.commit().await?) }));
    let slow = world.errands(move |run, _| {
        let quick = quick.clone();
        Box::pin(async move {
            run.services().clock.advance(SignedDuration::from_secs(31));
            assert_eq!(quick.run_due().await?, 1);
            Ok(with_sequel(run).await?.commit().await?)
        })
    });
    slow.run_due().await.unwrap();
    let status = world.status("it").await;
    assert_eq!((status.state, status.attempts, status.last_error), (State::Done, 2, None));
    assert_eq!(world.sequels().await, 1, "once");
}

#[actix_web::test]
async fn a_job_that_fails_is_tried_after_growing_pauses_then_dead_and_can_be_started_again() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    let worker = world.errands(|_, _| Box::pin(async { anyhow::bail!("the mail server is away") }));
    let mut pauses = Vec::new();
    for attempt in 1..=3 {
        assert_eq!(worker.run_due().await.unwrap(), 1, "try {attempt}");
        let status = world.status("it").await;
        assert_eq!((status.attempts, status.last_error.as_deref()), (attempt, Some("the mail server is away")));
        pauses.push((status.run_at - world.services.clock.now()).get_seconds());
        assert_eq!(worker.run_due().await.unwrap(), 0, "there is a pause");
        world.advance(SignedDuration::from_mins(1));
    }
    assert!((2..=5).contains(&pauses[0]) && (10..=15).contains(&pauses[1]), "{pauses:?}");
    let dead = world.status("it").await;
    assert_eq!(dead.state, State::Dead);
    assert_eq!(jobs::command(&world.services, Command::List).await.unwrap(), ExitCode::FAILURE);

    let retry = Command::Retry { job: dead.id };
    assert_eq!(jobs::command(&world.services, retry.clone()).await.unwrap(), ExitCode::SUCCESS);
    assert_eq!(world.errands(|_, _| Box::pin(async { Ok(()) })).run_due().await.unwrap(), 1);
    let done = world.status("it").await;
    assert_eq!((done.id, done.state, done.last_error), (dead.id, State::Done, None));
    assert_eq!(jobs::command(&world.services, Command::List).await.unwrap(), ExitCode::SUCCESS);
    assert_eq!(jobs::command(&world.services, retry).await.unwrap(), ExitCode::FAILURE, "it is done");
}

#[actix_web::test]
async fn a_dead_job_is_not_started_again_beside_its_successor() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    world
        .errands(|_, _| Box::pin(async { Err(Permanent("no such address".to_owned()).into()) }))
        .run_due()
        .await
        .unwrap();
    let dead = world.status("it").await;
    assert_eq!((dead.state, dead.attempts), (State::Dead, 1), "no other try would help");
    world.queue(1, "it").await;
    let retry = Command::Retry { job: dead.id };
    assert_eq!(jobs::command(&world.services, retry).await.unwrap(), ExitCode::FAILURE);
    // It is forgotten instead, and only the dead are.
    let successor = world.status("it").await.id;
    for (job, code) in [(successor, ExitCode::FAILURE), (dead.id, ExitCode::SUCCESS), (dead.id, ExitCode::FAILURE)] {
        assert_eq!(jobs::command(&world.services, Command::Forget { job }).await.unwrap(), code, "{job}");
    }
    assert_eq!(world.count("job where unique_key = 'it' and done_at is null").await, 1);
}

#[actix_web::test]
async fn a_panic_is_a_failed_try_and_a_payload_nobody_can_read_is_dead() {
    let world = World::with_demo().await;
    world.queue(1, "panics").await;
    world.queue(2, "unreadable").await;
    world.happens(r#"update job set payload = '"two"' where unique_key = 'unreadable'"#).await;
    assert_eq!(world.errands(|_, _| Box::pin(async { panic!("oh") })).run_due().await.unwrap(), 2);
    assert_eq!(world.status("panics").await.state, State::Queued);
    let dead = world.status("unreadable").await;
    assert_eq!(dead.state, State::Dead);
    assert!(dead.last_error.unwrap().starts_with("the payload of test.errand cannot be read"));
}

#[actix_web::test]
async fn a_page_sees_how_far_a_job_has_come_while_it_is_done() {
    let world = World::with_demo().await;
    world.queue(1, "it").await;
    assert_eq!(world.status("it").await.progress, Progress { done: 0, total: 600 });
    let seen = Arc::new(Notify::new());
    let worker = world.errands({
        let seen = seen.clone();
        move |run, _| {
            let seen = seen.clone();
            Box::pin(async move {
                run.progress(Progress { done: 300, total: 600 });
                seen.notified().await;
                Ok(())
            })
        }
    });
    let looking = async {
        while world.status("it").await.progress.done == 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let status = world.status("it").await;
        assert_eq!((status.state, status.progress), (State::Running, Progress { done: 300, total: 600 }));
        seen.notify_one();
    };
    let (done, ()) = tokio::join!(worker.run_due(), looking);
    assert_eq!(done.unwrap(), 1);
    let status = world.status("it").await;
    assert_eq!((status.state, status.progress), (State::Done, Progress { done: 600, total: 600 }));
}

#[actix_web::test]
async fn a_scheduled_job_runs_once_a_period_however_many_workers_there_are() {
    let world = World::with_demo().await;
    let runs = Arc::new(Mutex::new(0));
    let worker = || {
        let runs = runs.clone();
        let handlers = Handlers::default().every(Duration::from_mins(1), "test.round", move |_| {
            *runs.lock().unwrap() += 1;
            async { Ok(()) }
        });
        Worker::new(&world.services, handlers)
    };
    let workers = [worker(), worker(), worker()];
    for round in 1..=3 {
        for _ in 0..2 {
            join_all(workers.iter().map(Worker::run_due))
                .await
                .into_iter()
                .for_each(|done| assert!(done.unwrap() <= 1));
            assert_eq!(*runs.lock().unwrap(), round);
        }
        world.advance(SignedDuration::from_secs(61));
    }
}

#[actix_web::test]
async fn a_scheduled_job_that_fails_is_tried_at_its_next_time_at_the_latest_and_never_dies() {
    let world = World::with_demo().await;
    let handlers = Handlers::default().every(Duration::from_mins(1), "test.round", |_| async { anyhow::bail!("oh") });
    let worker = Worker::new(&world.services, handlers);
    for attempt in 1..=15 {
        assert_eq!(worker.run_due().await.unwrap(), 1, "try {attempt}");
        world.advance(SignedDuration::from_secs(61));
    }
    assert_eq!(world.ask::<i32>("select attempts from job where dead_at is null").await, 15);
}

#[actix_web::test]
async fn a_worker_that_is_asked_to_stop_ends_what_it_can_and_leaves_the_rest_to_others() {
    let world = World::with_demo().await;
    world.queue(1, "quick").await;
    world.queue(2, "endless").await;
    let begun = Arc::new(Notify::new());
    let (stop, stopped) = watch::channel(false);
    let worker = world.errands({
        let begun = begun.clone();
        move |_, n| {
            let (begun, mut stopped) = (begun.clone(), stopped.clone());
            Box::pin(async move {
                if n == 2 {
                    begun.notify_one();
                    std::future::pending::<()>().await;
                }
                stopped.wait_for(|stop| *stop).await?;
                Ok(())
            })
        }
    });
    let worker = worker.grace(Duration::from_millis(500));
    let stopping = async {
        begun.notified().await;
        stop.send_replace(true);
    };
    tokio::join!(worker.run(stop.subscribe()), stopping);
    assert_eq!(world.status("quick").await.state, State::Done);
    // Nothing new is begun either.
    worker.run(stop.subscribe()).await;
    let status = world.status("endless").await;
    assert_eq!((status.state, status.attempts), (State::Queued, 0));
}

#[actix_web::test]
async fn housekeeping_that_fails_in_one_room_goes_on_in_the_others() {
    let world = World::with_demo().await;
    world.happens("alter table kept_form rename to mislaid").await;
    let worker = Worker::new(&world.services, app::jobs());
    let done = i64::try_from(worker.run_due().await.unwrap());
    assert_eq!(done, Ok(world.ask("select count(*) from job where period_seconds is not null").await));
    let failed: Vec<String> = world.ask("select array_agg(kind) from job where last_error is not null").await;
    assert_eq!(failed, ["login.forget-ended"]);
    assert_eq!(world.count("checkpoint").await, 1);
}

#[test]
fn every_kind_of_job_has_a_name_of_its_own() {
    let names = app::jobs().names();
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len(), "{names:?}");
}
