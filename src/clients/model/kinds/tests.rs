use super::*;

/// What is typed as an address, and for which programs it will do.
const ADDRESSES: [(&str, [bool; 3]); 22] = [
    ("https://www.eksempel.no/inn", [true, true, true]),
    ("https://www.eksempel.no:8443/inn?fra=portal", [true, true, true]),
    ("https://192.0.2.1/inn", [true, true, true]),
    ("http://localhost:3000/inn", [true, true, true]),
    ("http://127.0.0.1/inn", [true, true, true]),
    ("http://[::1]:5000/inn", [true, true, true]),
    ("no.eksempel.app:/inn", [false, false, true]),
    ("no.eksempel.app://inn", [false, false, true]),
    ("eksempel://inn", [false, false, false]),
    ("javascript:alert(1)", [false, false, false]),
    ("data:text/html,hei", [false, false, false]),
    ("file:///etc/passwd", [false, false, false]),
    ("http://www.eksempel.no/inn", [false, false, false]),
    ("http://localhost.eksempel.no/inn", [false, false, false]),
    ("https://www.eksempel.no/inn#her", [false, false, false]),
    ("https://www.eksempel.no/inn#", [false, false, false]),
    ("https://kari@www.eksempel.no/inn", [false, false, false]),
    ("https://kari:ord@www.eksempel.no/inn", [false, false, false]),
    ("https://*.eksempel.no/inn", [false, false, false]),
    ("https:/www.eksempel.no/inn", [false, false, false]),
    ("https:\\\\www.eksempel.no\\inn", [false, false, false]),
    ("www.eksempel.no/inn", [false, false, false]),
];

#[test]
fn an_address_is_https_or_the_machines_own_and_for_apps_a_scheme_with_a_dot() {
    for (address, will_do) in ADDRESSES {
        for (application, will_do) in Application::ALL.into_iter().zip(will_do) {
            let fault = of_address(application, 1, address);
            assert_eq!(fault.is_none(), will_do, "{application:?} {address}: {fault:?}");
        }
    }
}

#[test]
fn each_type_is_written_as_the_wire_writes_it() {
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.wire());
    }
    for application in Application::ALL {
        assert_eq!(serde_json::to_value(application).unwrap(), application.wire());
    }
}

/// The table as the reference says it: flow, scopes, and whether it is served here.
#[test]
fn each_type_is_what_the_table_says() {
    let contacts = REGISTER_OF_CONTACTS;
    for (kind, is_login, is_served, fixed, only) in [
        (Kind::Maskinporten, false, true, 0, None),
        (Kind::Krr, false, true, 0, Some(contacts)),
        (Kind::Eformidling, false, false, 0, None),
        (Kind::Idporten, true, false, 2, Some(&[][..])),
        (Kind::Ansattporten, true, false, 2, None),
        (Kind::ApiKlient, true, false, 2, None),
    ] {
        let rules = kind.rules();
        let said = (rules.is_login, kind.is_served(), rules.fixed_scopes.len(), rules.only_scopes);
        assert_eq!(said, (is_login, is_served, fixed, only), "{kind:?}");
        assert_eq!(rules.for_customers, kind.is_ordinary(), "{kind:?}: only Maskinporten knows consumer_org");
    }
}

/// Every program × key × PKCE × refresh tokens × addresses of each sort: the faults are those that this says, and no others.
#[test]
fn every_combination_is_allowed_or_has_its_fault_at_its_field() {
    let web = "https://www.eksempel.no/inn";
    let lists = [vec![], vec![web.to_owned()], vec![web.to_owned(), "http://annet.no".to_owned()]];
    let long = vec![vec![web.to_owned(); MOST_ADDRESSES + 1]];
    let fronts = ["", "https://www.eksempel.no/ut", "https://annet.eksempel.no/ut", "http://www.eksempel.no/ut"];
    let yes_or_no = [false, true];
    let mut seen = 0;
    for application in Application::ALL {
        for (has_key, pkce) in yes_or_no.into_iter().flat_map(|one| yes_or_no.map(|other| (one, other))) {
            for refresh in [None, Some(Refresh::default())] {
                for redirects in lists.iter().chain(&long) {
                    for logouts in &lists {
                        for (front, session) in fronts.into_iter().flat_map(|it| yes_or_no.map(|other| (it, other))) {
                            let login = Login {
                                application_type: application,
                                redirect_uris: redirects.clone(),
                                post_logout_redirect_uris: logouts.clone(),
                                frontchannel_logout_uri: front.to_owned(),
                                frontchannel_logout_session_required: session,
                                pkce,
                                refresh,
                                ..Login::default()
                            };
                            assert_eq!(faults(&login, has_key), expected(&login, has_key), "{login:?} {has_key}");
                            seen += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(seen, 3 * 4 * 2 * 4 * 3 * 8);
}

fn expected(login: &Login, has_key: bool) -> Vec<(&'static str, Fault)> {
    let is_public = login.application_type != Application::Web;
    let insecure = if login.application_type == Application::Native { Fault::NotOfAnApp } else { Fault::NotSecure };
    let mut all = Vec::new();
    match login.redirect_uris.len() {
        0 => all.push(("adresser", Fault::NoAddress)),
        1 => {}
        2 => all.push(("adresser", insecure(2))),
        _ => all.push(("adresser", Fault::TooManyAddresses)),
    }
    if login.post_logout_redirect_uris.len() == 2 {
        all.push(("utlogging", insecure(2)));
    }
    match login.frontchannel_logout_uri.as_str() {
        "" if login.frontchannel_logout_session_required => all.push(("sesjon", Fault::NoSessionWithoutAddress)),
        "" => {}
        "http://www.eksempel.no/ut" => all.push(("frontkanal", Fault::NotSecure(1))),
        "https://www.eksempel.no/ut" if !login.redirect_uris.is_empty() => {}
        _ => all.push(("frontkanal", Fault::OtherOrigin)),
    }
    if is_public && !login.pkce {
        all.push(("pkce", Fault::PkceNeeded));
    }
    if is_public && has_key {
        all.push(("kilde", Fault::HasNoKeys));
    }
    all
}
