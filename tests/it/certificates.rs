//! A client that has registered no key signs with a certificate of its organisation (`x5c`), if whoever issued it is trusted.

use std::{fs, path::PathBuf, sync::Arc};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use base64::{Engine, engine::general_purpose::STANDARD};
use portner::serve;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertificateRevocationListParams, DnType, ExtendedKeyUsagePurpose,
    IsCa, Issuer, KeyIdMethod, KeyPair, KeyUsagePurpose, PKCS_RSA_SHA256, RevokedCertParams, SerialNumber,
    date_time_ymd,
};
use serde_json::{Value, json};

use crate::support::{
    machine::{Draft, Machine, READ, key},
    people::{EKSEMPEL, KARI, NETT},
    test_db::TestDb,
    world::World,
};

/// An authority: its certificate, and its key to issue others with.
struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

fn of_authority(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

impl Authority {
    fn root(name: &str) -> Self {
        let (params, key) = (of_authority(name), KeyPair::generate().unwrap());
        Self { certificate: params.self_signed(&key).unwrap(), issuer: Issuer::new(params, key) }
    }

    fn below(&self, name: &str) -> Self {
        let (mut params, key) = (of_authority(name), KeyPair::generate().unwrap());
        params.serial_number = Some(SerialNumber::from(21));
        Self { certificate: params.signed_by(&key, &self.issuer).unwrap(), issuer: Issuer::new(params, key) }
    }

    /// A certificate for the first key of the tests.
    fn issues(&self, params: &CertificateParams) -> Certificate {
        let der: Pkcs8V1Der<'_> = key(0).as_der().unwrap();
        let key = KeyPair::from_pkcs8_der_and_sign_algo(&der.as_ref().into(), &PKCS_RSA_SHA256).unwrap();
        params.signed_by(&key, &self.issuer).unwrap()
    }

    fn revokes(&self, serial: &SerialNumber) -> Vec<u8> {
        let revoked = RevokedCertParams {
            serial_number: serial.clone(),
            revocation_time: date_time_ymd(2026, 10, 1),
            reason_code: None,
            invalidity_date: None,
        };
        let list = CertificateRevocationListParams {
            this_update: date_time_ymd(2026, 11, 1),
            next_update: date_time_ymd(2026, 12, 1),
            crl_number: SerialNumber::from(1),
            issuing_distribution_point: None,
            revoked_certs: vec![revoked],
            key_identifier_method: KeyIdMethod::Sha256,
        };
        list.signed_by(&self.issuer).unwrap().der().to_vec()
    }
}

/// The certificate of an organisation, in its time.
fn of_organisation(number: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "Fagsystem");
    params.distinguished_name.push(DnType::CustomDnType(vec![2, 5, 4, 97]), format!("NTRNO-{number}"));
    (params.not_before, params.not_after) = (date_time_ymd(2026, 1, 1), date_time_ymd(2027, 1, 1));
    params.serial_number = Some(SerialNumber::from(4711));
    params
}

/// A portal that trusts an authority in production, and looks its certificates up in a list that calls number 13 back.
struct Trusting {
    world: World,
    root: Authority,
    machine: Machine,
    files: PathBuf,
}

impl Trusting {
    async fn new() -> Self {
        let root = Authority::root("Rot");
        let files = std::env::temp_dir().join(format!("portner-certificates-{}", uuid::Uuid::now_v7()));
        fs::create_dir_all(&files).unwrap();
        fs::write(files.join("anchors.pem"), root.certificate.pem()).unwrap();
        fs::write(files.join("revoked.crl"), root.revokes(&SerialNumber::from(13))).unwrap();
        let world = World::put_together(TestDb::with_demo().await, |services, listener| {
            let certificates = &mut Arc::make_mut(&mut services.config).certificates;
            certificates.anchors_prod = Some(files.join("anchors.pem"));
            certificates.revocation_lists = Some(files.clone());
            serve::server(services, listener).unwrap()
        });
        let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
        world.happens(format!("update client_key set removed_at = now() where client_id = '{}'", machine.client)).await;
        Self { world, root, machine, files }
    }

    fn with(&self, chain: &[&Certificate]) -> Draft {
        with(&self.machine, chain)
    }

