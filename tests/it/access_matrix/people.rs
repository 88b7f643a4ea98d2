//! Who asks: one person for each way to have something, or nothing, to do with an organisation.

use uuid::Uuid;

use super::{
    super::{awaiting, members},
    HIGH,
};
use crate::support::{
    browser::Browser,
    people::{
        ALI, ANNE, BENTE, EKSEMPEL, ERIK, EVA, FRODE, GERD, HANNE, INGRID, KARI, KONKURS, MONA, NEDLAGT, NILS, NORA,
        OLA, PER, SIRI, TOR, TOR_EKSEMPELEN, TURID,
    },
    world::World,
};

/// Registered by work e-mail.
const BY_EMAIL: &str = "email";

/// A foreign company, whose contact person decides.
const NUF: &str = "310390216";
/// Daily leader of a company that is general partner of another.
const MARIT: &str = "29820093656";

/// Heading of the column, who it is, the level they signed in at, and the organisation they ask for.
pub const PERSONAS: [(&str, Option<&str>, &str, &str); 23] = [
    ("nobody", None, "", EKSEMPEL),
    ("leader", Some(KARI), HIGH, EKSEMPEL),
    ("leader, low", Some(KARI), "idporten-loa-substantial", EKSEMPEL),
    ("main admin", Some(EVA), HIGH, EKSEMPEL),
    ("package", Some(INGRID), HIGH, EKSEMPEL),
    ("via", Some(PER), HIGH, EKSEMPEL),
    ("developer", Some(ALI), HIGH, EKSEMPEL),
    ("integrator", Some(NILS), HIGH, EKSEMPEL),
    ("customers'", Some(FRODE), HIGH, EKSEMPEL),
    ("powerless", Some(MONA), HIGH, EKSEMPEL),
    ("asker", Some(TOR), HIGH, EKSEMPEL),
    ("former", Some(HANNE), HIGH, EKSEMPEL),
    ("expired", Some(MARIT), HIGH, EKSEMPEL),
    ("awaited", Some(NORA), HIGH, EKSEMPEL),
    ("KNUF, no NUF", Some(GERD), HIGH, EKSEMPEL),
    ("KNUF", Some(ERIK), HIGH, NUF),
    ("REPR", Some(TOR_EKSEMPELEN), HIGH, NUF),
    ("supplier's", Some(OLA), HIGH, EKSEMPEL),
    ("stranger", Some(ANNE), HIGH, EKSEMPEL),
    ("deleted", Some(BENTE), HIGH, NEDLAGT),
    ("estate", Some(SIRI), HIGH, KONKURS),
    ("support", Some(TURID), HIGH, EKSEMPEL),
    ("member", None, BY_EMAIL, EKSEMPEL),
];

/// Who the register says leads another organisation, as the database finds them.
fn leads(org: i32) -> String {
    format!(
        "(select holder_person_id from register_role where org_number = {org} and role_code in ('DAGL', 'LEDE', 'KNUF') limit 1)"
    )
}

/// Something that Eksempel kommune has given a person until this day.
async fn given(world: &World, person: &str, (kind, code): (&str, &str), ends_on: &str) {
    world
        .happens(format!(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at, ends_on) \
             values (gen_random_uuid(), {EKSEMPEL}, {person}, '{kind}', '{code}', '2026-10-01', {ends_on})"
        ))
        .await;
}

/// What the demo has nobody for: rights and roles of persons who lead other organisations, and what they had or are to have.
async fn give_everybody_their_part(world: &World) {
    let main = ("package", "urn:altinn:accesspackage:hovedadministrator");
    given(world, &leads(310_260_142), main, "null").await;
    given(world, &leads(310_667_781), ("right", "self-service-integrations"), "null").await;
    given(world, &leads(991_825_827), ("right", "self-service-suppliers"), "null").await;
    given(world, &leads(311_040_561), main, "'2026-11-19'").await;
    let hanne = "(select person_id from person where given_name = 'Hanne' and family_name = 'Solheim')";
    let chair =
        format!("(select holder_person_id from register_role where org_number = {EKSEMPEL} and role_code = 'LEDE')");
    let gerd = leads(310_334_456);
    world
        .happens(format!(
            "insert into register_role_past (org_number, role_code, holder_person_id, seen_from, seen_to) \
             values ({EKSEMPEL}, 'DAGL', {hanne}, '2025-01-01', '2026-11-01'); \
             insert into register_role (org_number, role_code, holder_person_id) \
             values ({EKSEMPEL}, 'KNUF', {gerd}), ({NUF}, 'REPR', {chair})"
        ))
        .await;
    awaiting::give(&mut world.signed_in(KARI).await, NORA, "Nora Ny", awaiting::MAIN).await;
}

/// Somebody who asks.
#[derive(Debug)]
pub struct Visitor {
    pub browser: Browser,
    /// The token of their session.
    pub csrf: String,
    /// Who they are, if they have signed in.
    pub person: Option<Uuid>,
}

/// Each of them, in a browser of their own.
pub async fn everybody(world: &World) -> Vec<Visitor> {
    give_everybody_their_part(world).await;
    let mut visitors = Vec::new();
    for (_, who, level, _) in PERSONAS {
        let (mut browser, mut person) = (world.browser(), None);
        if let Some(national_id) = who {
            browser.sign_in(national_id, level).await;
            person = world.ask("select person_id from web_session order by created_at desc limit 1").await;
        }
        if level == BY_EMAIL {
            browser = members::registered(world, "mads@eksempel.example", "Mads Moe").await.0;
            person = world.ask("select person_id from web_session order by created_at desc limit 1").await;
        }
        let csrf = browser.get("/nb/").await.csrf();
        visitors.push(Visitor { browser, csrf, person });
    }
    visitors
}
