//! Certificates of organisations (*virksomhetssertifikater*), with which a client may sign without having registered a key. Pure.
//!
//! A certificate is believed if it leads to a trust anchor, is in its time, is not revoked, and is one of an organisation itself. The same
//! authorities issue certificates of web servers, of programs and of employees, and all of them name the organisation's number.

use jiff::Timestamp;
use rustls_pki_types::{
    CertificateDer, CertificateRevocationListDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime, pem::PemObject,
};
use webpki::{
    CertRevocationList, EndEntityCert, Error, ExpirationPolicy, ExtendedKeyUsageValidator, KeyPurposeIdIter, KeyUsage,
    OwnedCertRevocationList, RequiredEkuNotFoundContext, RevocationCheckDepth, RevocationOptionsBuilder,
    UnknownStatusPolicy, anchor_from_trusted_cert, aws_lc_rs,
};
use x509_parser::{
    der_parser::{Oid, oid},
    parse_x509_certificate,
    prelude::X509Certificate,
    public_key::PublicKey,
};

use super::{
    refusal::{Code, Refusal},
    signature::RsaKey,
};
use crate::kernel::OrgNumber;

/// What authorities may sign certificates with. SHA-1 is not among them.
const ALGORITHMS: [&dyn SignatureVerificationAlgorithm; 10] = [
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA256,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA384,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA512,
    aws_lc_rs::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    aws_lc_rs::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    aws_lc_rs::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    aws_lc_rs::ECDSA_P256_SHA256,
    aws_lc_rs::ECDSA_P256_SHA384,
    aws_lc_rs::ECDSA_P384_SHA256,
    aws_lc_rs::ECDSA_P384_SHA384,
];

/// Where the number of an organisation stands (ETSI EN 319 412-1 §5.1.4, X.520 §6.2.9): `NTRNO-` and the number, or the number alone.
const ORGANISATION_IDENTIFIER: Oid<'static> = oid!(2.5.4.97);
const SERIAL_NUMBER: Oid<'static> = oid!(2.5.4.5);
/// The register of legal entities in Norway.
const NATIONAL_REGISTER: &str = "NTRNO-";
/// The register of value added tax, where an organisation has the same number, and `MVA` behind it.
const TAX_REGISTER: &str = "VATNO-";
const GIVEN_NAME: Oid<'static> = oid!(2.5.4.42);
const SURNAME: Oid<'static> = oid!(2.5.4.4);

/// Whose certificates are believed. None: nobody's.
#[derive(Debug, Default)]
pub struct TrustAnchors(Vec<TrustAnchor<'static>>);

/// Certificates that their authorities have called back. None: that is not looked at.
#[derive(Debug, Default)]
pub struct RevocationLists(Vec<CertRevocationList<'static>>);

/// What a certificate says that is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certified {
    /// The organisation that it names.
    pub org: OrgNumber,
    /// Its key.
    pub key: RsaKey,
}

impl TrustAnchors {
    /// The certificates of a PEM file. Each may issue certificates of organisations, whoever has issued it.
    pub fn from_pem(pem: &[u8]) -> Result<Self, String> {
        let mut anchors = Vec::new();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|e| format!("no PEM: {e}"))?;
            let anchor = anchor_from_trusted_cert(&certificate)
                .map_err(|e| format!("certificate {} cannot be read: {e}", anchors.len() + 1))?;
            anchors.push(anchor.to_owned());
        }
        if anchors.is_empty() { Err("there is no certificate in it".to_owned()) } else { Ok(Self(anchors)) }
    }
}

impl RevocationLists {
    /// Takes in a list, DER or PEM.
    pub fn add(&mut self, list: &[u8]) -> Result<(), String> {
        let pem = list.starts_with(b"-----").then(|| CertificateRevocationListDer::from_pem_slice(list));
        let der = pem.transpose().map_err(|e| format!("no PEM: {e}"))?;
        let list = OwnedCertRevocationList::from_der(der.as_ref().map_or(list, |der| der.as_ref()))
            .map_err(|e| format!("no list of revoked certificates: {e}"))?;
        self.0.push(list.into());
        Ok(())
    }
}

/// Purposes that certificates of organisations have, if they name any (RFC 5280 §4.2.1.12): authentication of a client, e-mail, signing of
/// documents (RFC 9336, and Microsoft's before it), any.
const PURPOSES: [&[usize]; 5] = [
    KeyUsage::CLIENT_AUTH_REPR,
    &[1, 3, 6, 1, 5, 5, 7, 3, 4],
    &[1, 3, 6, 1, 5, 5, 7, 3, 36],
    &[1, 3, 6, 1, 4, 1, 311, 10, 3, 12],
    &[2, 5, 29, 37, 0],
];

/// One of those purposes, and not that of a web server.
struct OfOrganisations;

impl ExtendedKeyUsageValidator for OfOrganisations {
    fn validate(&self, purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        let mut present = Vec::new();
        for purpose in purposes {
            present.push(purpose?.to_decoded_oid());
        }
        let is = |purpose: &[usize]| present.iter().any(|one| one == purpose);
        if present.is_empty() || (PURPOSES.into_iter().any(is) && !is(KeyUsage::SERVER_AUTH_REPR)) {
            return Ok(());
        }
        let required = KeyUsage::client_auth();
        Err(Error::RequiredEkuNotFoundContext(RequiredEkuNotFoundContext { required, present }))
    }
}

