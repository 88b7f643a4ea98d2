//! Lines to run that fetch a token. Pure.

use crate::kernel::ClientId;

/// In a shell, with curl and openssl.
pub(super) fn curl(issuer: &str, client: ClientId, kid: &str, scope: &str, for_customers: bool) -> String {
    let customer = if for_customers { ",\"consumer_org\":\"'$kunde'\"" } else { "" };
    let number = if for_customers { "kunde=000000000\n" } else { "" };
    format!(
        r#"{number}b64() {{ openssl base64 -A | tr '+/' '-_' | tr -d '='; }}
naa=$(date +%s)
hode=$(printf '{{"alg":"RS256","kid":"{kid}"}}' | b64)
krav=$(printf '{{"aud":"{issuer}","iss":"{client}","scope":"{scope}"{customer},"iat":%d,"exp":%d,"jti":"%s"}}' \
  "$naa" "$((naa + 100))" "$(openssl rand -hex 16)" | b64)
signatur=$(printf '%s.%s' "$hode" "$krav" | openssl dgst -sha256 -sign privat.pem -binary | b64)
curl -sS "{issuer}token" \
  -d grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer \
  -d "assertion=$hode.$krav.$signatur""#
    )
}

/// In Python.
pub(super) fn python(issuer: &str, client: ClientId, kid: &str, scope: &str, for_customers: bool) -> String {
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
grant = jwt.encode(claims, open("privat.pem").read(), "RS256", headers={{"kid": "{kid}"}})
answer = requests.post(issuer + "token", data={{
    "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": grant,
}})
print(answer.json())"#
    )
}

/// What makes a key without a browser: the private part stays where it is made.
pub(super) const OPENSSL: &str =
    "openssl genrsa -out privat.pem 3072 && openssl rsa -in privat.pem -pubout -out offentlig.pem";
