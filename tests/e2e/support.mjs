// What the browser tests share.
import { expect, test as playwright } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Whom the stand-in does not list, because the register knows no role of theirs. */
const NUMBERS = { 'Ingrid Berg': '15888744077', 'Tor Dal': '12839210033', 'Turid Moen': '14847910071', Somebody: '10859010003' };

/** One login for each person and worker: the portal counts logins, and a session is as good in the next test. */
const sessions = new Map();

/**
 * The tests of the house: `as('Kari Nordmann')` is a page of hers, logged in, and no page may make the browser complain.
 */
export const test = playwright.extend({
  complaints: [
    async ({}, use) => {
      const complaints = [];
      await use(complaints);
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, complaints }, use) => {
    listen(page, complaints);
    await use(page);
  },
  as: async ({ browser, complaints }, use) => {
    const contexts = [];
    await use(async (person) => {
      if (!sessions.has(person)) sessions.set(person, await sessionOf(browser, person));
      const context = await browser.newContext({ storageState: sessions.get(person) });
      contexts.push(context);
      const page = await context.newPage();
      listen(page, complaints);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

async function sessionOf(browser, person) {
  const context = await browser.newContext();
  await login(await context.newPage(), person);
  const session = await context.storageState();
  await context.close();
  return session;
}

/**
 * Collects what the browser complains about: console errors, refused resources, uncaught exceptions. A page that says no is no fault.
 * Remembers what the page is the answer to.
 */
export function listen(page, complaints) {
  page.complaints = complaints;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) page.lastSent = request;
  });
  page.on('console', (message) => {
    const intended = message.text().startsWith('Failed to load resource: the server responded with a status of 4');
    if (message.type() === 'error' && !intended) complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** Logs in through the stand-in, starting at the front page, and waits until the portal knows her. */
export async function login(page, person) {
  await page.goto('/');
  await page.getByRole('link', { name: /^Logg inn/ }).first().click();
  await choose(page, person);
}

/** Says who one is at the stand-in. */
export async function choose(page, person) {
  const number = NUMBERS[person] ?? (/^\d{11}$/.test(person) ? person : undefined);
  if (number) {
    await page.getByLabel('Syntetisk fødselsnummer').fill(number);
    await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
  } else {
    await page.getByRole('button', { name: `Logg inn som ${person}` }).click();
  }
  await expect(page).not.toHaveURL(/\/standin\//);
}

/** With scripts the one, without the other: journeys that change something run side by side in the same database. */
export const byScripts = (scripts, noScripts) => (withScripts() ? scripts : noScripts);

export const withScripts = () => test.info().project.use.javaScriptEnabled !== false;

/** A housing cooperative that no other test has touched. Hanne Solheim chairs them all and may give one API of everybody's. */
export const cooperative = (nth) => `Borettslaget ${byScripts(100, 200) + nth}`;

/** Chooses whom to act for, in the list of those who have many, and stands at its front page. */
export async function actFor(page, name) {
  await page.goto('/nb/virksomheter');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('button', { name: 'Søk' }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}

/** Fills in *Gi en leverandør fullmakt* as far as *Se over*. */
export async function reviewGiving(page, supplier, api) {
  await page.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await page.getByRole('link', { name: 'Legg til leverandør' }).click();
  await page.getByLabel('Organisasjonsnummeret til leverandøren').fill(supplier);
  await page.getByRole('checkbox', { name: api }).check();
  await page.getByRole('button', { name: 'Se over' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se over før du gir fullmakt');
}

export async function confirmGiving(page) {
  await page.getByRole('button', { name: 'Gi fullmakt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fullmakt gitt');
}

/** Fails with the rule, the reason and the element of everything axe finds wrong on the page. */
export async function expectNoAxeViolations(page) {
  const audited = withScripts() ? page : await copyForAxe(page);
  // The protocol's evaluate is not a script of the page, so the content security policy does not stop it.
  await audited.evaluate(axeSource);
  const violations = await audited.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}\n  ${n.html}\n  ${n.failureSummary}`));
  }, RULES);
  if (!withScripts()) await audited.context().close();
  expect(violations, `axe on ${page.url()}`).toEqual([]);
}

/**
 * The same page with scripts allowed but none of its own loaded. Axe waits on timers, and with scripts switched off none ever runs.
 * Nothing is asked of the portal again but styles and fonts, so the copy is right also after a POST.
 */
async function copyForAxe(page) {
  const html = await page.content();
  const url = page.url().split('#')[0];
  const context = await page.context().browser().newContext({ javaScriptEnabled: true });
  const copy = await context.newPage();
  await copy.route('**/*', (route) => {
    if (route.request().resourceType() === 'script') return route.abort();
    if (route.request().url() === url) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    return route.continue();
  });
  await copy.goto(url);
  return copy;
}

export { expect };
