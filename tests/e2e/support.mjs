// What the browser tests share.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Logs in through the stand-in as the person with this name, starting at the front page, and waits until the portal knows her. */
export async function login(page, personName) {
  await page.goto('/');
  await page.getByRole('link', { name: /^Logg inn/ }).first().click();
  await page.getByRole('button', { name: `Logg inn som ${personName}` }).click();
  await expect(page).not.toHaveURL(/\/standin\//);
}

/** Fails with the rule, the reason and the element of everything axe finds wrong on the page. */
export async function expectNoAxeViolations(page) {
  const scripts = test.info().project.use.javaScriptEnabled !== false;
  const audited = scripts ? page : await copyForAxe(page);
  // The protocol's evaluate is not a script of the page, so the content security policy does not stop it.
  await audited.evaluate(axeSource);
  const violations = await audited.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}\n  ${n.html}\n  ${n.failureSummary}`));
  }, RULES);
  if (!scripts) await audited.context().close();
  expect(violations, `axe on ${page.url()}`).toEqual([]);
}

/**
 * The same page with scripts allowed but none of its own loaded. Axe waits on timers, and with scripts switched off none ever runs.
 * Nothing is asked of the portal again but styles and fonts, so the copy is right also after a POST.
 */
async function copyForAxe(page) {
  const html = await page.content();
  const url = page.url().split('#')[0];
  const context = await page.context().browser().newContext({ javaScriptEnabled: true });
  const copy = await context.newPage();
  await copy.route('**/*', (route) => {
    if (route.request().resourceType() === 'script') return route.abort();
    if (route.request().url() === url) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    return route.continue();
  });
  await copy.goto(url);
  return copy;
}

/** Collects, from now on, what the browser complains about: console errors, refused resources, uncaught exceptions. */
export function collectConsoleErrors(page) {
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}
