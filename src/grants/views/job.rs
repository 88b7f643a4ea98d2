use askama::Template;

use super::super::{
    model::{Failure, LongList, Stage},
    paths::Paths,
    texts::{Texts, Working},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{ScopeBulkId, ScopeId},
    web::{Layout, frame, long_day},
};

/// How far a long list has come.
#[derive(Debug, Template)]
#[template(path = "grants/job.html")]
pub(crate) struct JobView {
    layout: Layout,
    t: Texts,
    w: Working,
    asked: String,
    /// What is being done, how many steps of how many.
    progress: Option<(String, usize, usize)>,
    /// Why nothing came of it, and what to do next.
    failure: Option<(&'static str, &'static str, String)>,
    here: String,
    back: String,
}

impl JobView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        (scope, list): (ScopeId, ScopeBulkId),
        long_list: &LongList,
    ) -> Self {
        let (t, w) = (Texts(paths.lang), Working(paths.lang));
        let (all, back) = (long_list.organisations, paths.scope(&scope));
        let stage = match long_list.stage() {
            Stage::Waiting => w.waiting().to_owned(),
            Stage::Checking => w.checking().to_owned(),
            Stage::Giving(n) => w.giving(n, all),
            Stage::Telling(n) => w.telling(n, all),
        };
        let failure = long_list.failure.map(|failure| {
            let check = paths.bulk_list(&scope, &list);
            match failure {
                Failure::Right => (w.lost_right(), t.back_to_scope(), back.clone()),
                Failure::Stale => (w.stale(), w.check_again(), check),
                Failure::Inactive => (w.inactive(), t.back_to_scope(), back.clone()),
                Failure::Broken => (w.broken(), w.check_again(), check),
            }
        });
        Self {
            layout: frame(
                acting,
                paths,
                if failure.is_some() { w.nothing_came().to_owned() } else { w.heading(all) },
                [(long_list.scope_name.clone(), paths.scope(&scope))],
            ),
            t,
            w,
            asked: w.asked(long_day(paths.lang, long_list.handed_over_at)),
            progress: long_list.goes_on().then(|| (stage, long_list.steps, 2 * all + 1)),
            failure,
            here: paths.bulk_job(&scope, &list),
            back,
        }
    }
}
