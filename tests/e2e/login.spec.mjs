// In, out, and neither.
import { choose, expect, expectNoAxeViolations, login, test, withScripts } from './support.mjs';

test('a login that is cancelled changes nothing and can be tried again', async ({ page }) => {
  await page.goto('/nb/');
  await page.getByRole('link', { name: 'Logg inn med ID-porten' }).click();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Innloggingen ble avbrutt');
  await page.getByRole('link', { name: 'Logg inn på nytt' }).click();
  await choose(page, 'Ali Khan');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nett AS');
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

test('before the session ends she is asked, and stays', async ({ as }) => {
  test.skip(!withScripts(), 'without scripts what she writes is kept when she sends it');
  const page = await as('Kari Nordmann');
  await page.clock.install();
  await page.goto('/nb/310123455/fullmakter');
  const dialog = page.getByRole('dialog', { name: 'Du blir snart logget ut' });
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('24:30');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('01:00');
  await expect(dialog).toBeVisible();
  await expectNoAxeViolations(page);
  const asked = page.waitForRequest((request) => request.method() === 'HEAD');
  await dialog.getByRole('button', { name: 'Fortsett å være innlogget' }).click();
  expect((await (await asked).response()).status()).toBe(200);
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('25:30');
  await expect(dialog).toBeVisible();
});
