//! What there is to say of each task. Buttons and pages are called what the texts of their rooms call them, and who may do it is what the
//! table of rights says, so that help does not grow old.

use std::borrow::Cow;

use super::{
    paths::{Topic, Word},
    texts::{Answer, Deactivate, GivePerson, GiveSupplier, MakeClient, NewScope, Remove, SeeWho, Texts},
};
use crate::{
    access::{
        DelegateScopes, ManageClients, ManagePeople, ManageScopes, Right, ViewDelegations,
        texts::{self as access_texts, Texts as Names},
    },
    clients,
    delegations::{GivingTexts, HolderTexts, ReviewTexts},
    grants,
    kernel::{Lang, UNDO_HOURS},
    receipts, requests, scopes,
    web::{
        FrameTexts, Words,
        assets::{self, Picture},
    },
};

/// A sentence.
type Line = Cow<'static, str>;

/// Sentences, with labels in them or without.
macro_rules! lines {
    ($($line:expr),* $(,)?) => { vec![$(Line::from($line)),*] };
}

/// Help with one task.
#[derive(Debug)]
pub(super) struct Guide {
    pub lead: Line,
    /// What opens it.
    pub openers: Vec<String>,
    /// What else is to be said of who may.
    pub who: Vec<Line>,
    pub steps: Vec<Line>,
    pub happens: Vec<Line>,
    /// Empty where nothing is changed.
    pub undo: Vec<Line>,
    /// What goes wrong, and why.
    pub wrong: Vec<(Line, Line)>,
    pub next: Vec<Topic>,
    /// What may not be known.
    pub words: Vec<Word>,
    /// With what they show, in words.
    pub pictures: Vec<(Picture, Line)>,
}

/// The guide to a task.
pub(super) fn guide(lang: Lang, topic: Topic) -> Guide {
    match topic {
        Topic::GiveSupplier => give_supplier(lang),
        Topic::SeeWho => see_who(lang),
        Topic::Remove => remove(lang),
        Topic::Answer => answer(lang),
        Topic::GivePerson => give_person(lang),
        Topic::NewScope => new_scope(lang),
        Topic::Deactivate => deactivate(lang),
        Topic::MakeClient => make_client(lang),
    }
}

/// What opens the pages that take this right.
fn openers<R: Right>(lang: Lang) -> Vec<String> {
    access_texts::opened_by(lang, R::OPENERS, "")
}

/// How every change is undone, by the button of this name.
fn undo(lang: Lang, button: &str) -> Vec<Line> {
    let t = Texts(lang);
    lines![
        t.undo_on_receipt(button, FrameTexts(lang).overview(), receipts::Texts(lang).can_be_undone()),
        t.undo_time(UNDO_HOURS[0], Words(lang).settings()),
        t.undo_colleagues(),
    ]
}

/// What goes wrong here, and what goes wrong everywhere, each followed by the reason.
fn wrong(lang: Lang, here: Vec<Line>) -> Vec<(Line, Line)> {
    let t = Texts(lang);
    let everywhere = lines![t.no_page(), t.no_page_why(), t.low(), t.low_why()];
    let all = [here, everywhere].concat();
    all.chunks(2)
        .map(|pair| (pair.first().cloned().unwrap_or_default(), pair.get(1).cloned().unwrap_or_default()))
        .collect()
}

fn give_supplier(lang: Lang) -> Guide {
    let (t, portal) = (GiveSupplier(lang), ReviewTexts(lang));
    Guide {
        lead: t.lead().into(),
        openers: openers::<DelegateScopes>(lang),
        who: Vec::new(),
        steps: lines![
            t.open(portal.delegations()),
            t.add(portal.add_supplier()),
            t.number(),
            t.tick(),
            t.review(portal.review(), portal.confirm()),
        ],
        happens: lines![t.now(), t.seen(portal.received()), t.no_mail(), t.stays()],
        undo: [undo(lang, portal.undo()), lines![t.later(portal.remove())]].concat(),
        wrong: wrong(
            lang,
            lines![
                t.not_listed(),
                t.not_listed_why(GivingTexts(lang).to_catalogue()),
                t.refused(),
                t.refused_why(),
                t.changed(),
                t.changed_why(),
            ],
        ),
        next: vec![Topic::SeeWho, Topic::Remove, Topic::Answer],
        words: vec![Word::Delegation, Word::Supplier, Word::ApiResource, Word::Provider],
        pictures: vec![
            (assets::GIVE_SUPPLIER_FORM, t.picture_form(portal.give()).into()),
            (assets::GIVE_SUPPLIER_REVIEW, t.picture_review().into()),
        ],
    }
}