    /// What is answered to a certificate of the root, and its description.
    async fn answers(&self, params: &CertificateParams) -> (String, String) {
        let answer = self.machine.send(&self.with(&[&self.root.issues(params)]).assertion()).await;
        (answer.code(), answer.description().to_owned())
    }
}

impl Drop for Trusting {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.files);
    }
}

fn with(machine: &Machine, chain: &[&Certificate]) -> Draft {
    let chain: Vec<_> = chain.iter().map(|certificate| STANDARD.encode(certificate.der())).collect();
    machine.grant(READ).head("kid", Value::Null).head("x5c", json!(chain))
}

#[actix_web::test]
async fn a_certificate_of_the_clients_organisation_opens_what_a_key_opens() {
    let trusting = Trusting::new().await;
    let own = trusting.root.issues(&of_organisation(EKSEMPEL));
    let assertion = trusting.with(&[&own]).assertion();
    let claims = trusting.machine.send(&assertion).await.claims();
    assert_eq!(
        (&claims["client_amr"], &claims["consumer"]["ID"]),
        (&json!("virksomhetssertifikat"), &json!("0192:310123455"))
    );
    assert_eq!(trusting.machine.send(&assertion).await.code(), "MP-012", "it works once");
}

#[actix_web::test]
async fn the_number_of_the_organisation_may_be_its_serial_number() {
    let trusting = Trusting::new().await;
    for number in [EKSEMPEL.to_owned(), format!("NTRNO-{EKSEMPEL}"), format!("VATNO-{EKSEMPEL}MVA")] {
        let mut params = of_organisation(EKSEMPEL);
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(DnType::CustomDnType(vec![2, 5, 4, 5]), number);
        assert_eq!(trusting.answers(&params).await.0, "issued");
    }
}

#[actix_web::test]
async fn a_certificate_may_come_with_those_of_its_issuers() {
    let trusting = Trusting::new().await;
    let between = trusting.root.below("Mellomledd");
    // Its list says of none that it is revoked.
    fs::write(trusting.files.join("between.crl"), between.revokes(&SerialNumber::from(99))).unwrap();
    let own = between.issues(&of_organisation(EKSEMPEL));
    assert_eq!(trusting.machine.send(&trusting.with(&[&own, &between.certificate]).assertion()).await.code(), "issued");
    let alone = trusting.machine.send(&trusting.with(&[&own]).assertion()).await;
    assert_eq!(alone.code(), "MP-120");
    assert!(alone.description().contains("send its issuers too"), "{}", alone.description());
}

#[actix_web::test]
async fn an_issuer_that_is_revoked_takes_along_what_it_has_issued() {
    let trusting = Trusting::new().await;
    let between = trusting.root.below("Mellomledd");
    fs::write(trusting.files.join("between.crl"), between.revokes(&SerialNumber::from(99))).unwrap();
    fs::write(trusting.files.join("revoked.crl"), trusting.root.revokes(&SerialNumber::from(21))).unwrap();
    let own = between.issues(&of_organisation(EKSEMPEL));
    let answer = trusting.machine.send(&trusting.with(&[&own, &between.certificate]).assertion()).await;
    assert_eq!(answer.code(), "MP-120");
    assert!(answer.description().contains("has been revoked"), "{}", answer.description());
}

