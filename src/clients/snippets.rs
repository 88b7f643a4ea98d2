//! Lines to run that fetch a token. Pure.

use crate::kernel::ClientId;

/// What a token is fetched with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grant<'a> {
    pub issuer: &'a str,
    pub client: ClientId,
    pub kid: &'a str,
    /// How the key signs, such as RS256.
    pub alg: &'a str,
    pub scope: &'a str,
    pub for_customers: bool,
}

/// In a shell, with curl and openssl.
pub(super) fn curl(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scope, for_customers } = grant;
    let bits = alg.trim_start_matches("RS");
    let customer = if for_customers { "\n  \"consumer_org\":\"'$kunde'\"," } else { "" };
    let number = if for_customers { "kunde=000000000\n" } else { "" };
    format!(
        r#"{number}b64() {{ openssl base64 -A | tr '+/' '-_' | tr -d '='; }}
naa=$(date +%s)
hode=$(printf '{{"alg":"{alg}","kid":"{kid}"}}' | b64)
krav=$(printf '{{"aud":"{issuer}",
  "iss":"{client}",
  "scope":"{scope}",{customer}
  "iat":%d,"exp":%d,"jti":"%s"}}' \
  "$naa" "$((naa + 100))" "$(openssl rand -hex 16)" | b64)
signatur=$(printf '%s.%s' "$hode" "$krav" | openssl dgst -sha{bits} -sign privat.pem -binary | b64)
curl -sS "{issuer}token" \
  -d grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer \
  -d "assertion=$hode.$krav.$signatur""#
    )
}

/// In Python.
pub(super) fn python(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scope, for_customers } = grant;
    let customer = if for_customers { "\n    \"consumer_org\": \"000000000\"," } else { "" };
    format!(
        r#"# pip install "pyjwt[crypto]" requests
import time, uuid, jwt, requests

issuer = "{issuer}"
now = int(time.time())
claims = {{
    "aud": issuer, "iss": "{client}", "scope": "{scope}",{customer}
    "iat": now, "exp": now + 100, "jti": str(uuid.uuid4()),
}}
grant = jwt.encode(claims, open("privat.pem").read(), "{alg}", headers={{"kid": "{kid}"}})
answer = requests.post(issuer + "token", data={{
    "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": grant,
}})
print(answer.json())"#
    )
}

/// What makes a key without a browser: the private part stays where it is made.
pub(super) const OPENSSL: &str =
    "openssl genrsa -out privat.pem 3072 && openssl rsa -in privat.pem -pubout -out offentlig.pem";
