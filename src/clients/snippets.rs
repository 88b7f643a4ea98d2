//! Programs that fetch a token, to copy and run. Pure.

use crate::kernel::ClientId;

/// What a token is fetched with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grant<'a> {
    pub issuer: &'a str,
    pub client: ClientId,
    pub kid: &'a str,
    /// How the key signs, such as RS256.
    pub alg: &'a str,
    /// With blanks between them.
    pub scopes: &'a str,
    /// The customer: a number, or a word that is to be replaced by one.
    pub customer: Option<&'a str>,
}

/// What the private half of this key is called when the browser saves it. `static/keys.js` says the same.
pub(super) fn file_of(kid: &str) -> String {
    format!("privat-{}.pem", kid.chars().take(8).collect::<String>())
}

/// The text, where there is a customer.
fn for_customer(grant: Grant<'_>, text: impl Fn(&str) -> String) -> String {
    grant.customer.map(text).unwrap_or_default()
}

/// In a shell, with curl and openssl; in one of its own, which ends where the key cannot be read. There are no comments in it, as some shells
/// take none on the command line.
pub(super) fn curl(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scopes, .. } = grant;
    let (bits, file) = (alg.trim_start_matches("RS"), file_of(kid));
    let number = for_customer(grant, |number| format!("customer={number}\n"));
    let customer = for_customer(grant, |_| "\n  \"consumer_org\":\"'$customer'\",".to_owned());
    format!(
        r#"{number}(
cat {file} >/dev/null || exit 1
b64() {{ openssl base64 -A | tr '+/' '-_' | tr -d '='; }}
now=$(date +%s)
header=$(printf '{{"alg":"{alg}","kid":"{kid}"}}' | b64)
claims=$(printf '{{"aud":"{issuer}",
  "iss":"{client}",
  "scope":"{scopes}",{customer}
  "iat":%d,"exp":%d,"jti":"%s"}}' \
  "$now" "$((now + 100))" "$(openssl rand -hex 16)" | b64)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha{bits} -sign {file} -binary | b64)
curl -sS "{issuer}token" \
  -d grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer \
  -d "assertion=$header.$claims.$signature"
)"#
    )
}

/// In Python.
pub(super) fn python(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scopes, .. } = grant;
    let file = file_of(kid);
    let customer = for_customer(grant, |number| format!("\n    \"consumer_org\": \"{number}\","));
    format!(
        r#"# pip install "pyjwt[crypto]" requests
import time, uuid, jwt, requests

issuer = "{issuer}"
now = int(time.time())
claims = {{
    "aud": issuer, "iss": "{client}",
    "scope": "{scopes}",{customer}
    "iat": now, "exp": now + 100, "jti": str(uuid.uuid4()),
}}
grant = jwt.encode(claims, open("{file}").read(), "{alg}", headers={{"kid": "{kid}"}})
answer = requests.post(issuer + "token", data={{
    "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": grant,
}})
print(answer.json())"#
    )
}

/// In Rust.
pub(super) fn rust(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scopes, .. } = grant;
    let file = file_of(kid);
    let customer = for_customer(grant, |number| format!("\n        \"consumer_org\": \"{number}\","));
    format!(
        r#"// cargo add jsonwebtoken@9 serde_json@1
// cargo add reqwest@0.12 --features blocking
// cargo add uuid@1 --features v4
use jsonwebtoken::{{encode, get_current_timestamp, Algorithm, EncodingKey, Header}};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let issuer = "{issuer}";
    let now = get_current_timestamp();
    let claims = json!({{
        "aud": issuer, "iss": "{client}",
        "scope": "{scopes}",{customer}
        "iat": now, "exp": now + 100, "jti": uuid::Uuid::new_v4().to_string(),
    }});
    let header = Header {{ kid: Some("{kid}".into()), ..Header::new(Algorithm::{alg}) }};
    let key = EncodingKey::from_rsa_pem(&std::fs::read("{file}")?)?;
    let grant = encode(&header, &claims, &key)?;
    let form = [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", &grant)];
    let answer = reqwest::blocking::Client::new().post(format!("{{issuer}}token")).form(&form).send()?;
    println!("{{}}", answer.text()?);
    Ok(())
}}"#
    )
}

