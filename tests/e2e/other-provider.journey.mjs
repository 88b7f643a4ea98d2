// Another issuer than ID-porten, by settings alone (other-provider.mjs).
import { expect, test } from '@playwright/test';

const LIST = '/nb/310123455/fullmakter';

test('one logs in where a link leads, and logs out there too', async ({ page }) => {
  await page.goto(LIST);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another issuer');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await page.getByRole('button', { name: /^Logg ut/ }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er logget ut');
  await page.goto(LIST);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another issuer');
});

test('a login at the lower level shows pages, and writing asks for the higher one', async ({ page, baseURL }) => {
  await page.goto(LIST);
  await page.getByLabel('Level').selectOption('idporten-loa-substantial');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await page.goto('/nb/logg-inn?niva=hoy&retur=/nb/virksomheter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another issuer');
  await page.getByLabel('Level').selectOption('idporten-loa-high');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL((url) => url.href.startsWith(`${baseURL}/nb/`));
});

test('a login that is cancelled there is no error here', async ({ page }) => {
  await page.goto(LIST);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Innloggingen ble avbrutt');
});
