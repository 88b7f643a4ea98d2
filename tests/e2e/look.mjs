// Looks at a page as everybody may meet it: in each language, in light and dark, at a desk and on a phone, with a keyboard.
import { readFileSync } from 'node:fs';
import { expect, expectNoAxeViolations, listen, test, withScripts } from './support.mjs';

/** How the page is looked at in each language; the width of a phone is tried in all of them. */
const LOOKS = {
  nb: { width: 1280, colorScheme: 'light' },
  nn: { width: 320, colorScheme: 'dark' },
  en: { width: 320, colorScheme: 'light' },
};

/** Words by which Norwegian is known. */
const NORWEGIAN = /(^|[^\p{L}\p{N}])(og|er|ikke|du|som|har|kan|til|av|på|det|den|å|med|fra|ble|eller|ingen|alle)(?![\p{L}\p{N}])/iu;

/** What organisations have called and written themselves, which nobody translates. */
const THEIRS = ['apis/scopes.json', 'apis/resources.json', 'decisions.rs', 'clients.rs', 'register/units.json', 'register/sub_units.json']
  .map((file) => readFileSync(new URL(`../../src/demo/${file}`, import.meta.url), 'utf8').toLowerCase()).join();

/** The tab in which the other languages of a page are seen. */
const tabs = new WeakMap();

export const press = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Presses the button, and looks at what comes, be it a page or a part of this one. */
export async function pressed(page, name) {
  const here = await page.content();
  await press(page, name);
  await expect.poll(async () => (await page.content().catch(() => here)) !== here, { message: `what ${name} leads to` }).toBe(true);
  await page.waitForLoadState();
  await look(page);
}

/** Everything that has to hold of the page one stands at. What it was answer to, a form or an address, is sent again in each language. */
export async function look(page) {
  test.info().annotations.push({ type: 'page', description: new URL(page.url()).pathname });
  const sent = page.lastSent;
  const said = await see(page, 'nb');
  if (!withScripts()) return;
  await expectVisibleFocus(page);
  // The stand-in and the way back from it have the language one came with.
  if (!page.url().includes('/nb/')) return;
  if (!tabs.has(page)) {
    tabs.set(page, await page.context().newPage());
    listen(tabs.get(page), page.complaints);
  }
  for (const lang of ['nn', 'en']) {
    const tab = tabs.get(page);
    await send(tab, sent, page.url(), lang);
    const words = await see(tab, lang);
    if (lang === 'nn') continue;
    const same = words.filter((word) => said.includes(word) && NORWEGIAN.test(word) && !THEIRS.includes(word.toLowerCase()));
    expect(same, `what is Norwegian on ${tab.url()}`).toEqual([]);
  }
}

/** The same request in another language. */
async function send(tab, sent, url, lang) {
  const address = (url) => url.replace('/nb/', `/${lang}/`).split('#')[0];
  if (sent?.method() !== 'POST') return void (await tab.goto(address(url)));
  await tab.goto(`/${lang}/`);
  const fields = [...new URLSearchParams(sent.postData())];
  await Promise.all([tab.waitForNavigation(), tab.evaluate(([action, fields]) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action });
    for (const [name, value] of fields) form.append(Object.assign(document.createElement('textarea'), { name, value }));
    document.body.append(form);
    form.submit();
  }, [address(sent.url()), fields])]);
}

/** Looks in one language, and returns the texts of the page. */
export async function see(page, lang) {
  const { width, colorScheme } = LOOKS[lang];
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 720 });
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  const heading = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
  expect(heading).not.toBe('');
  expect(await page.title()).toMatch(new RegExp(`^((Feil|Error): )?(\\[TEST\\] )?${escaped(heading)}`));
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 320, height: 720 });
  await expectItFits(page);
  if (width !== 320) await page.setViewportSize({ width, height: 720 });
  return page.evaluate(() => {
    const texts = [document.title, ...[...document.querySelectorAll('[aria-label]')].map((element) => element.ariaLabel)];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest('[lang]:not(html)')) texts.push(nodes.currentNode.data.trim());
    return texts;
  });
}

/** Nothing is wider than the window, which is as wide as a phone or a page enlarged four times. */
export async function expectItFits(page) {
  const [is, most] = await page.evaluate(() => [document.scrollingElement.scrollWidth, window.innerWidth]);
  expect(is, `the width of ${page.url()}`).toBeLessThanOrEqual(most);
}

/** Whatever a keyboard reaches shows that it was reached. The way past the menu is there only while it has the focus. */
export async function expectVisibleFocus(page) {
  await page.keyboard.press('Tab');
  const unseen = await page.evaluate(() => {
    const controls = 'a[href]:not(.ds-skip-link), button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';
    const reached = document.querySelectorAll(controls);
    const shows = (element) => {
      const style = getComputedStyle(element);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    const unseen = [...reached].filter((element) => {
      element.focus({ preventScroll: true });
      return document.activeElement === element && ![element, element.closest('.ds-field')].some((seen) => seen && shows(seen));
    });
    // The way past the menu makes room for itself while it has the focus, and a click that takes the focus from it would miss.
    document.activeElement.blur();
    return unseen.map((element) => element.outerHTML.slice(0, 200));
  });
  expect(unseen, `what has the focus unseen on ${page.url()}`).toEqual([]);
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
}
