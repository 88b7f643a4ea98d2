// Pages that say no, each met as it is met: refused, not there, too often, for somebody else, broken, away.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as ask } from 'node:http';
import { fileURLToPath } from 'node:url';
import { look } from './look.mjs';
import { sql } from './sql.mjs';
import { choose, expect, test } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LANGUAGES = ['nb', 'nn', 'en'];

/** Shows what came from elsewhere at an address of the portal, with its styles, and looks at it. */
async function lookAt(page, answers) {
  for (const lang of LANGUAGES) {
    const answer = { contentType: 'text/html; charset=utf-8', body: answers[lang] };
    await page.context().route(`**/${lang}/nei`, (route) => route.fulfill(answer));
  }
  await page.goto('/nb/nei');
  await look(page);
}

test('a page that is there only for forms', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  expect((await page.goto('/nb/310123455/innstillinger/to-personer')).status()).toBe(405);
  await look(page);
});

test('an address with what nobody types', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  expect((await page.goto('/nb/310123455/fullmakter?q=%00')).status()).toBe(400);
  await look(page);
});

test('a form of somebody else', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto('/nb/310123455/innstillinger');
  await page.evaluate(() => document.querySelectorAll('[name="csrf"]').forEach((field) => { field.value = 'x'; }));
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('button', { name: 'Lagre' })).toHaveCount(0);
  await look(page);
});

test('looked up too often', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Erik Lindqvist');
  const answers = {};
  for (const lang of LANGUAGES) {
    let answer;
    for (let times = 0; times < 60 && answer?.status() !== 429; times += 1) {
      answer = await page.request.get(`/${lang}/310390216/fullmakter/ny/oppslag?leverandor=310130079`);
    }
    expect(answer.status()).toBe(429);
    answers[lang] = await answer.text();
  }
  await lookAt(page, answers);
});

test('meant for another host', { tag: '@scripts' }, async ({ page, baseURL }) => {
  const answers = {};
  for (const lang of LANGUAGES) {
    const { port } = new URL(baseURL);
    answers[lang] = await new Promise((done) => {
      ask({ host: '127.0.0.1', port, path: `/${lang}/`, headers: { host: 'portal.example' } }, (answer) => {
        expect(answer.statusCode).toBe(421);
        answer.setEncoding('utf8').toArray().then((parts) => done(parts.join('')));
      }).end();
    });
  }
  await lookAt(page, answers);
});

test('a long change that waits for its turn', { tag: '@scripts' }, async ({ as }) => {
  const job = '019ad000-0000-7000-8000-000000000001';
  await sql(process.env.PORTNER_DATA_DIR, `insert into job (job_id, kind, payload, queued_at, run_at)
    select '${job}', 'ledger.undo', jsonb_build_object('org', '310123455', 'person', person_id, 'person_name', 'Kari Nordmann',
      'form', jsonb_build_object('key', gen_random_uuid(), 'digest', array_fill(0, array[32])), 'right', 'manage-scopes',
      'title', '{"nb": "Tilgang", "nn": "Tilgjenge", "en": "Access"}'::jsonb, 'back', '/nb/310123455'), now(), now() + interval '1 day'
    from person where given_name = 'Kari' and family_name = 'Nordmann'`);
  const page = await as('Kari Nordmann');
  await page.goto(`/nb/310123455/kvittering/arbeid/${job}`);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await look(page);
});

test('a portal that is broken, and one whose database is away', { tag: '@scripts' }, async ({ page }) => {
  test.setTimeout(60_000);
  const folder = mkdtempSync(`${ROOT}/target/e2e-away-`);
  const port = Number(process.env.E2E_PORT) + 1;
  const url = `http://localhost:${port}`;
  const portal = spawn(`${ROOT}/target/debug/portner`, ['serve'], {
    env: { ...process.env, PORTNER_LISTEN: `127.0.0.1:${port}`, PORTNER_BASE_URL: url, PORTNER_OPS_LISTEN: 'off', PORTNER_LOG: 'off',
      PORTNER_DATA_DIR: folder, DATABASE_URL: '', PORTNER_DATABASE_URL: '' },
    stdio: 'ignore',
  });
  const over = new Promise((done) => { portal.on('exit', done); });
  const answers = async (status) => {
    const all = await Promise.all(LANGUAGES.map((lang) => page.request.get(`${url}/${lang}/foresporsler`)));
    expect(all.map((answer) => answer.status())).toEqual([status, status, status]);
    const texts = await Promise.all(all.map((answer) => answer.text()));
    return Object.fromEntries(LANGUAGES.map((lang, nth) => [lang, texts[nth]]));
  };
  try {
    await expect.poll(() => fetch(`${url}/nb/`).then((answer) => answer.status, () => 0), { timeout: 30_000 }).toBe(200);
    await page.goto(`${url}/nb/logg-inn`);
    await choose(page, 'Somebody');
    await sql(folder, 'alter table request_item rename to somewhere_else');
    await lookAt(page, await answers(500));
    await page.context().unrouteAll();
    const data = await sql(folder, 'show data_directory');
    process.kill(Number(readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGQUIT');
    await expect.poll(() => page.request.get(`${url}/nb/foresporsler`).then((answer) => answer.status())).toBe(503);
    await lookAt(page, await answers(503));
  } finally {
    portal.kill('SIGTERM');
    await over;
    rmSync(folder, { recursive: true, force: true });
  }
});
