use super::super::{
    model::{Entry, Sorted, Verdict, mask, parse_list},
    store,
    texts::Texts,
    views::{remark_tag, verdict_name},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{OrgNumber, ScopeId},
    ledger::LONG,
    web::Problem,
};

/// Most organisations that are given access along with a new scope. A longer list is looked over by itself (*Legg til mange*).
pub(crate) const MOST_FIRST: usize = LONG;
/// Faulty lines that the sentence names.
const NAMED: usize = 10;

/// Reads the list of those who are to have access to a new scope, from which the numbers of persons are taken out: those on it, if each can be
/// given access; else a sentence that names the lines that have to be corrected. What stands on it twice counts once. Nobody looks this
/// list over, so an organisation of which something should be seen first is given access on the page of the scope.
pub(crate) async fn first_list(
    acting: &Acting<ManageScopes>,
    typed: &mut String,
) -> Result<Result<Vec<OrgNumber>, String>, Problem> {
    *typed = mask(typed);
    let (t, entries) = (Texts(acting.lang()), parse_list(typed));
    if entries.len() > MOST_FIRST {
        return Ok(Err(t.first_long(entries.len(), MOST_FIRST)));
    }
    let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
    let known = match numbers.as_slice() {
        [] => Vec::new(),
        // The scope is not there yet, so nobody has access to it.
        numbers => store::known(&mut *acting.db().await?, ScopeId::new(), numbers, acting.today()).await?,
    };
    let sorted = Sorted::new(acting.org(), entries, &known);
    let fault = |(entry, _, verdict): &(Entry, Option<String>, Verdict)| match (verdict, sorted.remark(entry)) {
        (Verdict::Ready, Some(remark)) => Some(t.first_remark(entry.line, &entry.typed, remark_tag(t, remark))),
        (Verdict::Ready | Verdict::Duplicate, _) => None,
        (verdict, _) => Some(t.first_faulty(entry.line, &entry.typed, verdict_name(t, *verdict))),
    };
    let faulty: Vec<String> = sorted.lines.iter().filter_map(fault).collect();
    if faulty.is_empty() {
        return Ok(Ok(sorted.ready().into_iter().map(|(number, _)| number).collect()));
    }
    let mut sentences: Vec<String> = faulty.iter().take(NAMED).cloned().collect();
    if faulty.len() > NAMED {
        sentences.push(t.first_more(faulty.len() - NAMED));
    }
    Ok(Err(sentences.join(" ")))
}
