// Everything works without this file. It makes some of it quicker.
"use strict";

// What only works with scripts is shown from here on.
document.documentElement.classList.add("scripts");

addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });

// Copies what stands on the page. Where that is not allowed it is selected, to be copied by hand.
addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const done = await navigator.clipboard?.writeText((source.value ?? source.innerText).trim()).then(() => true, () => false);
  if (done) button.nextElementSibling.textContent = button.dataset.copied;
  else if (source.select) source.select();
  else getSelection().selectAllChildren(source);
});

// A menu that is moved sideways on a phone shows where one is.
for (const here of document.querySelectorAll(":is(.menu, .section) [aria-current]")) {
  const row = here.closest("ul");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// After "back" from another site a signed-out page must not show what was there before.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// Before the session ends for want of use she is asked, and one word keeps it. A page of hers in another tab counts as use.
const session = document.getElementById("okt");
if (session) {
  const tabs = new BroadcastChannel("okt");
  let waiting;
  const wait = () => {
    clearTimeout(waiting);
    session.close();
    waiting = setTimeout(() => session.showModal(), session.dataset.after * 1000);
  };
  session.querySelector("button").addEventListener("click", () => session.close());
  session.addEventListener("close", () => { fetch(location.href, { method: "HEAD" }).catch(() => null); tabs.postMessage(""); wait(); });
  tabs.addEventListener("message", wait);
  tabs.postMessage("");
  wait();
}

// The name behind an organisation number, as soon as its ninth digit is typed. What is asked is a piece for this, or the form itself.
for (const field of document.querySelectorAll("[data-look-up]")) {
  const answer = document.querySelector(`output[for="${field.id}"]`);
  let waiting, asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const number = field.value.replace(/[\s.]/g, "");
    if (number === asked) return;
    if (!/^\d{9}$/.test(number)) { asked = ""; answer.replaceChildren(); return; }
    waiting = setTimeout(async () => {
      asked = number;
      const reply = await fetch(`${field.dataset.lookUp}?${field.name}=${number}`).catch(() => null);
      // A slow answer to an older number is no answer; neither is a page that says no.
      if (!(reply?.ok || reply?.status === 422) || asked !== number) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const piece = page.getElementById(answer.id), fault = page.getElementById(`${field.id}-feil`);
      document.getElementById(`${field.id}-feil`)?.remove();
      field.removeAttribute("aria-invalid");
      fault?.removeAttribute("id");
      answer.replaceChildren(...(piece ?? page.body).childNodes, ...(piece && fault ? [fault] : []));
    }, 250);
  });
}

// Narrows a list while somebody types. What is chosen stays in sight.
for (const field of document.querySelectorAll("[data-filter]")) {
  const list = document.getElementById(field.dataset.filter), status = field.nextElementSibling;
  const choices = [...list.querySelectorAll(".choice:has(input)")], groups = [...list.querySelectorAll(".choice-group")];
  const narrow = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const choice of choices) {
      const heading = choice.closest(".choice-group").querySelector("h2, summary").textContent;
      const text = `${heading} ${choice.textContent}`.toLowerCase();
      choice.hidden = !choice.querySelector(":checked") && !words.every((word) => text.includes(word));
    }
    for (const group of groups) group.hidden = !group.querySelector(".choice:not([hidden])");
    for (const folded of list.querySelectorAll("details:has(.choice)")) {
      const some = folded.querySelector(".choice:not([hidden])");
      folded.hidden = !some;
      if (some && words.length) folded.open = true;
    }
    const shown = choices.filter((choice) => !choice.hidden).length;
    status.textContent = words.length ? field.dataset.count.replace("{n}", shown).replace("{alle}", choices.length) : "";
  };
  field.addEventListener("input", narrow);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

// How many are chosen.
for (const count of document.querySelectorAll("[data-chosen]")) {
  const list = document.getElementById(count.dataset.in);
  const tell = () => {
    const n = list.querySelectorAll("[type=checkbox]:checked").length;
    count.textContent = n ? count.dataset.chosen.replace("{n}", n) : "";
  };
  list.addEventListener("change", tell);
  tell();
}

// Who types a last day wants one, and who wants none need not take the day out.
for (const group of document.querySelectorAll(".with-choices:has([name=varighet])")) {
  const [none, until] = group.querySelectorAll("[type=radio]"), parts = group.querySelectorAll(".date-fields input");
  group.addEventListener("input", (event) => { if (event.target.value && event.target.closest(".date-fields")) until.checked = true; });
  none.addEventListener("change", () => { for (const part of parts) part.value = ""; });
}

// Whether a name can be had, while it is typed. What some other fields of the form say counts too.
for (const field of document.querySelectorAll("[data-check]")) {
  const answer = document.querySelector(`output[for="${field.id}"]`);
  const others = field.dataset.with?.split(",") ?? [];
  let waiting;
  field.form.addEventListener("input", ({ target }) => {
    if (target !== field && !others.includes(target.name)) return;
    clearTimeout(waiting);
    const wanted = field.value.trim();
    if (wanted.length < 2) { answer.replaceChildren(); return; }
    waiting = setTimeout(async () => {
      const form = new FormData(field.form);
      const asked = new URLSearchParams([["onsket", wanted], ...others.map((name) => [name, form.get(name) ?? ""])]);
      const reply = await fetch(`${field.dataset.check}?${asked}`).catch(() => null);
      if (!reply?.ok || field.value.trim() !== wanted) return;
      const piece = new DOMParser().parseFromString(await reply.text(), "text/html");
      answer.replaceChildren(...piece.body.childNodes);
      field.removeAttribute("aria-invalid");
      document.getElementById(`${field.id}-feil`)?.remove();
    }, 500);
  });
}

