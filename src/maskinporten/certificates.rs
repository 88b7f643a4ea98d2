//! Certificates of organisations (*virksomhetssertifikater*), with which a client may sign without having registered a key. Pure.
//!
//! A certificate is believed if it leads to a trust anchor, is in its time, is not revoked, and is not for web servers: the authorities
//! that issue certificates of organisations issue those too, and both name the organisation's number.

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

/// Any purpose but that of a web server.
struct NotOfWebServers;

impl ExtendedKeyUsageValidator for NotOfWebServers {
    fn validate(&self, purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        let mut present = Vec::new();
        for purpose in purposes {
            present.push(purpose?.to_decoded_oid());
        }
        if present.iter().any(|purpose| purpose == KeyUsage::SERVER_AUTH_REPR) {
            let required = KeyUsage::client_auth();
            return Err(Error::RequiredEkuNotFoundContext(RequiredEkuNotFoundContext { required, present }));
        }
        Ok(())
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
            .with_depth(RevocationCheckDepth::EndEntity)
            .with_status_policy(UnknownStatusPolicy::Deny)
            .with_expiration_policy(ExpirationPolicy::Enforce)
            .build()
    });
    leaf.verify_for_usage(&ALGORITHMS, &anchors.0, issuers, time, NotOfWebServers, revocation, None)
        .map_err(|e| untrusted(why(&e)))?;
    let org = organisation(&parsed)
        .ok_or_else(|| untrusted("the certificate names no organisation (organizationIdentifier or serialNumber)"))?;
    match parsed.public_key().parsed() {
        Ok(PublicKey::RSA(key)) => Ok(Certified { org, key: RsaKey::new(key.modulus, key.exponent) }),
        _ => Err(untrusted("the key of the certificate is not RSA")),
    }
}

/// The organisation that the certificate is issued to.
fn organisation(certificate: &X509Certificate<'_>) -> Option<OrgNumber> {
    let named = |oid: &Oid<'_>| -> Option<OrgNumber> {
        let text = certificate.subject().iter_by_oid(oid).next()?.as_str().ok()?.trim();
        text.strip_prefix(NATIONAL_REGISTER).unwrap_or(text).parse().ok()
    };
    named(&ORGANISATION_IDENTIFIER).or_else(|| named(&SERIAL_NUMBER))
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
        Error::RequiredEkuNotFoundContext(_) => "the certificate is one of a web server, not of an organisation",
        Error::UnknownRevocationStatus | Error::CrlExpired { .. } => {
            "it cannot be seen whether the certificate has been revoked"
        }
        _ => "the certificate is not one that is trusted here",
    }
}