/// Whose certificate it is and what key it holds. `chain`: DER, the client's own first.
pub fn check_certificates(
    anchors: &TrustAnchors,
    revoked: &RevocationLists,
    chain: &[Vec<u8>],
    now: Timestamp,
) -> Result<Certified, Refusal> {
    if anchors.0.is_empty() {
        return Err(untrusted("certificates are not accepted here: register a key and name it (kid)"));
    }
    let certificates: Vec<_> = chain.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    let Some((own, issuers)) = certificates.split_first() else { return Err(unreadable()) };
    let (_, parsed) = parse_x509_certificate(own).map_err(|_| unreadable())?;
    let leaf = EndEntityCert::try_from(own).map_err(|_| unreadable())?;
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let lists: Vec<_> = revoked.0.iter().collect();
    let revocation = RevocationOptionsBuilder::new(&lists).ok().map(|options| {
        options
            .with_depth(RevocationCheckDepth::Chain)
            .with_status_policy(UnknownStatusPolicy::Deny)
            .with_expiration_policy(ExpirationPolicy::Enforce)
            .build()
    });
    leaf.verify_for_usage(&ALGORITHMS, &anchors.0, issuers, time, OfOrganisations, revocation, None)
        .map_err(|e| untrusted(why(&e)))?;
    if !may_sign(&parsed) {
        return Err(untrusted("the key of the certificate is not one to sign with (keyUsage)"));
    }
    if is_of_a_person(&parsed) {
        return Err(untrusted("the certificate is one of a person, not of an organisation"));
    }
    let org = organisation(&parsed).ok_or_else(|| {
        untrusted("the certificate does not name one organisation (organizationIdentifier or serialNumber)")
    })?;
    match parsed.public_key().parsed() {
        Ok(PublicKey::RSA(key)) => Ok(Certified { org, key: RsaKey::new(key.modulus, key.exponent) }),
        _ => Err(untrusted("the key of the certificate is not RSA")),
    }
}

/// Is its key to sign with, as far as it says (RFC 5280 §4.2.1.3)?
fn may_sign(certificate: &X509Certificate<'_>) -> bool {
    match certificate.key_usage() {
        Ok(None) => true,
        Ok(Some(usage)) => usage.value.digital_signature() || usage.value.non_repudiation(),
        Err(_) => false,
    }
}

/// Does it name somebody, by name or by number (ETSI EN 319 412-1 §5.1.3)?
fn is_of_a_person(certificate: &X509Certificate<'_>) -> bool {
    let subject = certificate.subject();
    let has = |oid: &Oid<'_>| subject.iter_by_oid(oid).next().is_some();
    let number = subject.iter_by_oid(&SERIAL_NUMBER).filter_map(|number| number.as_str().ok());
    let is_number = |text: &str| {
        ["PNO", "PAS", "IDC", "TIN", "UN:NO"].iter().any(|kind| text.to_ascii_uppercase().starts_with(kind))
    };
    has(&GIVEN_NAME) || has(&SURNAME) || number.map(str::trim).any(is_number)
}

/// The organisation that the certificate is issued to: the one that all its numbers name. Numbers of other kinds are let be.
fn organisation(certificate: &X509Certificate<'_>) -> Option<OrgNumber> {
    let mut found: Option<OrgNumber> = None;
    for oid in [&ORGANISATION_IDENTIFIER, &SERIAL_NUMBER] {
        for attribute in certificate.subject().iter_by_oid(oid) {
            let text = attribute.as_str().ok()?.trim();
            let number =
                text.strip_prefix(NATIONAL_REGISTER).or_else(|| text.strip_prefix(TAX_REGISTER)).unwrap_or(text);
            let Ok(number) = number.strip_suffix("MVA").unwrap_or(number).trim().parse() else {
                if oid == &ORGANISATION_IDENTIFIER {
                    return None;
                }
                continue;
            };
            if found.is_some_and(|other| other != number) {
                return None;
            }
            found = Some(number);
        }
    }
    found
}

fn untrusted(why: &str) -> Refusal {
    Refusal::new(Code::InvalidCertificate, why)
}

fn unreadable() -> Refusal {
    Refusal::new(Code::InvalidX5c, "the first certificate of the header x5c cannot be read")
}

fn why(error: &Error) -> &'static str {
    match error {
        Error::CertExpired { .. } => "the certificate has expired",
        Error::CertNotValidYet { .. } => "the certificate is not valid yet",
        Error::CertRevoked => "the certificate has been revoked",
        Error::UnknownIssuer => {
            "the certificate does not lead to an authority that is trusted here; send its issuers too, and check the environment"
        }
        Error::RequiredEkuNotFoundContext(_) => {
            "the certificate is for something else, such as a web server, not for an organisation"
        }
        Error::UnknownRevocationStatus | Error::CrlExpired { .. } => {
            "it cannot be seen whether the certificate has been revoked"
        }
        _ => "the certificate is not one that is trusted here",
    }
}
