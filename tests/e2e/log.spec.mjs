// What happened stands in the log of both parties, with its receipt.
import { actFor, byScripts, confirmGiving, cooperative, expect, reviewGiving, test } from './support.mjs';

test('both parties read the same event, and find its receipt', async ({ as }) => {
  const hanne = await as('Hanne Solheim');
  await actFor(hanne, cooperative(30));
  await reviewGiving(hanne, '310130079', /^Helsestatistikk for kommuner/);
  await confirmGiving(hanne);
  const reference = await hanne.getByText(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await hanne.getByRole('link', { name: 'Se i loggen' }).click();

  const ali = await as('Ali Khan');
  await ali.goto('/nb/310130079/logg');
  for (const page of [hanne, ali]) {
    const row = page.getByRole('row', { name: new RegExp(reference) });
    await expect(row).toContainText(`${cooperative(30)} ga NETT AS fullmakt: «Helsestatistikk for kommuner»`);
    await row.getByRole('link', { name: `Kvittering ${reference}` }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fullmakt gitt');
    await expect(page.getByText(reference)).toBeVisible();
  }
});

test('the log is asked by person, deed, day and reference', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(31));
  await reviewGiving(page, byScripts('310130079', '310223344'), /^Helsestatistikk for kommuner/);
  await confirmGiving(page);
  const reference = await page.getByText(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await page.getByRole('link', { name: 'Logg', exact: true }).click();

  await page.getByLabel('Navn eller organisasjonsnummer').fill('hanne');
  await page.getByLabel('Hva').selectOption('Fullmakter gitt');
  await page.getByLabel('Referanse').fill(reference.toLowerCase());
  await page.getByRole('button', { name: 'Vis' }).click();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
  await page.getByLabel('Navn eller organisasjonsnummer').fill('ola');
  await page.getByRole('button', { name: 'Vis' }).click();
  await expect(page.getByText('Ingen hendelser i perioden')).toBeVisible();
  await page.getByRole('link', { name: 'Nullstill' }).click();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
});