/// In Java.
pub(super) fn java(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scopes, .. } = grant;
    let file = file_of(kid);
    let customer = for_customer(grant, |number| format!("\n            .claim(\"consumer_org\", \"{number}\")"));
    format!(
        r#"// Maven: com.nimbusds:nimbus-jose-jwt
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

public class HentToken {{
    public static void main(String[] args) throws Exception {{
        String issuer = "{issuer}";
        String pem = Files.readString(Path.of("{file}")).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        long now = System.currentTimeMillis();
        var claims = new JWTClaimsSet.Builder()
            .audience(issuer).issuer("{client}")
            .claim("scope", "{scopes}"){customer}
            .issueTime(new Date(now)).expirationTime(new Date(now + 100_000))
            .jwtID(UUID.randomUUID().toString()).build();
        var grant = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.{alg}).keyID("{kid}").build(), claims);
        grant.sign(new RSASSASigner(key));
        String form = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + grant.serialize();
        var request = HttpRequest.newBuilder(URI.create(issuer + "token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.body());
    }}
}}"#
    )
}

/// In C#.
pub(super) fn csharp(grant: Grant<'_>) -> String {
    let Grant { issuer, client, kid, alg, scopes, .. } = grant;
    let file = file_of(kid);
    let customer = for_customer(grant, |number| format!("\n        [\"consumer_org\"] = \"{number}\","));
    format!(
        r#"// dotnet add package Microsoft.IdentityModel.JsonWebTokens
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var issuer = "{issuer}";
using var rsa = RSA.Create();
rsa.ImportFromPem(File.ReadAllText("{file}"));
var key = new RsaSecurityKey(rsa) {{ KeyId = "{kid}" }};
var now = DateTime.UtcNow;
var grant = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
{{
    Issuer = "{client}",
    Audience = issuer,
    IssuedAt = now,
    Expires = now.AddSeconds(100),
    Claims = new Dictionary<string, object>
    {{
        ["scope"] = "{scopes}",{customer}
        ["jti"] = Guid.NewGuid().ToString(),
    }},
    SigningCredentials = new SigningCredentials(key, "{alg}"),
}});
using var http = new HttpClient();
var answer = await http.PostAsync(issuer + "token", new FormUrlEncodedContent(new Dictionary<string, string>
{{
    ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
    ["assertion"] = grant,
}}));
Console.WriteLine(await answer.Content.ReadAsStringAsync());"#
    )
}

/// What makes a key without a browser: the private part stays where it is made.
pub(super) const OPENSSL: &str =
    "openssl genrsa -out privat.pem 3072 && openssl rsa -in privat.pem -pubout -out offentlig.pem";

/// What makes PEM of a private key that was saved as JWK, with Node.js, which reads both.
pub(super) fn pem_of_jwk(kid: &str) -> String {
    let pem = file_of(kid);
    let jwk = pem.replace(".pem", ".jwk.json");
    format!(
        "node -e 'const key = JSON.parse(require(\"fs\").readFileSync(process.argv[1]));
console.log(require(\"crypto\").createPrivateKey({{ key, format: \"jwk\" }})
  .export({{ type: \"pkcs8\", format: \"pem\" }}).trim())' {jwk} > {pem}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_names_client_key_file_and_scopes_and_the_customer_only_where_there_is_one() {
        let client = ClientId::from(uuid::Uuid::nil());
        let own = Grant {
            issuer: "https://portner.example/maskinporten/prod/",
            client,
            kid: "second-key-of-2026",
            alg: "RS384",
            scopes: "a:b.read a:c",
            customer: None,
        };
        let theirs = Grant { customer: Some("310123455"), ..own };
        for language in [curl, python, rust, java, csharp] {
            let (own, theirs) = (language(own), language(theirs));
            for text in [&own, &theirs] {
                for part in ["second-key-of-2026", "privat-second-k.pem", "a:b.read a:c", "384", &client.to_string()] {
                    assert!(text.contains(part), "{part}:\n{text}");
                }
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
                assert_eq!(text.matches('(').count(), text.matches(')').count(), "{text}");
            }
            assert!(!own.contains("consumer_org") && theirs.contains("consumer_org"), "{own}");
            assert!(!own.contains("310123455") && theirs.contains("310123455"), "{theirs}");
        }
    }
}