#[actix_web::test]
async fn a_certificate_that_is_not_trusted_says_why() {
    let trusting = Trusting::new().await;
    let of = |change: fn(&mut CertificateParams)| {
        let mut params = of_organisation(EKSEMPEL);
        change(&mut params);
        params
    };
    let cases = [
        (of(|it| it.not_after = date_time_ymd(2026, 11, 19)), "MP-120", "has expired"),
        (of(|it| it.not_before = date_time_ymd(2026, 12, 1)), "MP-120", "is not valid yet"),
        (of(|it| it.serial_number = Some(SerialNumber::from(13))), "MP-120", "has been revoked"),
        (
            of(|it| it.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth]),
            "MP-120",
            "is for something else",
        ),
        (
            of(|it| it.extended_key_usages = vec![ExtendedKeyUsagePurpose::CodeSigning]),
            "MP-120",
            "is for something else",
        ),
        (of(|it| it.key_usages = vec![KeyUsagePurpose::KeyEncipherment]), "MP-120", "not one to sign with"),
        (of(|it| it.distinguished_name.push(DnType::CustomDnType(vec![2, 5, 4, 42]), "Kari")), "MP-120", "of a person"),
        (
            of(|it| it.distinguished_name.push(DnType::CustomDnType(vec![2, 5, 4, 5]), "UN:NO-9578-4050-100000000")),
            "MP-120",
            "of a person",
        ),
        (
            of(|it| it.distinguished_name.push(DnType::CustomDnType(vec![2, 5, 4, 5]), NETT)),
            "MP-120",
            "does not name one organisation",
        ),
        (of(|it| it.distinguished_name = rcgen::DistinguishedName::new()), "MP-120", "does not name one organisation"),
        (of(|it| it.is_ca = IsCa::Ca(BasicConstraints::Unconstrained)), "MP-120", "is not one that is trusted here"),
        (of_organisation(NETT), "MP-122", "the certificate is that of 310130079"),
    ];
    for (params, code, why) in cases {
        let (answered, said) = trusting.answers(&params).await;
        assert!(answered == code && said.contains(why), "{why}: {answered} {said}");
    }
    let other = Authority::root("Rot").issues(&of_organisation(EKSEMPEL));
    assert_eq!(trusting.machine.send(&trusting.with(&[&other]).assertion()).await.code(), "MP-120");
    let own = trusting.root.issues(&of_organisation(EKSEMPEL));
    let mut by_another = trusting.with(&[&own]);
    by_another.key = 1;
    assert_eq!(trusting.machine.send(&by_another.assertion()).await.code(), "MP-124");
    let junk = trusting.machine.grant(READ).head("kid", Value::Null).head("x5c", json!(["AQID"]));
    assert_eq!(trusting.machine.send(&junk.assertion()).await.code(), "MP-123");
}

#[actix_web::test]
async fn whoever_has_registered_a_key_names_it_and_shows_no_certificate() {
    let trusting = Trusting::new().await;
    let own = trusting.root.issues(&of_organisation(EKSEMPEL));
    trusting.world.adds_key(&trusting.machine, 1, "another").await;
    let answer = trusting.machine.send(&trusting.with(&[&own]).assertion()).await;
    assert_eq!(answer.code(), "MP-100");
    assert!(answer.description().contains("must name one of them (kid)"), "{}", answer.description());
    let both = trusting.with(&[&own]).head("kid", "another").assertion();
    assert_eq!(trusting.machine.send(&both).await.code(), "MP-011");
}

#[actix_web::test]
async fn who_is_trusted_in_production_is_not_trusted_in_test() {
    let trusting = Trusting::new().await;
    let machine = trusting.world.machine(EKSEMPEL, "test", &[READ]).await;
    trusting.world.happens(format!("delete from client_key where client_id = '{}'", machine.client)).await;
    let own = trusting.root.issues(&of_organisation(EKSEMPEL));
    let answer = machine.send(&with(&machine, &[&own]).assertion()).await;
    assert_eq!(answer.code(), "MP-120");
    assert!(answer.description().contains("certificates are not accepted here"), "{}", answer.description());
}

#[actix_web::test]
async fn pages_say_that_a_client_without_keys_gets_tokens_with_a_certificate() {
    let trusting = Trusting::new().await;
    let mut kari = trusting.world.signed_in(KARI).await;
    let at = format!("/nb/{EKSEMPEL}/prod/klienter/{}", trusting.machine.client);
    let page = kari.get(&at).await;
    assert!(page.says("Den kan hente token med virksomhetssertifikatet (x5c)"), "{}", page.text());
    let list = kari.get(&format!("/nb/{EKSEMPEL}/prod/klienter")).await;
    assert!(list.says("Bare virksomhetssertifikat"), "{}", list.text());
    let tried = kari.get(&format!("{at}/prov")).await;
    assert!(tried.says("Token") && !tried.says("MP-"), "{}", tried.text());
    let own = trusting.root.issues(&of_organisation(EKSEMPEL));
    trusting.machine.send(&trusting.with(&[&own]).assertion()).await.claims();
    let mut was_used = false;
    for _ in 0..50 {
        was_used = trusting.world.ask("select client_last_used(client_id) is not null from client").await;
        if was_used {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(was_used && !kari.get(&format!("{at}/deaktiver")).await.says("Den har aldri vært brukt"));
}