fn see_who(lang: Lang) -> Guide {
    let (t, portal) = (SeeWho(lang), HolderTexts(lang));
    let frame = FrameTexts(lang);
    Guide {
        lead: t.lead().into(),
        openers: openers::<ViewDelegations>(lang),
        who: Vec::new(),
        steps: lines![
            t.open(portal.delegations()),
            t.search(),
            t.choose(),
            t.then(frame.show_as_it_was()),
            t.log(frame.log()),
        ],
        happens: lines![t.nothing(), t.download(portal.csv())],
        undo: Vec::new(),
        wrong: wrong(lang, lines![t.rests(), t.rests_why(), t.role(), t.role_why(), t.missing(), t.missing_why()]),
        next: vec![Topic::GiveSupplier, Topic::GivePerson, Topic::Remove],
        words: vec![Word::Delegation, Word::AccessPackage, Word::KeyRole, Word::SubUnit],
        pictures: vec![
            (assets::SEE_WHO_LIST, t.picture_list().into()),
            (assets::SEE_WHO_HOLDER, t.picture_holder().into()),
        ],
    }
}

fn remove(lang: Lang) -> Guide {
    let (t, portal, review) = (Remove(lang), HolderTexts(lang), ReviewTexts(lang));
    Guide {
        lead: t.lead().into(),
        openers: openers::<DelegateScopes>(lang),
        who: lines![t.of_people(Names(lang).main_administrator())],
        steps: lines![
            t.open(portal.delegations()),
            t.mark(portal.remove(), portal.remove_all()),
            t.press(review.remove_one()),
            t.look_first(portal.review_and_confirm()),
        ],
        happens: lines![t.marked(), t.now(), t.kept()],
        undo: [
            lines![t.unmark(portal.undo())],
            undo(lang, portal.undo_removal()),
            lines![t.again(portal.give_again())],
        ]
        .concat(),
        wrong: wrong(
            lang,
            lines![
                t.breach(),
                t.breach_why(portal.breach()),
                t.two(),
                t.two_why(portal.settings()),
                t.partly(),
                t.partly_why(),
            ],
        ),
        next: vec![Topic::SeeWho, Topic::GiveSupplier],
        words: vec![Word::Delegation, Word::Receipt],
        pictures: vec![
            (assets::REMOVE_MARKED, t.picture_marked().into()),
            (assets::REMOVE_RECEIPT, t.picture_receipt(portal.undo_removal()).into()),
        ],
    }
}

fn answer(lang: Lang) -> Guide {
    let (t, portal) = (Answer(lang), requests::Texts(lang));
    Guide {
        lead: t.lead().into(),
        openers: openers::<DelegateScopes>(lang),
        who: lines![t.of_people(Names(lang).main_administrator())],
        steps: lines![
            t.open(Words(lang).delegations(), portal.queue()),
            t.read(),
            t.approve(portal.give_now()),
            t.tick(portal.own_terms()),
            t.decline(portal.decline_open(), portal.decline()),
        ],
        happens: lines![t.now(), t.told()],
        undo: undo(lang, portal.undo()),
        wrong: wrong(
            lang,
            lines![t.own(), t.own_why(), t.not_givable(), t.not_givable_why(), t.closed(), t.closed_why()],
        ),
        next: vec![Topic::GiveSupplier, Topic::GivePerson, Topic::Remove],
        words: vec![Word::Delegation, Word::Supplier, Word::AccessPackage],
        pictures: vec![
            (assets::ANSWER_QUEUE, t.picture_queue().into()),
            (assets::ANSWER_REQUEST, t.picture_request().into()),
        ],
    }
}

fn give_person(lang: Lang) -> Guide {
    let (t, portal, review) = (GivePerson(lang), GivingTexts(lang), ReviewTexts(lang));
    let administrator = Names(lang).main_administrator();
    Guide {
        lead: t.lead().into(),
        openers: openers::<ManagePeople>(lang),
        who: lines![t.only_key_role(administrator)],
        steps: lines![
            t.open(portal.delegations(), portal.add_person()),
            t.find(portal.find_person()),
            t.invite(portal.invite()),
            t.tick(),
            t.review(portal.review(), review.confirm()),
        ],
        happens: lines![t.now(), t.awaits(), t.log()],
        undo: undo(lang, portal.undo()),
        wrong: wrong(
            lang,
            lines![
                t.too_many(),
                t.too_many_why(),
                t.own(),
                t.own_why(),
                t.two(administrator),
                t.two_why(portal.settings()),
            ],
        ),
        next: vec![Topic::SeeWho, Topic::Answer, Topic::Remove],
        words: vec![Word::AccessPackage, Word::MainAdministrator, Word::KeyRole],
        pictures: vec![(assets::GIVE_PERSON_FIND, t.picture_find(portal.find_person()).into())],
    }
}

