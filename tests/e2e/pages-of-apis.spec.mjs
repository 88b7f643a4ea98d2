// Pages of scopes and API resources that one comes to by doing something: made, shared, changed, planned, out of use and back.
import { look, press, pressed } from './look.mjs';
import { expect, test } from './support.mjs';

const DIGDIR = '/nb/991825827';
const follow = (page, name) =>
  Promise.all([page.waitForNavigation(), page.getByRole('link', { name, exact: typeof name === 'string' }).first().click()]);

async function followed(page, name) {
  await follow(page, name);
  await look(page);
}

async function fillDay(page, [day, month, year]) {
  await page.getByLabel('Dag', { exact: true }).fill(day);
  await page.getByLabel('Måned', { exact: true }).fill(month);
  await page.getByLabel('År', { exact: true }).fill(year);
}

test.beforeEach(() => test.setTimeout(90_000));

/** A scope in test that nobody uses yet; stands at its page. */
async function newScope(page, name) {
  await page.goto(`${DIGDIR}/test/mine-api/ny`);
  await page.getByLabel('Subscope').fill(name);
  await page.getByLabel('Beskrivelse', { exact: true }).fill('Sider');
  await press(page, 'Opprett scope');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scope opprettet');
}

test('a scope is made, changed and shared with many', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Frode Sunde');
  await page.goto(`${DIGDIR}/test/mine-api/ny`);
  await look(page);
  await pressed(page, 'Opprett scope');
  await newScope(page, 'sider/mange.read');
  await look(page);
  await followed(page, /^Gå til/);
  const scope = page.url();
  await followed(page, 'Endre');
  await page.getByLabel('Beskrivelse', { exact: true }).fill('');
  await pressed(page, 'Lagre');
  await page.getByLabel('Beskrivelse', { exact: true }).fill('Sider');
  await pressed(page, 'Lagre');
  await page.goto(scope);
  await followed(page, 'Legg til mange');
  await pressed(page, 'Kontroller listen');
  await page.getByRole('textbox', { name: /^Organisasjonsnumre/ }).fill('310223344\n310334456\n310650358\n3103\n310000019\n310223344');
  await pressed(page, 'Kontroller listen');
  await pressed(page, 'Gi tilgang til 2');
  await page.goto(scope);
  await pressed(page, 'Fjern Systemhuset AS');
  await followed(page, 'Se over og bekreft');
  await pressed(page, 'Fjern 1 tilgang');
  await pressed(page, 'Angre fjerningen');
  await page.goto(scope);
  await follow(page, 'Endre sluttdato Vestby vannverk');
  await fillDay(page, ['1', '6', '2027']);
  await press(page, 'Se over');
  await pressed(page, 'Bekreft ny sluttdato');
});

test('a scope is to go out of use, is kept, goes out of use and comes back', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Frode Sunde');
  await newScope(page, 'sider/ute.read');
  await follow(page, /^Gå til/);
  const scope = page.url();
  await follow(page, 'Deaktiver');
  await page.getByLabel('På dato').check();
  await fillDay(page, ['1', '6', '2027']);
  await pressed(page, 'Deaktiver scopet');
  await page.goto(scope);
  await look(page);
  await pressed(page, 'Avlys deaktiveringen');
  await page.goto(scope);
  await followed(page, 'Deaktiver');
  await pressed(page, 'Deaktiver scopet');
  await page.goto(scope);
  await look(page);
  await followed(page, 'Ta i bruk igjen');
  await pressed(page, 'Ta i bruk igjen');
  await page.goto(`${DIGDIR}/kan-angres`);
  await look(page);
  await page.goto(`${DIGDIR}/logg`);
  for (const words of ['ute.read', 'finnes ikke']) {
    await page.getByLabel('Navn, nummer, tittel eller handling').fill(words);
    await press(page, 'Vis');
    await expect(page).toHaveURL(new RegExp(words.slice(-4)));
    await look(page);
  }
});

test('an API resource goes out of use and comes back', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Frode Sunde');
  await page.goto(`${DIGDIR}/test/api-ressurser/ny`);
  await page.locator('summary', { hasText: 'Nynorsk og engelsk' }).click();
  await pressed(page, /^Kopier teksten på bokmål/);
  for (const lang of ['bokmål', 'nynorsk', 'engelsk']) {
    await page.getByLabel(`Tittel på ${lang}`).fill(`Sider ${lang}`);
    await page.getByLabel(`Beskrivelse på ${lang}`).fill(`Om ${lang}`);
  }
  await page.getByRole('checkbox', { name: /receipts\.read/ }).check();
  await press(page, 'Opprett API-ressurs');
  await follow(page, 'Gå til «Sider bokmål»');
  const resource = page.url();
  await follow(page, 'Endre');
  await page.getByLabel('Tittel på bokmål').fill('');
  await pressed(page, 'Lagre');
  await page.goto(resource);
  await follow(page, 'Deaktiver');
  await pressed(page, 'Deaktiver ressursen');
  await page.goto(resource);
  await look(page);
  await followed(page, 'Ta i bruk igjen');
  await pressed(page, 'Ta i bruk igjen');
});

test('a prefix is ordered, declined and allotted', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Ola Hansen');
  await page.goto('/nb/310223344/test/mine-api');
  await look(page);
  await followed(page, 'Bestill prefiks');
  await pressed(page, 'Bestill');
  await page.getByLabel('Ønsket prefiks').fill('sidene');
  await page.getByLabel('Formål').fill('Sider');
  await page.getByLabel('Kontakt').fill('ola@example.com');
  await pressed(page, 'Bestill');
  const turid = await as('Turid Moen');
  await turid.goto('/nb/brukerstotte/prefikser');
  await look(turid);
  await pressed(turid, 'Avslå sidene');
  await pressed(turid, 'Tildel prefiks');
  await turid.goto('/nb/brukerstotte/hvorfor?konsument=310123455&leverandor=310130079&scope=vestbyvann:maaler.read');
  await look(turid);
});
