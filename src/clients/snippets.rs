//! Programs that fetch a token, to copy and run. Pure.

use askama::Template;

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

/// A program in a language.
macro_rules! program {
    ($(#[$doc:meta])* $name:ident, $template:ident, $path:literal) => {
        #[derive(Template)]
        #[template(path = $path, escape = "none")]
        struct $template<'a> {
            g: Grant<'a>,
            file: String,
        }

        $(#[$doc])*
        pub(super) fn $name(g: Grant<'_>) -> String {
            $template { g, file: file_of(g.kid) }.render().unwrap_or_default()
        }
    };
}

program!(
    /// In a shell, with curl and openssl; in one of its own, which ends where the key cannot be read. There are no comments in it, as some
    /// shells take none on the command line.
    curl,
    Curl,
    "clients/snippets/curl.txt"
);
program!(
    /// In Python.
    python,
    Python,
    "clients/snippets/python.txt"
);
program!(
    /// In Rust.
    rust,
    Rust,
    "clients/snippets/rust.txt"
);
program!(
    /// In Java.
    java,
    Java,
    "clients/snippets/java.txt"
);
program!(
    /// In C#.
    csharp,
    CSharp,
    "clients/snippets/csharp.txt"
);

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
