//! What a role gives and where: by the organisation's form, through main units, estates and other organisations.

use jiff::SignedDuration;
use portner::explain::{self, Explanation};
use reqwest::StatusCode;

use crate::{
    entitlements::assert_units_and_persons_agree,
    support::{
        crawl::{browser_of, walk},
        page::Page,
        people::{ANNE, BENTE, EKSEMPEL, ERIK, INGRID, KARI, KONKURS, NETT, PER, SIRI, SYSTEMHUSET, TOR, VANNVERK},
        world::World,
    },
};

const NUF: &str = "310390216";
/// A company that the tests make something else of.
const LUND_EIENDOM: &str = "313041115";
/// A company whose only key role an organisation has, and the leader of that.
const KS: (&str, &str) = ("310780421", "311040561");

async fn answer(world: &World, who: &str, org: &str, right: &str) -> Explanation {
    explain::explain(&world.services, who, org, right, "nb").await.unwrap()
}

async fn may(world: &World, who: &str, org: &str, right: &str) -> bool {
    answer(world, who, org, right).await.answer
}

/// Gives a role in the register.
async fn has_role(world: &World, org: &str, code: &str, family_name: &str) {
    let insert = "insert into register_role (org_number, role_code, holder_person_id)";
    world
        .happens(format!(
            "{insert} select {org}, '{code}', person_id from person where family_name = '{family_name}' limit 1"
        ))
        .await;
}

/// Makes Lund Eiendom what is told, without roles.
async fn lund_becomes(world: &World, what: &str) {
    let roles = format!("delete from register_role where org_number = {LUND_EIENDOM}");
    world.happens(format!("{roles}; update organisation set {what} where org_number = {LUND_EIENDOM}")).await;
}

#[actix_web::test]
async fn a_proprietor_decides_in_a_sole_proprietorship_and_a_contact_person_in_a_nuf_and_nowhere_else() {
    let world = World::with_demo().await;
    for (who, org, own) in [(ANNE, "311300709", &["ENK", "TVAM"][..]), (ERIK, NUF, &["NUF"])] {
        for form in ["ENK", "TVAM", "NUF", "AS", "KS", "KBO"] {
            world.happens(format!("update organisation set org_form = '{form}' where org_number = {org}")).await;
            for right in ["manage-people", "hovedadministrator", "view-delegations"] {
                let answer = answer(&world, who, org, right).await;
                // By name Hovedadministrator comes with six roles, and a contact person is none of them.
                let expected = own.contains(&form) && !(who == ERIK && right == "hovedadministrator");
                assert_eq!(answer.answer, expected, "{right} in {form}: {}", answer.render(portner::kernel::Lang::En));
            }
            assert!(may(&world, who, org, "see-organisation").await, "a role without power sees the front page");
            assert_units_and_persons_agree(&world).await;
        }
    }
}

#[actix_web::test]
async fn a_day_of_deletion_that_lies_ahead_changes_no_page() {
    let world = World::with_demo().await;
    for who in [KARI, PER] {
        let mut browser = browser_of(&world, who).await;
        world.happens("update organisation set deleted_on = null; update holder set deleted_on = null").await;
        let before = walk(&mut browser, "nb").await;
        world
            .happens("update organisation set deleted_on = '2026-11-21'; update holder set deleted_on = '2026-11-21'")
            .await;
        // So that the files can be fetched again.
        world.advance(SignedDuration::from_mins(3));
        let after = walk(&mut browser, "nb").await;
        assert!(before.len() > 20, "{}", before.len());
        // The log has grown by the files that were fetched, one's own page says when one was here last, and so many files at once are not
        // for everybody.
        let is_told = |page: &Page| page.path.contains("/logg") || page.path.contains("/meg");
        let is_page = |page: &Page| !is_told(page) && page.status != StatusCode::TOO_MANY_REQUESTS;
        for (before, after) in before.iter().zip(&after).filter(|(before, after)| is_page(before) && is_page(after)) {
            // A page that is printed says when it was fetched.
            let said = |page: &Page| {
                page.text().lines().filter(|line| !line.contains("Hentet")).collect::<Vec<_>>().join("\n")
            };
            assert_eq!((&before.path, said(before)), (&after.path, said(after)));
        }
        assert!(may(&world, who, EKSEMPEL, "delegate-scopes").await);
    }
    world.happens("update organisation set deleted_on = '2026-11-20' where org_number = 310123455").await;
    let answer = answer(&world, KARI, EKSEMPEL, "delegate-scopes").await;
    assert_eq!(answer.why_not, "Virksomheten er slettet i Enhetsregisteret, og ingen kan gjøre endringer for den.");
}

