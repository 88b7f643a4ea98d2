import { expect, test } from '@playwright/test';
import { collectConsoleErrors, expectNoAxeViolations } from './support.mjs';

test('the front page is accessible and loads without complaint', async ({ page }) => {
  const errors = collectConsoleErrors(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoAxeViolations(page);
  expect(errors).toEqual([]);
});