fn new_scope(lang: Lang) -> Guide {
    let (t, portal, access) = (NewScope(lang), scopes::Texts(lang), grants::Texts(lang));
    Guide {
        lead: t.lead().into(),
        openers: openers::<ManageScopes>(lang),
        who: Vec::new(),
        steps: lines![
            t.open(portal.my_apis(), portal.test()),
            t.prefix(portal.order_prefix()),
            t.fill(portal.new_scope()),
            t.create(portal.create()),
            t.give(access.give_access()),
            t.many(access.bulk(), access.check_button()),
            t.copy(portal.copy()),
        ],
        happens: lines![t.now(), t.seen(Words(lang).held()), t.apart()],
        undo: [undo(lang, portal.undo()), lines![t.never_deleted()]].concat(),
        wrong: wrong(
            lang,
            lines![t.name(), t.name_why(), t.line(), t.line_why(access.bulk()), t.supplier(), t.supplier_why()],
        ),
        next: vec![Topic::Deactivate, Topic::GivePerson],
        words: vec![Word::Scope, Word::Prefix, Word::Environment, Word::Consumer],
        pictures: vec![
            (assets::NEW_SCOPE_FORM, t.picture_form().into()),
            (assets::NEW_SCOPE_PAGE, t.picture_scope().into()),
        ],
    }
}

fn deactivate(lang: Lang) -> Guide {
    let (t, portal, planning) = (Deactivate(lang), scopes::Texts(lang), scopes::Planning(lang));
    Guide {
        lead: t.lead().into(),
        openers: openers::<ManageScopes>(lang),
        who: Vec::new(),
        steps: lines![
            t.open(portal.my_apis()),
            t.deactivate(portal.deactivate()),
            t.when(planning.now(), planning.on_day()),
            t.fate(portal.suspend(), portal.revoke()),
            t.confirm(portal.deactivate_button()),
            t.back(portal.reactivate()),
        ],
        happens: lines![portal.deactivated_body(), t.suspended(), t.told()],
        undo: [
            lines![t.undo_deactivation(portal.undo_deactivation())],
            undo(lang, portal.undo_deactivation()),
            lines![t.later(portal.reactivate())],
        ]
        .concat(),
        wrong: wrong(
            lang,
            lines![
                t.type_name(),
                t.type_name_why(),
                t.tokens(),
                t.tokens_why(),
                t.no_way_back(),
                t.no_way_back_why(portal.revoke()),
            ],
        ),
        next: vec![Topic::NewScope, Topic::SeeWho],
        words: vec![Word::Scope, Word::Access, Word::Token, Word::Consumer],
        pictures: vec![(assets::DEACTIVATE_FORM, t.picture().into())],
    }
}

fn make_client(lang: Lang) -> Guide {
    let (t, portal, keys) = (MakeClient(lang), clients::Texts(lang), clients::Keys(lang));
    let fetching = clients::Fetching(lang);
    Guide {
        lead: t.lead().into(),
        openers: openers::<ManageClients>(lang),
        who: lines![t.of_customers()],
        steps: lines![
            t.open(portal.clients(), portal.new_client()),
            t.whom(portal.for_us(), portal.for_customers()),
            t.tick(),
            t.key(keys.in_browser(), keys.save_pem()),
            t.create(portal.create()),
        ],
        happens: lines![t.now(), t.private_key(), t.year()],
        undo: [undo(lang, portal.undo()), lines![t.later(portal.deactivate())]].concat(),
        wrong: wrong(
            lang,
            lines![
                t.refused(),
                t.refused_why(fetching.test_client(), fetching.attempts()),
                t.unknown(),
                t.unknown_why(),
                t.expires(),
                t.expires_why(portal.add_key()),
            ],
        ),
        next: vec![Topic::GiveSupplier, Topic::Answer],
        words: vec![Word::Client, Word::Token, Word::Scope, Word::ConsumerOrg],
        pictures: Vec::new(),
    }
}
