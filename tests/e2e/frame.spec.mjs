// The frame of every page: on a phone, in another language, and around a page that says no.
import { expect, test } from './support.mjs';

const KOMMUNE = '/nb/310123455';
const PHONE = { width: 375, height: 740 };

test('the header of a phone leaves room for the page, and its menu opens without scripts', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.setViewportSize(PHONE);
  await page.goto(KOMMUNE);
  expect((await page.locator('header').boundingBox()).height).toBeLessThanOrEqual(120);
  const logOut = page.getByRole('button', { name: 'Logg ut Kari Nordmann' });
  await expect(logOut).toBeHidden();
  await page.getByRole('button', { name: 'Meny' }).click();
  await expect(logOut).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible();
});

test('another language of a page keeps what was typed, but no national identity number', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KOMMUNE}/fullmakter/ny`);
  await page.getByLabel('Organisasjonsnummeret til leverandøren').fill('310130079');
  await page.getByRole('checkbox', { name: /^Helsestatistikk/ }).check();
  await page.getByLabel('Intern merknad (frivillig)').fill('Avtale 7');
  await page.getByRole('link', { name: 'Nynorsk' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await expect(page.locator('#merknad')).toHaveValue('Avtale 7');
  await expect(page.getByRole('checkbox', { name: /^Helsestatistikk/ })).toBeChecked();

  await page.goto(`${KOMMUNE}/fullmakter/ny-person`);
  await page.locator('#fodselsnummer').fill('12839210033');
  await page.locator('#etternavn').fill('Dal');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('#etternavn')).toHaveValue('Dal');
  await expect(page.locator('#fodselsnummer')).toHaveValue('');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);

  // Two organisation numbers on two lines are no number of a person.
  await page.goto(`${KOMMUNE}/prod/mine-api/ny`);
  await page.locator('#organisasjoner').fill('310130079\n310223344');
  await page.getByRole('link', { name: 'Nynorsk' }).click();
  await expect(page.locator('#organisasjoner')).toHaveValue('310130079\n310223344');
});

test('a page that is not there keeps the frame of whoever asks', async ({ as }) => {
  const page = await as('Kari Nordmann');
  expect((await page.goto(`${KOMMUNE}/kvittering/F-0000-0000`)).status()).toBe(404);
  await expect(page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Fullmakter' })).toBeVisible();
  expect((await page.goto('/nb/finnes-ikke')).status()).toBe(404);
  await expect(page.getByRole('button', { name: 'Logg ut Kari Nordmann' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Velg virksomhet' })).toBeVisible();
});