// How far something has come that goes on behind the scenes, until it is done.
for (const piece of document.querySelectorAll("[data-refresh]")) {
  const look = async () => {
    const reply = await fetch(location.href).catch(() => null);
    if (reply?.redirected) { location.replace(reply.url); return; }
    if (reply?.ok) {
      const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById(piece.id);
      if (!fresh) { location.reload(); return; }
      if (fresh.innerHTML !== piece.innerHTML) piece.replaceChildren(...fresh.childNodes);
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}

// Marking a row changes only what is marked: the page stays where it is, and so does the focus.
addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-stay]"), button = event.submitter;
  if (!form || !button || button.matches("[data-leave]")) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, button));
  const reply = await fetch(form.action, { method: "POST", body: fields }).catch(() => null);
  // What leads elsewhere, such as to login when the session has ended, is followed; a page that says no is shown the ordinary way.
  const stays = reply?.ok && new URL(reply.url).pathname === location.pathname;
  if (!stays && reply?.redirected) { location.assign(reply.url); return; }
  if (!stays) { form.removeAttribute("data-stay"); form.requestSubmit(button); return; }
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  document.getElementById("innhold").replaceChildren(...page.getElementById("innhold").childNodes);
  (document.getElementById(button.id) ?? document.getElementById("endringer") ?? document.getElementById("innhold")).focus();
});

// The last step of logging out, at the issuer, goes by itself.
document.querySelector("form[data-send-at-once]")?.requestSubmit();

// Another language of the same page keeps what was typed: the fields are put aside in this tab for the moment it takes to load. National
// identity numbers are not put aside.
const typedHere = () => [...document.querySelectorAll("main form[method=post] :is(input, textarea, select)")]
  .filter((field) => field.name && !["hidden", "file", "submit"].includes(field.type) && field.dataset.person === undefined
    && !field.value.split("\n").some((line) => /\d{11}/.test(line.replace(/[ \t.-]/g, ""))));
const addressHere = () => location.pathname.replace(/^\/(nb|nn|en)/, "");
for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const fields = typedHere().map(({ name, value, type, checked }) => [name, value, /radio|checkbox/.test(type) ? checked : null]);
    if (fields.length) sessionStorage.setItem("typed", JSON.stringify({ address: addressHere(), at: Date.now(), fields }));
  });
}
const typed = JSON.parse(sessionStorage.getItem("typed"));
sessionStorage.removeItem("typed");
if (typed?.address === addressHere() && Date.now() - typed.at < 10_000 && !document.querySelector(".ds-error-summary")) {
  for (const field of typedHere()) {
    const at = typed.fields.findIndex(([name, value, checked]) => name === field.name && (checked === null || value === field.value));
    if (at < 0) continue;
    const [[, value, checked]] = typed.fields.splice(at, 1);
    if (checked === null ? field.value === value : field.checked === checked) continue;
    if (checked === null) field.value = value; else field.checked = checked;
    // Nothing that is sent stays out of sight, and what counts or shows the choices hears of it.
    for (let folded = field.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    if (checked !== false) field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// Enter in a line of text presses the first button of a form, which may be a search within it: only beside that button is that what was meant.
for (const form of document.forms) {
  const own = form.querySelector("button[type=submit]:not([name])");
  if (!own || !form.querySelector("button[name][type=submit]")) continue;
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || !event.target.matches("input:not([type=checkbox], [type=radio], [type=file])")) return;
    const beside = event.target.closest(".with-button")?.querySelector("button[type=submit]");
    event.preventDefault();
    form.requestSubmit(beside ?? own);
  });
}

// The signature of a token that is pasted is of no use where it is sent, and may be of use to others on the way: it stays here. A private
// key is not sent at all.
const holdsPrivateKey = (text) => /PRIVATE KEY|"(d|p|q|dp|dq|qi|oth|k)"\s*:/i.test(text);
for (const form of document.querySelectorAll("form[data-unsigned]")) {
  form.addEventListener("submit", (event) => {
    for (const field of form.querySelectorAll("textarea")) {
      if (!holdsPrivateKey(field.value)) continue;
      event.preventDefault();
      field.value = "";
      const said = document.getElementById(`${field.id}-feil`) ?? document.createElement("p");
      Object.assign(said, { id: `${field.id}-feil`, className: "ds-validation-message", textContent: form.dataset.private });
      Object.assign(said.dataset, { color: "danger", field: "validation" });
      field.after(said);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${field.id}-feil ${field.id}-hjelp`);
      field.focus();
    }
    // A mail may have broken and quoted it; src/explain/paste.rs joins it alike.
    const joined = (text) => text.replace(/\beyJ[\w.-]*(?:\r?\n[> \t]*(?![\da-f-]+(?![\w.-]))[\w.-]{20,})+/gi, (token) => token.replace(/\s*\n[> \t]*/g, ""));
    for (const field of form.querySelectorAll("textarea")) field.value = joined(field.value).replace(/\b(eyJ[\w-]*\.[\w-]+)\.[\w-]+/g, "$1");
  });
}

// Support's box: Enter sends, as it does in a field of one line, and Shift+Enter begins a line. A slash goes there from anywhere but a field;
// whoever does not want that turns it off, and stays asked nothing.
const desk = document.querySelector("[data-desk]");
if (desk) {
  const key = document.querySelector("[data-desk-key]");
  key.checked = localStorage.getItem("skrastrek") !== "nei";
  key.addEventListener("change", () => localStorage.setItem("skrastrek", key.checked ? "ja" : "nei"));
  desk.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    desk.form.requestSubmit();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || !key.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    desk.focus();
    desk.select();
  });
}
