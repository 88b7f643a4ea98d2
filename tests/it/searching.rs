//! Searches: each finds æ, ø and å, in any case, composed or not, whatever the case and the composition of what is kept.

use std::collections::BTreeMap;

use portner::kernel::search_key;
use reqwest::Method;
use url::form_urlencoded;

use crate::{
    access_matrix::Things,
    support::{
        browser::Browser,
        crawl::walk,
        page::Form,
        people::{ALI, GERD, HANNE, KARI, OLA, TURID},
        world::World,
    },
};

/// What everything that has a name of its own is called, too: in capitals, and its Å of two characters.
const CALLED: &str = "ÆRA\u{30a}S";
/// What is searched for: that name, and words of the catalogue and of the log, which nobody renames.
const WORDS: [&str; 4] = ["ærås", "målere", "forespørsel", "kjøretøy"];
/// What nothing is called.
const NOTHING: &str = "øqzåx";

/// The same word, typed otherwise.
fn spellings(word: &str) -> [String; 4] {
    let apart = |text: &str| text.replace('å', "a\u{30a}").replace('Å', "A\u{30a}");
    let capital = word.to_uppercase();
    [apart(word), apart(&capital), capital, format!(" {word} ")]
}

/// What a search is: the address of its form without numbers and ids, and its field.
fn kind(action: &str, field: &str) -> String {
    let path = action.split(['?', '#']).next().unwrap();
    let pieces = path.split('/').filter(|piece| !piece.bytes().any(|b| b.is_ascii_digit()));
    format!("{} {field}", pieces.collect::<Vec<_>>().join("/"))
}

/// What the page says that is found: what its main part says, as searches compare it, but for what was typed.
async fn found(browser: &mut Browser, form: &Form, field: &str, typed: &str) -> String {
    let form = form.clone().filled_in(&[(field, typed)]);
    let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let mut page = if form.method == Method::GET {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        browser.get(&format!("{}?{query}", form.action.split('?').next().unwrap())).await
    } else {
        browser.post(&form.action, &fields).await
    };
    while !page.location.is_empty() {
        page = browser.get(&page.location.clone()).await;
    }
    assert!(page.status.is_success(), "{} {field}={typed}: {}", form.action, page.status);
    search_key(&page.text_of("main")).replace(&format!("«{}»", search_key(typed)), "«»")
}

/// Everything that has a name is called so, too.
async fn rename_all(world: &World) {
    let statements = [
        format!("update organisation set name = '{CALLED} ' || name"),
        format!("update person set family_name = '{CALLED} ' || family_name"),
        format!("update scope set description_nb = '{CALLED} ' || description_nb"),
        format!("update client set name = '{CALLED} ' || name"),
        format!("update api_resource set title_nb = '{CALLED} ' || title_nb"),
        "select recount_holders_of_units((select array_agg(org_number) from organisation))".to_owned(),
        "select recount_holders_of_people((select array_agg(person_id) from person))".to_owned(),
        "select rename_consumers((select array_agg(org_number) from organisation))".to_owned(),
    ];
    for statement in statements {
        world.happens(&statement).await;
    }
}

#[actix_web::test]
async fn every_search_finds_the_letters_of_norwegian_in_any_case_composed_or_not() {
    let world = World::with_demo().await;
    Things::made_in(&world).await;
    rename_all(&world).await;
    let (mut met, mut faults) = (BTreeMap::<String, Vec<&str>>::new(), Vec::new());
    for national_id in [KARI, OLA, GERD, ALI, HANNE, TURID] {
        let mut browser = world.signed_in(national_id).await;
        for page in walk(&mut browser, "nb").await {
            for (form, field) in page.searches() {
                let kind = kind(&form.action, &field);
                if met.get(&kind).is_some_and(|finds| !finds.is_empty()) {
                    continue;
                }
                let none = found(&mut browser, &form, &field, NOTHING).await;
                let mut finds = Vec::new();
                for word in WORDS {
                    let expected = found(&mut browser, &form, &field, word).await;
                    if expected.matches(word).count() > none.matches(word).count() {
                        finds.push(word);
                    }
                    for typed in spellings(word) {
                        if found(&mut browser, &form, &field, &typed).await != expected {
                            faults.push(format!("{kind}: {typed:?} finds something else than {word:?}"));
                        }
                    }
                }
                met.insert(kind, finds);
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    insta::assert_debug_snapshot!(met);
}
