use super::{
    super::{
        model::{AccessItem, Copied},
        paths::Paths,
        texts::{Copying, Texts},
        views::fields,
    },
    SHOWN, Told, differences, first_of, lines, whom,
};
use crate::{
    kernel::{Environment, Lang, OrgNumber},
    receipts::{Story, StoryLine},
    web::day,
};

fn items(event: &Copied) -> Vec<AccessItem> {
    event.items.iter().map(|copied| copied.item.clone()).collect()
}

/// The provider reads that it was copied, a consumer that it was given.
pub(super) fn describe(lang: Lang, event: &Copied, reader: OrgNumber) -> String {
    let (t, c) = (Texts(lang), Copying(lang));
    let (org, scope) = (&event.scope.provider, &event.scope.name);
    match () {
        () if reader != org.number => t.log_given(&org.name, whom(t, &items(event)), scope),
        () if event.made() => c.log_made(&org.name, scope),
        () => c.log_copied(&org.name, scope),
    }
}

pub(super) fn tell(lang: Lang, reader: OrgNumber, event: &Copied) -> Story {
    let (t, c) = (Texts(lang), Copying(lang));
    let told = Told { lang, reader, scope: &event.scope };
    let (org, scope, given) = (&event.scope.provider, &event.scope.name, items(event));
    if !told.is_owner() {
        let lead = t.told_given_body(&org.name, whom(t, &given), scope);
        let mut story = told.story(t.told_given().to_owned(), lead, t.undo(), lines(&given, true));
        let end = event.items.first().and_then(|copied| copied.ends_on);
        story.facts.push((t.until(), end.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end))));
        return story;
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
        let text = t.pass_on_given(&org.name, org.number.grouped(), scope);
        story.to_pass_on = Some((t.pass_on(), text));
    }
    if given.len() > SHOWN {
        first_of(t, &mut story, given.len());
    }
    let test = Paths { environment: Environment::Test, ..told.paths() };
    story.links.insert(1, (c.in_test().to_owned(), test.scope(&event.from)));
    story
}
