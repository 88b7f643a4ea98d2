// Takes a picture of twenty-four pages, at a desk and on a phone, into target/pictures, so that whoever reviews can look. It fails when a
// page cannot be reached or is wider than its window; what it looks like is for people to judge.
import { fileURLToPath } from 'node:url';
import { expectItFits } from './look.mjs';
import { actFor, confirmGiving, cooperative, expect, reviewGiving, test } from './support.mjs';

const FOLDER = fileURLToPath(new URL('../../target/pictures/', import.meta.url));
const KOMMUNE = '/nb/310123455';
const SYSTEMHUSET = '/nb/310223344';
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 375, height: 740 } };

const firstRow = async (page, list) => {
  await page.goto(list);
  await page.locator('main tbody th a').first().click();
  await page.waitForLoadState();
};

/** Whose page, and its address or the steps that lead there. */
const PAGES = {
  'front': [null, '/nb/'],
  'help': [null, '/nb/hjelp/gi-leverandor-fullmakt'],
  'picker': ['Hanne Solheim', '/nb/virksomheter'],
  'oversikt': ['Kari Nordmann', KOMMUNE],
  'oversikt-of-a-supplier': ['Ola Hansen', SYSTEMHUSET],
  'list': ['Kari Nordmann', `${KOMMUNE}/fullmakter`],
  'holder': ['Kari Nordmann', `${KOMMUNE}/fullmakter/310223344`],
  'give': ['Kari Nordmann', `${KOMMUNE}/fullmakter/ny`],
  'give-faults': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/ny`);
    await page.getByRole('button', { name: 'Se over' }).click();
    await expect(page).toHaveTitle(/^Feil: /);
  }],
  'review': ['Kari Nordmann', async (page) => {
    await page.goto(KOMMUNE);
    await reviewGiving(page, '310445568', /^Helsestatistikk for kommuner/);
  }],
  'receipt': ['Hanne Solheim', async (page, size) => {
    await actFor(page, cooperative(size === 'desk' ? 91 : 92));
    await reviewGiving(page, '310223344', /^Helsestatistikk for kommuner/);
    await confirmGiving(page);
  }],
  'given-to-us': ['Ola Hansen', `${SYSTEMHUSET}/fullmakter/mottatt`],
  'access': ['Kari Nordmann', `${KOMMUNE}/tilganger-vi-har`],
  'catalogue': ['Kari Nordmann', `${KOMMUNE}/prod/api-katalog`],
  'requests': ['Kari Nordmann', `${KOMMUNE}/foresporsler`],
  'ask': ['Ola Hansen', `${SYSTEMHUSET}/fullmakter/mottatt/foresporsler/ny`],
  'packages': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker`],
  'integrations': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker/integrasjoner-og-api`],
  'my-apis': ['Kari Nordmann', `${KOMMUNE}/prod/mine-api`],
  'new-scope': ['Kari Nordmann', `${KOMMUNE}/prod/mine-api/ny`],
  'scope': ['Kari Nordmann', (page) => firstRow(page, `${KOMMUNE}/prod/mine-api`)],
  'log': ['Kari Nordmann', `${KOMMUNE}/logg`],
  'settings': ['Kari Nordmann', `${KOMMUNE}/innstillinger`],
  'not-found': ['Kari Nordmann', `${KOMMUNE}/finnes-ikke`],
};

for (const [name, [person, where]] of Object.entries(PAGES)) {
  test(`a picture of ${name} @scripts`, async ({ page: nobodys, as }) => {
    const page = person ? await as(person) : nobodys;
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      if (typeof where === 'string') await page.goto(where);
      else await where(page, size);
      await expectItFits(page);
      await page.screenshot({ path: `${FOLDER}${name}-${size}.png`, fullPage: true });
    }
  });
}
