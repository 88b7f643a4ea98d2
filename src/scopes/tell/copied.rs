use super::{
    super::{
        model::Copied,
        texts::{Copying, Texts},
        views::fields,
    },
    differences,
};
use crate::{
    grants::{
        AccessItem, Given, Paths,
        tell::{self, Told, first_of, lines, to_pass_on},
    },
    kernel::{Environment, Lang, OrgNumber},
    receipts::{Story, StoryLine},
};

fn items(event: &Copied) -> Vec<AccessItem> {
    event.items.iter().map(|copied| copied.item.clone()).collect()
}

/// What a consumer sees of it: it was given access.
fn as_given(event: &Copied) -> Given {
    let ends_on = event.items.first().and_then(|copied| copied.ends_on);
    Given { scope: event.scope.clone(), items: items(event), ends_on, list: None, request: None }
}

/// The provider reads that it was copied, a consumer that it was given.
pub(super) fn describe(lang: Lang, event: &Copied, reader: OrgNumber) -> String {
    let c = Copying(lang);
    let (org, scope) = (&event.scope.provider, &event.scope.name);
    match () {
        () if reader != org.number => tell::describe_given(lang, as_given(event)),
        () if event.made() => c.log_made(&org.name, scope),
        () => c.log_copied(&org.name, scope),
    }
}

pub(super) fn tell(lang: Lang, reader: OrgNumber, event: &Copied) -> Story {
    let (t, c) = (Texts(lang), Copying(lang));
    let told = Told { lang, reader, scope: &event.scope };
    let (scope, given) = (&event.scope.name, items(event));
    if !told.is_owner() {
        return tell::tell_given(lang, reader, &as_given(event));
    }
    let lead = match &event.after {
        Some(_) if event.made() => c.told_made(scope),
        Some(_) => c.told_set(scope),
        None => c.told_given(scope),
    };
    let mut rows: Vec<StoryLine> = event.after.iter().flat_map(|_| told.scope_line()).collect();
    for row in &mut rows {
        row.note = Some(c.settings());
    }
    rows.extend(lines(&given, true));
    let mut story = told.story(c.told().to_owned(), lead, t.undo(), rows);
    story.lines_label = c.copied_label();
    match (&event.before, &event.after) {
        (Some(before), Some(after)) => {
            let changed = differences(t, before, after);
            story.facts.extend(changed.into_iter().map(|(label, from, to)| (label, t.changed_to(from, to))));
        }
        (None, Some(after)) => {
            story.facts.extend(fields(t, after).into_iter().filter(|(_, value)| !value.is_empty()).take(1));
        }
        _ => {}
    }
    if !given.is_empty() {
        story.facts.push((c.accesses_label(), given.len().to_string()));
        story.to_pass_on = Some(to_pass_on(lang, &event.scope));
    }
    first_of(lang, &mut story, given.len());
    let test = Paths { environment: Environment::Test, ..told.paths() };
    story.links.insert(1, (c.in_test().to_owned(), test.scope(&event.from)));
    story
}
