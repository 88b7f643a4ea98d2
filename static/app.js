// Everything works without this file. It makes some of it quicker.
"use strict";

// After "back" from another site a signed-out page must not show what was there before.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
