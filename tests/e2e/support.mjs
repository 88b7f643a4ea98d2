// What the browser tests share.
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Logs in through the stand-in as the person with this name, and waits for the page that comes after. */
export async function login(page, personName) {
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).first().click();
  await page.getByRole('button', { name: personName }).click();
}

/** Fails with the rule, the reason and the element of everything axe finds wrong on the page. */
export async function expectNoAxeViolations(page) {
  // The protocol's evaluate is not a script of the page: neither the content security policy nor scripts switched off stop it.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (rules) => {
    const result = await window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}\n  ${n.html}\n  ${n.failureSummary}`));
  }, RULES);
  expect(violations, `axe on ${page.url()}`).toEqual([]);
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