#[actix_web::test]
async fn the_administrator_of_the_estate_acts_for_the_bankrupt_company() {
    let world = World::with_demo().await;
    lund_becomes(&world, &format!("org_form = 'KBO', parent_org_number = {KONKURS}")).await;
    world.happens(format!("delete from register_role where org_number = {KONKURS} and role_code = 'BOBE'")).await;
    assert!(!may(&world, SIRI, KONKURS, "see-organisation").await);
    has_role(&world, KONKURS, "DAGL", "Moe").await;
    let nobody = "Virksomheten er konkurs, og Enhetsregisteret har ingen bobestyrer for den. Derfor kan ingen gjøre endringer for den.";
    assert_eq!(answer(&world, BENTE, KONKURS, "manage-people").await.who_can_change.first().unwrap(), nobody);
    let mut bente = world.signed_in(BENTE).await;
    assert!(bente.get(&format!("/nb/{KONKURS}")).await.says(nobody));
    assert!(bente.get(&format!("/nb/{KONKURS}/fullmakter/ny")).await.says(nobody));

    has_role(&world, LUND_EIENDOM, "BOBE", "Rettvik").await;
    has_role(&world, LUND_EIENDOM, "DAGL", "Lund").await;
    for right in ["manage-people", "delegate-scopes", "programmeringsgrensesnitt"] {
        let answer = answer(&world, SIRI, KONKURS, right).await;
        assert!(answer.answer, "{right}: {}", answer.why_not);
        assert!(
            answer.chain[0].contains("er konkursboet. Bobestyreren handler for Konkursramt Bygg AS"),
            "{:?}",
            answer.chain
        );
    }
    assert!(!may(&world, ANNE, KONKURS, "see-organisation").await, "no other role in the estate reaches the company");
    assert!(!may(&world, BENTE, KONKURS, "manage-people").await);
    let mut siri = world.signed_in(SIRI).await;
    assert!(siri.get("/nb/virksomheter").await.says("Konkursramt Bygg AS"));
    let list = siri.get(&format!("/nb/{KONKURS}/fullmakter")).await;
    let page = siri.get(&list.link("Siri Rettvik")).await;
    assert_eq!((page.status, page.says("bobestyrer")), (StatusCode::OK, true), "{}", page.text());
    assert!(!bente.get(&format!("/nb/{KONKURS}")).await.says(nobody));
    assert_units_and_persons_agree(&world).await;

    world.happens(format!("update organisation set bankrupt = false where org_number = {KONKURS}")).await;
    assert!(!may(&world, SIRI, KONKURS, "see-organisation").await, "the estate is over");
    assert_units_and_persons_agree(&world).await;
}

#[actix_web::test]
async fn where_no_natural_person_decides_page_request_and_explanation_say_so() {
    let (world, [mut tor]) = World::with_users([TOR]).await;
    let (ks, partner) = KS;
    let ask = async |tor: &mut crate::support::browser::Browser| {
        let form = tor.get("/nb/foresporsler/ny").await;
        tor.press(&form, "Finn virksomheten", &[("virksomhet", ks)]).await
    };
    let (organisations, nobody) =
        ("Bare andre virksomheter har nøkkelroller i virksomheten", "Ingen person har en nøkkelrolle i virksomheten");
    let found = ask(&mut tor).await;
    assert!(!found.says(organisations) && !found.says(nobody), "{}", found.text());
    world.happens(format!("delete from register_role where org_number = {partner}")).await;
    assert!(ask(&mut tor).await.says(organisations));
    let sent = crate::support::steps::ask_for_access(&mut tor, ks, "Selvbetjening av API-er").await;
    assert!(sent.says(organisations) && !sent.says("Hovedadministratoren"), "{}", sent.text());
    world.happens(format!("delete from register_role where org_number = {ks}")).await;
    assert!(ask(&mut tor).await.says(nobody));
    for right in ["manage-people", "self-service-api", "programmeringsgrensesnitt"] {
        let who = answer(&world, TOR, ks, right).await.who_can_change;
        assert!(who.iter().any(|who| who.starts_with(nobody)), "{right}: {who:?}");
        assert!(!who.iter().any(|who| who.contains("kan gis av")), "{right}: {who:?}");
    }
    // Whoever is main administrator can.
    world
        .happens(format!(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at)
             select gen_random_uuid(), {ks}, person_id, 'package', 'urn:altinn:accesspackage:hovedadministrator', now()
             from person where family_name = 'Vik'"
        ))
        .await;
    assert!(!ask(&mut tor).await.says(nobody));
}

