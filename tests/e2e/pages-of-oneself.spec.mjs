// Pages about whoever is signed in: who they are, where they are signed in, how pages look to them.
import { look, press, pressed } from './look.mjs';
import { byScripts, expect, expectNoAxeViolations, login, test } from './support.mjs';

// Nobody else signs in as them, so that no other test is signed out or looks otherwise.
const SIGNED_OUT = ['10859100061', '11859200011'];
const CHOOSING = ['12859300071', '13859400021'];

const SCHEMES = ['Lyst', 'Mørkt', 'Følg systemet'];
const DENSITIES = ['Kompakt', 'Romslig', 'Standard'];

test.beforeEach(() => test.setTimeout(90_000));

test('a session in another browser is recognised and signed out at once', async ({ page, browser }) => {
  const person = byScripts(...SIGNED_OUT);
  await login(page, person);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await login(elsewhere, person);
  await page.goto('/nb/');
  const menu = page.getByRole('button', { name: 'Meny' });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('link', { name: 'Min profil' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min profil');
  await expect(page.getByRole('rowheader', { name: 'Chrome på Linux' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Logg ut alle andre' }).click();
  await expect(page.getByText('Alle andre innlogginger er logget ut.')).toBeVisible();
  await elsewhere.goto('/nb/meg');
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Du ble logget ut');
  await other.close();
});

test('how pages look is chosen, in light and dark and in each density', async ({ page }) => {
  await login(page, byScripts(...CHOOSING));
  await page.goto('/nb/meg');
  for (const scheme of SCHEMES) {
    for (const density of DENSITIES) {
      await page.getByLabel(scheme, { exact: true }).check();
      await page.getByLabel(density, { exact: true }).check();
      await press(page, 'Lagre utseendet');
      await expect(page.getByText('Utseendet er lagret.')).toBeVisible();
      await expect(page.getByLabel(scheme, { exact: true })).toBeChecked();
      await expectNoAxeViolations(page);
    }
  }
});

test('the pages about oneself, and the file', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Erik Lindqvist');
  await page.goto('/nb/meg');
  await look(page);
  await pressed(page, 'Lagre utseendet');
  const file = page.waitForEvent('download');
  await press(page, 'Last ned opplysningene (JSON)');
  expect((await file).suggestedFilename()).toMatch(/^portner-.*\.json$/);
  await page.goto('/nb/meg/historikk');
  await look(page);
});
