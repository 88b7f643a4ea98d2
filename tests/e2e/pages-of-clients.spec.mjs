// Pages of clients: made with a key of the browser's, which never leaves it, and what follows.
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { look, press, pressed } from './look.mjs';
import { expect, test } from './support.mjs';

const KLIENTER = '/nb/310123455/prod/klienter';
const follow = (page, name) =>
  Promise.all([page.waitForNavigation(), page.getByRole('link', { name, exact: typeof name === 'string' }).first().click()]);

async function followed(page, name) {
  await follow(page, name);
  await look(page);
}

test.beforeEach(() => test.setTimeout(150_000));

test('the private key of a client is saved and never sent', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KLIENTER}/ny`);
  await page.getByLabel('Navn', { exact: true }).fill('Nøkkelen min');
  await page.getByRole('button', { name: 'Opprett klient' }).click();
  await expect(page.locator('#kilde-feil')).toHaveText('Last ned den private nøkkelen først, som PEM eller JWK.');
  await look(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Last ned som PEM' }).click()]);
  const pem = await readFile(await file.path(), 'utf8');
  expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  await expect(page.getByText('Nøkkelen er laget.')).toBeVisible();
  const [request] = await Promise.all([
    page.waitForRequest((it) => it.method() === 'POST'),
    press(page, 'Opprett klient'),
  ]);
  const sent = request.postData() ?? '';
  expect(sent).toContain('"kty":"RSA"');
  for (const secret of ['PRIVATE', '"d"', pem.split('\n')[5]]) expect(sent).not.toContain(secret);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klient opprettet');
  await look(page);
});

test('a client from the first page to the last', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto('/nb/310123455/test/klienter');
  await look(page);
  await page.goto(`${KLIENTER}/ny`);
  await look(page);
  await page.getByLabel('Navn', { exact: true }).fill('Siden');
  await page.getByRole('radio', { name: 'Legg til nøkkel senere' }).check();
  await pressed(page, 'Opprett klient');
  await followed(page, 'Gå til Siden');
  const client = page.url();
  await followed(page, 'Velg scopes');
  await page.getByRole('checkbox').first().check();
  await pressed(page, 'Lagre');
  await page.goto(client);
  await followed(page, 'Legg til nøkkel');
  await page.getByRole('radio', { name: /Lim inn/ }).check();
  await page.getByLabel('Offentlig nøkkel', { exact: true }).fill('-----BEGIN PRIVATE KEY-----');
  await pressed(page, 'Legg til nøkkel');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await page.getByLabel('Offentlig nøkkel', { exact: true }).fill(publicKey.export({ type: 'spki', format: 'pem' }));
  await pressed(page, 'Legg til nøkkel');
  await page.goto(client);
  await look(page);
  await followed(page, /^Fjern/);
  await pressed(page, 'Fjern nøkkelen');
  await page.goto(client);
  await followed(page, 'Endre');
  await pressed(page, 'Lagre');
  await page.goto(client);
  await followed(page, 'Test klienten');
  await page.goto(client);
  await followed(page, 'Gi pakken');
  await pressed(page, 'Gi pakken');
  await page.goto(client);
  await followed(page, 'Deaktiver');
  await pressed(page, 'Deaktiver klienten');
  await page.goto(client);
  await followed(page, 'Ta i bruk igjen');
  await pressed(page, 'Ta i bruk igjen');
  await page.goto(KLIENTER);
  await look(page);
});

test('a client of a supplier says for whom it gets tokens', { tag: '@scripts' }, async ({ as }) => {
  const page = await as('Ola Hansen');
  await page.goto('/nb/310223344/prod/klienter');
  await look(page);
  await followed(page, 'Fagsystem for kunder');
  await expect(page.getByText('1 kunde har gitt fullmakt').first()).toBeVisible();
  await follow(page, 'Test klienten');
  await page.getByLabel('Kundens organisasjonsnummer').fill('310123455');
  await pressed(page, 'Test');
});

test('on a phone the scopes of a new client are folded, and what is ticked stays in sight', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`${KLIENTER}/ny`);
  const [first, second] = [page.getByRole('checkbox').first(), page.getByRole('checkbox').nth(1)];
  await expect(first).toBeHidden();
  await page.getByText(/^Vis alle \d+ scopes$/).click();
  await first.check();
  await page.getByText(/^Vis alle \d+ scopes$/).click();
  await expect(first).toBeVisible();
  await expect(second).toBeHidden();
  await page.getByRole('radio', { name: /^For kunder/ }).check();
  await page.getByText(/^Vis alle \d+ scopes$/).click();
  await expect(page.getByText('Bare for kunder', { exact: true })).toBeVisible();
});

test('a client that people log in with, from its type to its page', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KLIENTER}/ny`);
  await page.getByText('Type: Maskinporten. Velg en annen type').click();
  await followed(page, 'ID-porten');
  await expect(page.getByText('blir bare registrert i Portner.')).toBeVisible();
  await page.getByLabel('Navn', { exact: true }).fill('Siden for innlogging');
  await page.getByRole('radio', { name: 'Program som kjører i nettleseren' }).check();
  await expect(page.getByRole('radio', { name: 'Legg til nøkkel senere' })).toBeHidden();
  await page.getByLabel(/redirect_uris/).first().fill('http://www.eksempel.no/inn');
  await pressed(page, 'Opprett klient');
  await expect(page.getByText('Adresse 1 må begynne med https://').first()).toBeVisible();
  await page.getByLabel(/redirect_uris/).first().fill('https://www.eksempel.no/inn');
  await pressed(page, 'Opprett klient');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klient opprettet');
  await followed(page, 'Gå til Siden for innlogging');
  await expect(page.getByText('Klienten har ingen nøkler')).toBeVisible();
  await followed(page, 'Endre');
  await page.getByLabel('Klienten kan fornye token (refresh_token)').check();
  await page.getByLabel('Flere ganger (REUSE)').check();
  await pressed(page, 'Lagre');
  await expect(page.getByText('authorization_code, refresh_token').first()).toBeVisible();
  await page.goto(`${KLIENTER}?type=idporten`);
  await expect(page.getByRole('link', { name: 'Siden for innlogging' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /Maskinporten/ })).toHaveCount(0);
  await look(page);
});
