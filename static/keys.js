// Makes a key in the browser. The private part is saved by its owner and never sent; once it has been saved, the form takes the public part
// along.
"use strict";

for (const maker of document.querySelectorAll("[data-key-maker]")) {
  const form = maker.closest("form"), way = document.getElementById("kilde-nettleser");
  const field = maker.querySelector("[name=laget]"), status = maker.querySelector("[role=status]");
  const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const say = (sentence) => { status.textContent = sentence; };
  let pair, isBusy = false;
  const tellSaved = (kid) => {
    maker.querySelector("[data-key-kid]").textContent = kid;
    maker.querySelector("dl").hidden = false;
    say(maker.dataset.saved);
  };
  // A form that came back has the key that was saved before.
  if (field.value) tellSaved(JSON.parse(field.value).kid);

  // A key of the browser's is what most want; a form that came back is left as it was.
  if (!form.querySelector("[aria-invalid]") && !document.querySelector(".ds-error-summary") && !document.getElementById("nokkeltekst").value) way.checked = true;

  const make = async () => {
    const keys = await crypto.subtle.generateKey(
      { name: "RSASSA-PKCS1-v1_5", modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, true, ["sign", "verify"]);
    const { kty, n, e } = await crypto.subtle.exportKey("jwk", keys.publicKey);
    // RFC 7638.
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify({ e, kty, n })));
    return { keys, kid: base64url(digest), jwk: { kty, n, e, use: "sig", alg: "RS256" } };
  };
  // The name says which key it is; src/clients/snippets.rs says the same.
  const file = (kid, ending) => `privat-${kid.slice(0, 8)}.${ending}`;
  const kinds = {
    pem: async ({ keys, kid }) => {
      const bytes = new Uint8Array(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
      const text = btoa(String.fromCharCode(...bytes)).replace(/.{64}/g, "$&\n").trim();
      return [file(kid, "pem"), `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----\n`];
    },
    jwk: async ({ keys, kid }) => {
      const { kty, n, e, d, p, q, dp, dq, qi } = await crypto.subtle.exportKey("jwk", keys.privateKey);
      return [file(kid, "jwk.json"), `${JSON.stringify({ kid, use: "sig", alg: "RS256", kty, n, e, d, p, q, dp, dq, qi }, null, 2)}\n`];
    },
  };
  maker.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-key-save]");
    if (!button || isBusy) return;
    way.checked = true;
    // Not disabled meanwhile: a button that is, loses the focus.
    isBusy = true;
    try {
      pair ??= await make();
      const [name, text] = await kinds[button.dataset.keySave](pair);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      field.value = JSON.stringify({ kid: pair.kid, ...pair.jwk });
      tellSaved(pair.kid);
    } catch { say(maker.dataset.failed); }
    isBusy = false;
  });
}
