// An issuer that is neither ID-porten nor our stand-in: npm's oidc-provider, set up with ID-porten's rules (private_key_jwt, pushed
// requests, RS256, pid, acr, sid, back-channel logout). It shows that the login works by settings alone.
//
//   node tests/e2e/other-provider.mjs            starts it and prints the settings the portal needs
//   bin/e2e --other-provider                     starts it and the portal, and logs in and out
//
// PORTAL (http://localhost:8080) and ISSUER (http://localhost:9000) may be set; the client's key is written to KEY (target/other-provider.pem).

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Provider, { interactionPolicy } from "oidc-provider";

const portal = process.env.PORTAL ?? "http://localhost:8080";
const issuer = process.env.ISSUER ?? "http://localhost:9000";
const keyFile = process.env.KEY ?? "target/other-provider.pem";
const levels = ["idporten-loa-substantial", "idporten-loa-high"];

const rsa = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = (key, kid) => ({ ...key.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" });
const client = rsa();
mkdirSync(dirname(keyFile), { recursive: true });
writeFileSync(keyFile, client.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });

// A session at a lower level than asked for means logging in again, as at ID-porten.
const policy = interactionPolicy.base();
policy.get("login").checks.add(new interactionPolicy.Check("level", "a higher level is needed", ({ oidc }) => {
  const rank = (acr) => levels.indexOf(acr);
  return rank(oidc.session.acr) < Math.min(...(oidc.params.acr_values ?? "").split(" ").map(rank));
}));

const provider = new Provider(issuer, {
  clients: [{
    client_id: "portner",
    application_type: "web",
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: "RS256",
    jwks: { keys: [jwk(client.publicKey, "portal-1")] },
    redirect_uris: [`${portal}/oidc/callback`],
    post_logout_redirect_uris: [`${portal}/oidc/logged-out`],
    backchannel_logout_uri: `${portal}/oidc/backchannel-logout`,
    backchannel_logout_session_required: true,
    require_pushed_authorization_requests: true,
    require_auth_time: true,
    grant_types: ["authorization_code"],
    response_types: ["code"],
    id_token_signed_response_alg: "RS256",
  }],
  jwks: { keys: [jwk(rsa().privateKey, "issuer-1")] },
  cookies: { keys: [randomBytes(32).toString("hex")] },
  acrValues: levels,
  claims: { openid: ["sub", "pid"], profile: ["name"], acr: null, auth_time: null, sid: null, iss: null },
  // ID-porten puts what it knows into the ID token and has next to nothing at userinfo.
  conformIdTokenClaims: false,
  ttl: { IdToken: 120, AuthorizationCode: 60, Session: 7200, Interaction: 600, Grant: 7200, AccessToken: 120 },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      // Without this it asks whether one really wants to; ID-porten does not.
      logoutSource(ctx, form) {
        ctx.body = `<!doctype html><title>Logout</title>${form}<button form="op.logoutForm" name="logout" value="yes">Log out</button>`;
      },
    },
  },
  findAccount: (_, pid) => ({ accountId: pid, claims: () => ({ sub: `sub-${pid}`, pid, name: "Kari Nordmann" }) }),
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  // Nobody is asked for consent: the client is the only one there is.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    grant.addOIDCClaims(["pid", "acr", "auth_time", "sid", "name"]);
    await grant.save();
    return grant;
  },
});

const page = (uid) => `<!doctype html><html lang="en"><title>Another issuer</title><main><h1>Another issuer</h1>
<form method="post" action="/interaction/${uid}"><p><label>Number <input name="pid" value="01818506895"></label></p>
<p><label>Level <select name="acr">${levels.map((level) => `<option selected>${level}</option>`).join("")}</select></label></p>
<button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form></main></html>`;

// The portal logs out by a form, as ID-porten recommends; here that takes cookies that plain http cannot have, so the form becomes a link.
provider.use(async (ctx, next) => {
  if (ctx.method !== "POST" || ctx.path !== "/session/end") return next();
  ctx.status = 303;
  ctx.redirect(`/session/end?${new URLSearchParams(await body(ctx))}`);
});

async function body(ctx) {
  let text = "";
  for await (const chunk of ctx.req) text += chunk;
  return text;
}

provider.use(async (ctx, next) => {
  const [, uid] = /^\/interaction\/([\w-]+)$/.exec(ctx.path) ?? [];
  if (!uid) return next();
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = page(uid);
    return;
  }
  const form = new URLSearchParams(await body(ctx));
  const result = form.has("cancel")
    ? { error: "access_denied" }
    : { login: { accountId: form.get("pid"), acr: form.get("acr"), amr: ["TestID"] } };
  ctx.respond = false;
  ctx.res.statusCode = 303;
  await provider.interactionFinished(ctx.req, ctx.res, result);
});

provider.listen(new URL(issuer).port, () => console.log(`The other issuer is at ${issuer}. Start the portal with:

PORTNER_BASE_URL=${portal}
PORTNER_OIDC_ISSUER=${issuer}
PORTNER_OIDC_CLIENT_ID=portner
PORTNER_OIDC_CLIENT_KEY=${keyFile}
PORTNER_OIDC_CLIENT_KEY_ID=portal-1
PORTNER_OIDC_PAR=required
PORTNER_OIDC_SYNTHETIC=require
PORTNER_SYNTHETIC_ORGANISATIONS=allow`));
