// Pages of support: the desk, the cards that it leads to, what happened in an organisation, and what waits.
import { look, press, pressed } from './look.mjs';
import { expect, test, withScripts } from './support.mjs';

const KARI = '01818506895';
const BOX = 'Hva gjelder henvendelsen?';

async function ask(page, text) {
  await page.goto('/nb/brukerstotte');
  await page.getByLabel(BOX).fill(text);
  await press(page, 'Slå opp');
  await page.waitForLoadState();
}

async function nameCase(page) {
  await page.getByLabel('Saksnummer').fill('2026/17');
  await page.getByLabel('Grunn').fill('Ringte om en nøkkel');
  await press(page, 'Vis');
}

test.beforeEach(() => test.setTimeout(90_000));

test('the desk answers and leads to cards', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Turid Moen');
  await page.goto('/nb/brukerstotte');
  await look(page);
  await page.getByLabel(BOX).fill('Nowhere AS');
  await pressed(page, 'Slå opp');
  await page.goto('/nb/brukerstotte');
  await pressed(page, 'Slå opp');
  for (const text of ['310123455', 'vestbyvann:maaler.read']) {
    await ask(page, text);
    await look(page);
  }
  await page.goto('/nb/brukerstotte/koer');
  await look(page);
});

test('a case opens the timeline and a person', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Turid Moen');
  await page.goto('/nb/brukerstotte/org/310123455/logg');
  await look(page);
  await pressed(page, 'Vis');
  await nameCase(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tidslinje');
  await look(page);
  await ask(page, KARI);
  await look(page);
  await nameCase(page);
  await expect(page.getByText('Kari Nordmann')).toBeVisible();
  await look(page);
});

test('a client has a card', { tag: '@scripts' }, async ({ as }) => {
  const kari = await as('Kari Nordmann');
  await kari.goto('/nb/310123455/prod/klienter');
  const client = (await kari.locator('main table tbody a').first().getAttribute('href')).split('/').pop();
  const page = await as('Turid Moen');
  await ask(page, client);
  await expect(page).toHaveURL(/\/brukerstotte\/klient\//);
  await look(page);
});

test('a slash goes to the box, Enter sends it, and the slash can be turned off', { tag: '@scripts' }, async ({ as }) => {
  if (!withScripts()) return;
  const page = await as('Turid Moen');
  await page.goto('/nb/brukerstotte/koer');
  await page.keyboard.press('/');
  await expect(page.getByLabel(BOX)).toBeFocused();
  await page.keyboard.type('310123455');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/brukerstotte\/org\/310123455$/);
  await page.getByLabel('Tasten / flytter til feltet').uncheck();
  await page.goto('/nb/brukerstotte/koer');
  await page.keyboard.press('/');
  await expect(page.getByLabel(BOX)).not.toBeFocused();
});
