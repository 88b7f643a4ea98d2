// What happened stands in the log of both parties; the receipt belongs to the one who did it.
import { actFor, byScripts, confirmGiving, cooperative, expect, reviewGiving, test } from './support.mjs';

test('both parties read the same event by the same reference, and its doer finds the receipt', async ({ as }) => {
  const hanne = await as('Hanne Solheim');
  await actFor(hanne, cooperative(30));
  await reviewGiving(hanne, '310130079', /^Helsestatistikk for kommuner/);
  await confirmGiving(hanne);
  const reference = await hanne.getByText(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await hanne.getByRole('link', { name: 'Se i loggen' }).click();

  const ali = await as('Ali Khan');
  await ali.goto('/nb/310130079/logg');
  for (const page of [hanne, ali]) {
    await expect(page.getByRole('row', { name: new RegExp(reference) })).toContainText(`${cooperative(30)} ga Nett AS fullmakt: «Helsestatistikk for kommuner»`);
  }
  await expect(ali.getByText('Hanne Solheim')).toHaveCount(0);
  await hanne.getByRole('link', { name: `Kvittering ${reference}` }).click();
  await expect(hanne.getByRole('heading', { level: 1 })).toHaveText('Fullmakt gitt');
  await expect(hanne.getByText(reference)).toBeVisible();
});

test('the log is asked by person, deed, day and reference', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(31));
  await reviewGiving(page, byScripts('310130079', '310223344'), /^Helsestatistikk for kommuner/);
  await confirmGiving(page);
  const reference = await page.getByText(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await page.getByRole('link', { name: 'Logg', exact: true }).click();

  await page.getByLabel('Navn, nummer, tittel eller handling').fill('hanne');
  await page.getByText('Flere filtre').click();
  await page.getByLabel('Gjelder').selectOption('Fullmakter');
  await page.getByLabel('Hva').selectOption('Gitt');
  await page.getByLabel('Referanse').fill(reference.toLowerCase());
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
  await page.getByLabel('Navn, nummer, tittel eller handling').fill('ola');
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page.getByText('Ingen hendelser i perioden')).toBeVisible();
  await page.getByRole('link', { name: 'Nullstill' }).click();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
});

test('on a phone the first event stands on the first screen, and the filters are folded away', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(32));
  await reviewGiving(page, '310130079', /^Helsestatistikk for kommuner/);
  await confirmGiving(page);
  await page.setViewportSize({ width: 375, height: 740 });
  await page.getByRole('link', { name: 'Se i loggen' }).click();
  await page.getByRole('link', { name: 'Nullstill' }).click();
  await expect(page.getByLabel('Gjelder')).toBeHidden();
  const [first, main] = [await page.locator('.log td').first().boundingBox(), await page.locator('main').boundingBox()];
  expect(first.y + first.height - main.y, 'below a header of 140').toBeLessThan(600);
});
