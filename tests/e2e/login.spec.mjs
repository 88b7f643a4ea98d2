// In, out, and neither.
import { choose, expect, expectNoAxeViolations, login, test, withScripts } from './support.mjs';

test('a login that is cancelled changes nothing and can be tried again', async ({ page }) => {
  await page.goto('/nb/');
  await page.getByRole('link', { name: 'Logg inn med ID-porten' }).click();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Innloggingen ble avbrutt');
  await page.getByRole('link', { name: 'Logg inn på nytt' }).click();
  await choose(page, 'Ali Khan');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('NETT AS');
});

test('who follows a link logs in and stands where it leads', async ({ page }) => {
  await page.goto('/nb/310334456/fullmakter?q=systemhuset');
  await choose(page, 'Gerd Moen');
  await expect(page).toHaveURL(/\/nb\/310334456\/fullmakter\?q=systemhuset$/);
});

test('after logging out, neither the way back nor the address shows anything', async ({ page }) => {
  await login(page, 'Eva Strand');
  await page.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  const list = page.url();
  await expect(page.getByRole('row', { name: /Eva Strand/ })).toBeVisible();
  await page.getByRole('button', { name: 'Logg ut Eva Strand' }).click();
  if (!withScripts()) {
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Fullfør utloggingen' }).click();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er logget ut');

  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => null);
    await expect(page.getByRole('row', { name: /Eva Strand/ }).filter({ hasText: 'Alt, også' })).toHaveCount(0);
  }
  await page.goto(list);
  await expect(page).toHaveURL(/\/standin\/login/);
});
