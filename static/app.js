// Everything works without this file. It makes some of it quicker.
"use strict";

// After "back" from another site a signed-out page must not show what was there before.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// The name behind an organisation number, as soon as its ninth digit is typed.
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
      const reply = await fetch(`${field.dataset.lookUp}?leverandor=${number}`).catch(() => null);
      // A slow answer to an older number is no answer; neither is a page that says no.
      if (!reply?.ok || asked !== number) return;
      const piece = new DOMParser().parseFromString(await reply.text(), "text/html");
      answer.replaceChildren(...piece.body.childNodes);
      field.removeAttribute("aria-invalid");
      document.getElementById(`${field.id}-feil`)?.remove();
    }, 250);
  });
}

// The last step of logging out, at the issuer, goes by itself.
document.querySelector("form[data-send-at-once]")?.requestSubmit();
