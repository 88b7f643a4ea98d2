// Taking back, regretting and undoing in a real browser, with and without scripts; and a colleague who gets a right.
import { actFor, confirmGiving, cooperative, reviewGiving, test, withScripts } from './support.mjs';
import { expect } from '@playwright/test';

const SUPPLIER = '310130079';
const API = /Helsestatistikk for kommuner/;

/** Hanne gives Nett AS one API on behalf of a cooperative that no other test touches, and stands at the supplier's page. */
async function given(page, nth) {
  await actFor(page, cooperative(nth));
  await reviewGiving(page, SUPPLIER, API);
  await confirmGiving(page);
  await page.getByRole('link', { name: 'Til Nett AS' }).click();
}

test('a right is marked, regretted, marked again, removed, and undone from the front page', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await given(page, 21);
  await page.getByRole('button', { name: /^Fjern Helsestatistikk/ }).click();
  await expect(page.getByText('1 fullmakt er markert for fjerning. Ingenting er endret ennå.')).toBeVisible();
  const regret = page.getByRole('button', { name: /^Angre fjerning av Helsestatistikk/ });
  // The focus stays where the hand is: at the button that took the other's place, or at the row.
  if (withScripts()) await expect(regret).toBeFocused();
  await page.reload();
  await regret.click();
  await expect(page.getByText('markert for fjerning')).toHaveCount(0);
  await page.getByRole('button', { name: /^Fjern Helsestatistikk/ }).click();
  await page.getByRole('link', { name: 'Se over og bekreft' }).click();
  await page.getByLabel('Grunn (frivillig)').fill('Avtalen er over');
  await page.getByRole('button', { name: 'Fjern 1 fullmakt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 fullmakt er fjernet');
  await page.getByRole('link', { name: 'Oversikt', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kan angres' })).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'fjernet fullmakt fra Nett AS' }).getByRole('button', { name: /^Angre/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Endringen er angret');
  await page.getByRole('link', { name: 'Til Nett AS' }).click();
  await expect(page.getByRole('button', { name: /^Fjern Helsestatistikk/ })).toBeVisible();
  await page.getByRole('link', { name: 'Logg', exact: true }).click();
  await expect(page.getByText('Grunn: Avtalen er over').first()).toBeVisible();
});

test('the keyboard alone marks and regrets', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await given(page, 22);
  const remove = page.getByRole('button', { name: /^Fjern Helsestatistikk/ });
  await remove.focus();
  await page.keyboard.press('Enter');
  const regret = page.getByRole('button', { name: /^Angre fjerning/ });
  await expect(regret).toBeVisible();
  if (!withScripts()) await regret.focus();
  await page.keyboard.press('Enter');
  await expect(remove).toBeVisible();
});

test('a colleague who is given a package sees what opened', async ({ as }) => {
  const hanne = await as('Hanne Solheim');
  await given(hanne, 23);
  await hanne.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await hanne.getByRole('link', { name: 'Legg til person' }).click();
  await hanne.getByLabel('Fødselsnummer eller D-nummer').fill('17856415023');
  await hanne.getByLabel('Etternavn').fill('Vik');
  await hanne.getByRole('button', { name: 'Finn personen' }).click();
  await hanne.getByRole('checkbox', { name: 'Delegerbare Maskinporten scopes' }).check();
  await hanne.getByRole('button', { name: 'Se over' }).click();
  await confirmGiving(hanne);
  const mona = await as('Mona Vik');
  await mona.goto(new URL(hanne.url()).pathname.split('/').slice(0, 3).join('/'));
  await mona.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await expect(mona.getByText('Nett AS')).toBeVisible();
});
