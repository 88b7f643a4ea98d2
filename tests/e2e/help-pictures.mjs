// The pictures that the help shows (static/help/*.webp), taken of the portal itself. What is on them is found by what it is called, so that
// a page may look otherwise and the picture follows.
import { mkdirSync, writeFileSync } from 'node:fs';
import { confirmGiving, expect, reviewGiving, test } from './support.mjs';

const FOLDER = new URL('../../static/help/', import.meta.url);
const WIDTH = 960;
/** No higher than this: a picture shows where to look, and does not stand for the page. */
const HEIGHT = 720;
/** The largest a picture may be, in bytes. */
const LARGEST = 40 * 1024;

const KOMMUNE = '/nb/310123455';
const SYSTEMHUSET = '310223344';

/** Keeps the upper part of the page's main part, from its heading on. */
async function keep(page, name) {
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    await document.fonts.ready;
  });
  const main = await page.locator('main').boundingBox();
  const clip = { x: 0, y: main.y, width: WIDTH, height: Math.min(HEIGHT, main.height), scale: 1 };
  const devtools = await page.context().newCDPSession(page);
  let picture;
  // Of an uncommonly rich page the picture is a little coarser.
  for (const quality of [80, 65, 50]) {
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality, clip, captureBeyondViewport: true });
    picture = Buffer.from(data, 'base64');
    if (picture.length <= LARGEST) break;
  }
  expect(picture.length, `the size of ${name}`).toBeLessThanOrEqual(LARGEST);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${name}.webp`, FOLDER), picture);
}

const press = (page, name) => page.getByRole('button', { name }).first().click();
const follow = (page, name) => page.getByRole('link', { name }).first().click();
const headed = (page, text) => expect(page.getByRole('heading', { level: 1 })).toContainText(text);

test('who has what', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.goto(`${KOMMUNE}/fullmakter`);
  await keep(page, 'see-who-list');
  await follow(page, /^Systemhuset AS/);
  await headed(page, 'Systemhuset AS');
  await keep(page, 'see-who-holder');
});

test('giving to a supplier', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.goto(`${KOMMUNE}/fullmakter/ny?leverandor=310130079`);
  await headed(page, 'Gi en leverandør fullmakt');
  await keep(page, 'give-supplier-form');
  await page.goto(KOMMUNE);
  await reviewGiving(page, '310130079', /^Helsestatistikk/);
  await keep(page, 'give-supplier-review');
  await confirmGiving(page);
});

test('removing', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.goto(`${KOMMUNE}/fullmakter/${SYSTEMHUSET}`);
  await press(page, /^Fjern Vannmålere/);
  await expect(page.getByText('Ingenting er endret ennå.').first()).toBeVisible();
  await keep(page, 'remove-marked');
  await follow(page, 'Se over og bekreft');
  await press(page, 'Fjern 1 fullmakt');
  await expect(page.getByRole('button', { name: 'Angre fjerningen' })).toBeVisible();
  await keep(page, 'remove-receipt');
});

test('answering a request', async ({ as }) => {
  const tor = await as('Tor Dal');
  await tor.goto('/nb/foresporsler/ny?virksomhet=310123455');
  await tor.getByRole('checkbox', { name: /^Selvbetjening av API-er/ }).check();
  await tor.getByLabel('Begrunnelse').fill('Jeg skal lage et API for vannmålere.');
  await press(tor, 'Send forespørsel');
  const ali = await as('Ali Khan');
  await ali.goto('/nb/310130079/fullmakter/mottatt/foresporsler/ny');
  await ali.getByLabel('Organisasjonsnummeret til kunden').fill('310123455');
  await ali.getByRole('checkbox', { name: /^Strømforbruk/ }).check();
  await ali.getByLabel('Begrunnelse').fill('Avtale 2026/17 om energioppfølging.');
  await press(ali, 'Send forespørsel');
  const page = await as('Kari Nordmann');
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.goto(`${KOMMUNE}/foresporsler`);
  await keep(page, 'answer-queue');
  await follow(page, /^Nett AS/);
  await expect(page.getByRole('button', { name: 'Gi fullmakt', exact: true })).toBeVisible();
  await keep(page, 'answer-request');
});

test('giving to a colleague', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.goto(`${KOMMUNE}/fullmakter/ny-person`);
  await keep(page, 'give-person-find');
});

test('a scope, from its form to being out of use', async ({ as }) => {
  const page = await as('Frode Sunde');
  await page.setViewportSize({ width: WIDTH, height: 900 });
  await page.goto('/nb/991825827/test/mine-api/ny');
  await page.getByLabel('Subscope').fill('bilder/maaler.read');
  await page.getByLabel('Beskrivelse', { exact: true }).fill('Lese målerstand for hver husstand');
  await keep(page, 'new-scope-form');
  await press(page, 'Opprett scope');
  await headed(page, 'Scope opprettet');
  await follow(page, /^Gå til/);
  for (const number of ['310334456', '310123455']) {
    await page.getByLabel('Organisasjonsnummeret til virksomheten som skal få tilgang').fill(number);
    await press(page, 'Gi tilgang');
    await expect(page.getByText('har fått tilgang').first()).toBeVisible();
  }
  const scope = page.url().split('?')[0].split('#')[0];
  await page.goto(scope);
  await keep(page, 'new-scope-page');
  await follow(page, 'Deaktiver');
  await headed(page, 'Deaktivere');
  await keep(page, 'deactivate-form');
});
