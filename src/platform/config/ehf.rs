//! Where it is looked up who takes invoices in the format EHF.

use std::path::PathBuf;

use url::Url;

use super::{is_loopback, raw::Raw};

/// Where to look.
#[derive(Debug, Clone, Default)]
pub enum EhfConfig {
    /// Nowhere: it is not known of anybody.
    #[default]
    Nowhere,
    /// In a list: a file with an organisation number on each line.
    List(PathBuf),
    /// At the service that has the addresses of Peppol's receivers in Norway (ELMA).
    Publisher(Url),
}

impl EhfConfig {
    pub(super) fn from_raw(raw: &mut Raw) -> Self {
        let publisher = raw.get("ehf_publisher").and_then(|text| {
            let url = Url::parse(&text).ok().filter(|url| {
                let is_safe = url.scheme() == "https" || url.scheme() == "http" && is_loopback(url);
                is_safe && url.query().is_none() && !url.cannot_be_a_base()
            });
            if url.is_none() {
                raw.fault("ehf_publisher: expected https://host");
            }
            url
        });
        match (raw.get("ehf_list"), publisher) {
            (Some(_), Some(_)) => {
                raw.fault("ehf_list: not together with ehf_publisher");
                Self::Nowhere
            }
            (Some(list), None) => Self::List(list.into()),
            (None, Some(url)) => Self::Publisher(url),
            (None, None) => Self::Nowhere,
        }
    }
}