/// Gives the area of a NUF to Ingrid as this key role of the NUF.
async fn area_given_as(world: &World, role: &str, family_name: &str, national_id: &str) {
    world.happens(format!("delete from register_role where org_number = {NUF}")).await;
    has_role(world, NUF, role, family_name).await;
    // She is known there by a role that gives nothing.
    has_role(world, NUF, "MEDL", "Berg").await;
    let ingrid: uuid::Uuid =
        world.ask("select person_id from person where family_name = 'Berg' and given_name = 'Ingrid'").await;
    let mut giver = world.signed_in(national_id).await;
    let form = giver.get(&format!("/nb/{NUF}/fullmakter/{ingrid}/gi")).await;
    let review = giver.submit(&form, "Se over", &[("ting", &form.choice("Integrasjoner og API-er"))]).await;
    let receipt = giver.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
}

#[actix_web::test]
async fn an_area_gives_exactly_what_its_giver_may_give_and_goes_on_when_they_have_left() {
    let packages = ["programmeringsgrensesnitt", "programmeringsgrensesnittNUF", "maskinlesbarehendelser"];
    for (role, who, number, expected) in
        [("KNUF", "Lindqvist", ERIK, [false, true, false]), ("DAGL", "Nordmann", KARI, [true, true, true])]
    {
        let world = World::with_demo().await;
        area_given_as(&world, role, who, number).await;
        let mut given = Vec::new();
        for package in packages {
            given.push(answer(&world, number, NUF, package).await.may_give == "Ja");
        }
        assert_eq!(given, expected, "what {role} may give");
        for giver_has_left in [false, true] {
            if giver_has_left {
                world
                    .happens(format!("delete from register_role where org_number = {NUF} and role_code = '{role}'"))
                    .await;
                has_role(&world, NUF, if role == "KNUF" { "DAGL" } else { "KNUF" }, "Hansen").await;
            }
            let mut ola = world.signed_in(crate::support::people::OLA).await;
            for (package, expected) in packages.iter().zip(expected) {
                assert_eq!(may(&world, INGRID, NUF, package).await, expected, "{package} by an area that {role} gave");
                if giver_has_left {
                    let page = ola.get(&format!("/nb/{NUF}/tilgangspakker/integrasjoner/{package}")).await;
                    assert_eq!(page.says("Ingrid Berg"), expected, "{package} by an area that {role} gave");
                }
            }
            assert!(may(&world, INGRID, NUF, "delegate-scopes").await);
        }
    }
}

#[actix_web::test]
async fn what_is_given_to_a_sub_unit_reaches_those_who_decide_for_its_main_unit() {
    let world = World::with_demo().await;
    world
        .happens(
            "insert into access_grant (access_grant_id, org_number, holder_org_number, kind, code, given_at)
             values (gen_random_uuid(), 310130079, 313328880, 'package', 'urn:altinn:accesspackage:programmeringsgrensesnitt', now())",
        )
        .await;
    let answer = answer(&world, KARI, NETT, "delegate-scopes").await;
    assert!(answer.answer, "{}", answer.why_not);
    let chain = answer.chain.join("\n");
    assert!(
        chain.contains("Kari Nordmann er daglig leder (DAGL) i hovedenheten til Eksempel kommune rådhuset"),
        "{chain}"
    );
    let mut kari = world.signed_in(KARI).await;
    let front = kari.get(&format!("/nb/{NETT}")).await;
    assert!(front.says("siden du er daglig leder i hovedenheten til Eksempel kommune rådhuset"), "{}", front.text());
    assert_units_and_persons_agree(&world).await;
    world.happens("update organisation set deleted_on = '2026-11-01' where org_number = 313328880").await;
    assert!(!may(&world, KARI, NETT, "see-organisation").await, "a sub-unit that is deleted lets nobody through");
    assert_units_and_persons_agree(&world).await;
}

#[actix_web::test]
async fn nobody_comes_through_a_municipality_into_an_inter_municipal_company() {
    let world = World::with_demo().await;
    for role in ["DTPR", "DTSO"] {
        lund_becomes(&world, "org_form = 'DA'").await;
        world
            .happens(format!(
                "insert into register_role (org_number, role_code, holder_org_number) values ({LUND_EIENDOM}, '{role}', {EKSEMPEL})"
            ))
            .await;
        assert!(may(&world, KARI, LUND_EIENDOM, "manage-people").await, "{role} in a DA");
        world.happens(format!("update organisation set org_form = 'IKS' where org_number = {LUND_EIENDOM}")).await;
        assert!(!may(&world, KARI, LUND_EIENDOM, "see-organisation").await, "{role} in an IKS");
        assert_units_and_persons_agree(&world).await;
    }
}

