// What the most common tasks cost, in clicks and keys, from the front page of the organisation: the numbers of the design, kept and printed.
import { actFor, confirmGiving, cooperative, expect, reviewGiving, test } from './support.mjs';

/** Counts what a hand does: clicks, and keys that are typed. */
async function counted(page) {
  const count = { clicks: 0, keys: 0 };
  const tally = (kind) => { count[kind] += 1; };
  await page.exposeBinding('tally', (_, kind) => tally(kind));
  await page.addInitScript(() => {
    // A label clicks its field too, and a form that Enter sends clicks its button: only a real pointer has a position or detail.
    addEventListener('click', (event) => { if (event.isTrusted && event.detail > 0) window.tally('clicks'); }, true);
    addEventListener('keydown', (event) => { if (event.isTrusted) window.tally('keys'); }, true);
  });
  await page.reload();
  return {
    /** Begins a task. */
    begin: () => { Object.assign(count, { clicks: 0, keys: 0 }); },
    /** Ends it within this many clicks and keys, and prints what it cost. */
    end: (task, clicks, keys) => {
      console.log(`${task}: ${count.clicks} of ${clicks} clicks, ${count.keys} of ${keys} keys`);
      expect(count.clicks, `clicks to ${task}`).toBeGreaterThan(0);
      expect(count.clicks, `clicks to ${task}`).toBeLessThanOrEqual(clicks);
      expect(count.keys, `keys to ${task}`).toBeLessThanOrEqual(keys);
    },
  };
}

const heading = (page, text) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text);

const overview = (page) => page.goto(new URL(page.url()).pathname.split('/').slice(0, 3).join('/'));

test('a supplier is given a right, loses it and gets it back', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(81));
  const cost = await counted(page);

  cost.begin();
  await page.getByRole('link', { name: 'Gi en leverandør fullmakt' }).click();
  await expect(page.getByLabel('Organisasjonsnummeret til leverandøren')).toBeFocused();
  await page.keyboard.type('310130079');
  await expect(page.getByRole('status').filter({ hasText: 'Nett AS' })).toBeVisible();
  await page.getByRole('checkbox', { name: /^Helsestatistikk/ }).click();
  await page.getByRole('button', { name: 'Se over' }).click();
  await page.getByRole('button', { name: 'Gi fullmakt' }).click();
  await heading(page, 'Fullmakt gitt');
  cost.end('give a new supplier', 5, 9);

  await overview(page);
  cost.begin();
  await page.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await page.getByRole('link', { name: 'Nett AS' }).click();
  await page.getByRole('button', { name: /^Fjern Helsestatistikk/ }).click();
  await page.getByRole('button', { name: 'Fjern 1 fullmakt' }).click();
  await heading(page, '1 fullmakt er fjernet');
  cost.end('remove', 4, 0);

  cost.begin();
  await page.getByRole('button', { name: /^Angre/ }).click();
  await heading(page, 'Endringen er angret');
  cost.end('undo', 1, 0);
});

test('what a supplier asks for by a link is given', { tag: '@scripts' }, async ({ as }) => {
  const hanne = await as('Hanne Solheim');
  await actFor(hanne, cooperative(82));
  const org = new URL(hanne.url()).pathname.split('/')[2];
  const ola = await as('Ola Hansen');
  await ola.goto('/nb/310223344/fullmakter/mottatt/foresporsler/ny');
  await expect(ola.getByLabel('Organisasjonsnummeret til kunden')).toBeFocused();
  await ola.keyboard.type(org);
  await expect(ola.getByRole('status').filter({ hasText: 'Borettslaget' })).toBeVisible();
  await ola.getByRole('checkbox', { name: /^Helsestatistikk/ }).check();
  await ola.getByLabel('Begrunnelse').fill('Budsjett');
  await ola.getByRole('button', { name: 'Send forespørsel' }).click();
  const link = await ola.getByRole('link', { name: /foresporsel\// }).getAttribute('href');

  const cost = await counted(hanne);
  await hanne.goto(new URL(link).pathname);
  cost.begin();
  await hanne.getByRole('button', { name: 'Gi fullmakt' }).click();
  await heading(hanne, 'Fullmakt gitt');
  cost.end('approve by link', 1, 0);
});

test('a person is given a right', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(83));
  const cost = await counted(page);
  cost.begin();
  await page.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await page.getByRole('link', { name: 'Legg til person' }).click();
  await expect(page.getByLabel('Fødselsnummer eller D-nummer')).toBeFocused();
  await page.keyboard.type('17856415023');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Vik');
  await page.getByRole('button', { name: 'Finn personen' }).click();
  await page.getByRole('checkbox', { name: 'Delegerbare Maskinporten scopes' }).click();
  await page.getByRole('button', { name: 'Se over' }).click();
  await page.getByRole('button', { name: 'Gi fullmakt' }).click();
  await heading(page, 'Fullmakt gitt');
  cost.end('give a person a right', 6, 15);
});

test('the way on is near, however long the list is', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto('/nb/310123455/fullmakter/ny');
  expect(await page.getByRole('checkbox').count()).toBeGreaterThan(6);
  await page.getByRole('checkbox').first().press('Space');
  await expect(page.getByText('1 valgt')).toBeVisible();
  const review = page.getByRole('button', { name: 'Se over' });
  await page.keyboard.press('Tab');
  // The scopes of what is chosen may be unfolded on the way.
  const past = page.getByRole('link', { name: 'Hopp til «Se over»' });
  if (!(await past.evaluate((it) => it === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(review).toBeFocused();
});

test('a field finds among the APIs, and what is chosen stays in sight', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto('/nb/310123455/fullmakter/ny');
  await page.getByRole('checkbox', { name: /^Helsestatistikk/ }).check();
  await page.getByLabel('Finn i listen').fill('strøm');
  await expect(page.getByRole('checkbox', { name: /^Strømforbruk/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Helsestatistikk/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Vannmålere/ })).toHaveCount(0);
  await expect(page.getByText('Viser 2 av')).toBeVisible();
  await page.getByLabel('Til og med en dato').check();
  await page.getByLabel('Dag').fill('1');
  await page.getByLabel('Uten sluttdato').check();
  await page.getByLabel('Til og med en dato').check();
  await expect(page.getByLabel('Dag')).toHaveValue('');
});

test('a reference is copied from a receipt', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Hanne Solheim');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await actFor(page, cooperative(84));
  await reviewGiving(page, '310130079', /^Helsestatistikk/);
  await confirmGiving(page);
  await page.getByRole('button', { name: 'Kopier referanse' }).click();
  await expect(page.getByText('Kopiert')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});