#[actix_web::test]
async fn in_a_sub_unit_the_form_of_the_main_unit_counts_for_holding_and_for_giving() {
    let world = World::with_demo().await;
    lund_becomes(&world, &format!("org_form = 'BEDR', sub_unit = true, parent_org_number = {NUF}")).await;
    let package = "programmeringsgrensesnittNUF";
    let answer = answer(&world, ERIK, LUND_EIENDOM, package).await;
    assert!(answer.answer && answer.may_give == "Ja", "{answer:?}");
    let mut erik = world.signed_in(ERIK).await;
    let page = erik.get(&format!("/nb/{LUND_EIENDOM}/tilgangspakker/integrasjoner/{package}?vis=kan-gi")).await;
    assert!(!page.says("Pakken gjelder ikke for denne virksomheten."), "{}", page.text());
    // A role in the sub-unit itself has the form of the main unit too.
    has_role(&world, LUND_EIENDOM, "KNUF", "Vik").await;
    assert!(may(&world, crate::support::people::MONA, LUND_EIENDOM, "manage-people").await);
    assert_units_and_persons_agree(&world).await;
}

#[actix_web::test]
async fn who_could_change_it_are_those_who_may_give_it_or_nobody() {
    let world = World::with_demo().await;
    let role = "Roller endres i Samordnet registermelding hos Brønnøysundregistrene.";
    for (org, right, expected) in [
        (EKSEMPEL, "konkursbo-lesetilgang", vec!["Pakken kan bare gis av den som er bobestyrer."]),
        (EKSEMPEL, "konkursbo-tilgangsstyrer", vec!["Ingen rolle i denne virksomheten kan gi pakken."]),
        (EKSEMPEL, "eksplisitt", vec!["Pakken kan ikke gis, og ingen rolle i Enhetsregisteret gir den."]),
        (
            EKSEMPEL,
            "innbygger-kultur",
            vec!["Pakken gjelder privatpersoners egne saker og kan ikke gis av virksomheter."],
        ),
        (
            EKSEMPEL,
            "programmeringsgrensesnitt",
            vec!["Bare de som har en nøkkelrolle i Enhetsregisteret, og hovedadministrator, kan gi dette."],
        ),
        (
            EKSEMPEL,
            "regnskapsforer-lonn",
            vec!["Pakken kan ikke gis. Den følger med en rolle i Enhetsregisteret eller med et kundeforhold."],
        ),
    ] {
        let who = answer(&world, TOR, org, right).await.who_can_change;
        let said: Vec<&str> = who.iter().map(String::as_str).filter(|who| *who != role).collect();
        assert_eq!(said, expected, "{right}");
    }
}

#[actix_web::test]
async fn packages_of_persons_are_shown_as_catalogue() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let catalogue = kari.get(&format!("/nb/{EKSEMPEL}/tilgangspakker?q=idrett")).await;
    assert!(catalogue.says("Innbygger"), "{}", catalogue.text());
    let area = kari.get(&format!("/nb/{EKSEMPEL}/tilgangspakker/kultur_idrett_og_frivillighet")).await;
    assert_eq!(area.status, StatusCode::OK, "{}", area.text());
    assert!(area.says("Pakkene i området gjelder privatpersoners egne saker."));
    let address = "/nb/310123455/tilgangspakker/kultur_idrett_og_frivillighet/innbygger-kultur";
    assert!(kari.get(address).await.says("Ingen har denne pakken på vegne av virksomheten."));
    let givers = kari.get(&format!("{address}?vis=kan-gi")).await;
    assert!(givers.says("Privatperson") && !givers.says("Hovedadministrator"), "{}", givers.text());
}

#[actix_web::test]
async fn a_supplier_that_has_nothing_and_no_role_can_be_given_a_package() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/ny?leverandor={NETT}")).await;
    let form = kari.get(&form.link("Gi tilgangspakker")).await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice("Maskinlesbare hendelser"))]).await;
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    let given = "select count(*) from access_grant where holder_org_number = 310130079 and withdrawn_at is null";
    assert_eq!(world.ask::<i64>(given).await, 1);
    for org in [EKSEMPEL, KONKURS, "310000019"] {
        let page = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/{org}/gi")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{org} can be given nothing");
    }
    for org in [SYSTEMHUSET, VANNVERK] {
        assert_eq!(kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/{org}/gi")).await.status, StatusCode::OK, "{org}");
    }
}
