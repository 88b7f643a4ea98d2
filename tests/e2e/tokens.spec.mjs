// The whole way: a client with a key that the browser made, a token for a customer by two libraries of others and by our own command, what
// the customer takes back is gone in the next request, and comes back when that is undone.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readFile, writeFile } from 'node:fs/promises';
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { getMaskinportToken } from 'maskinporten-jwt';
import * as oauth from 'oauth4webapi';
import { actFor, confirmGiving, cooperative, expect, reviewGiving, test } from './support.mjs';

const SUPPLIER = '/nb/310130079';
const ALI = '11910479883';
const SCOPE = 'helsedata:statistikk/kommune.read';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Makes a client with a key of the browser's, and gives back its id and its private key. */
async function makeClient(page, organisation, name, forCustomers) {
  await page.goto(`${organisation}/prod/klienter/ny`);
  await page.getByLabel('Navn', { exact: true }).fill(name);
  if (forCustomers) await page.getByRole('radio', { name: /^For kunder/ }).check();
  await page.getByRole('checkbox', { name: new RegExp(`^${SCOPE}`) }).check();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Last ned som PEM' }).click()]);
  const pem = await readFile(await file.path(), 'utf8');
  await page.getByRole('button', { name: 'Opprett klient' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klient opprettet');
  const facts = await page.getByRole('main').innerText();
  return { pem, id: facts.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)[0], kid: facts.match(/[\w-]{43}/)[0] };
}

/** What any program does: a grant that is signed with the key. */
function grant(client, issuer, claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const body = { aud: issuer, iss: client.id, iat: now, exp: now + 60, jti: randomUUID(), scope: SCOPE, ...claims };
  const message = `${part({ alg: 'RS256', kid: client.kid })}.${part(body)}`;
  return `${message}.${sign('sha256', Buffer.from(message), createPrivateKey(client.pem)).toString('base64url')}`;
}

const claimsOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

test.beforeEach(() => test.setTimeout(90_000));

test('a client that others have written gets a token at the first try', { tag: '@scripts' }, async ({ as, baseURL }, info) => {
  const page = await as(ALI);
  const client = await makeClient(page, SUPPLIER, 'Statistikk', false);
  const issuer = `${baseURL}/maskinporten/prod/`;
  const answer = await getMaskinportToken({
    Audience: issuer, Endpoint: `${issuer}token`, Issuer: client.id, Scopes: SCOPE, KID: client.kid, PrivateKey: client.pem, Resource: 'https://api.example/',
  });
  expect(claimsOf(answer.access_token)).toMatchObject({ consumer: { ID: '0192:310130079' }, scope: SCOPE, aud: 'https://api.example/' });

  await writeFile(info.outputPath('key.pem'), client.pem);
  const { stdout } = await promisify(execFile)('target/debug/portner', [
    'token', '--issuer', issuer, '--client', client.id, '--key', info.outputPath('key.pem'), '--scope', SCOPE,
  ]);
  expect(claimsOf(stdout.trim())).toMatchObject({ client_id: client.id, iss: issuer });
});

test('the command that the receipt prints fetches a token, and stops where the key is not', { tag: '@scripts' }, async ({ as }, info) => {
  const page = await as(ALI);
  const client = await makeClient(page, SUPPLIER, 'Kommandoen', false);
  const command = await page.locator('pre', { hasText: 'openssl dgst' }).textContent();
  const run = () => promisify(execFile)('sh', ['-c', command], { cwd: info.outputPath('.') });
  const file = `privat-${client.kid.slice(0, 8)}.pem`;
  await writeFile(info.outputPath('beside.txt'), '');
  await expect(run()).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(file) });
  await writeFile(info.outputPath(file), client.pem);
  const { stdout } = await run();
  expect(claimsOf(JSON.parse(stdout).access_token)).toMatchObject({ client_id: client.id, scope: SCOPE });
});

test('what a customer takes back is refused in the next request, and issued again when that is undone', { tag: '@scripts' }, async ({ as, baseURL }) => {
  const [supplier, customer] = [await as(ALI), await as('Hanne Solheim')];
  const client = await makeClient(supplier, SUPPLIER, 'For kunder', true);
  await actFor(customer, cooperative(71));
  const number = customer.url().match(/\d{9}/)[0];

  const options = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL(`${baseURL}/maskinporten/prod/`);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options });
  const server = await oauth.processDiscoveryResponse(issuer, found);
  const fetchToken = async () => {
    const assertion = grant(client, server.issuer, { consumer_org: number });
    const who = { client_id: client.id };
    const answer = await oauth.genericTokenEndpointRequest(server, who, oauth.None(), GRANT, { assertion }, options);
    return oauth.processGenericTokenEndpointResponse(server, who, answer);
  };

  const refusal = await fetchToken().catch((e) => e);
  expect(refusal).toMatchObject({ status: 403, error: 'forbidden' });
  expect(refusal.error_description).toContain('MP-251');

  await reviewGiving(customer, '310130079', /Helsestatistikk for kommuner/);
  await confirmGiving(customer);
  const token = await fetchToken();
  expect(claimsOf(token.access_token)).toMatchObject({ consumer: { ID: `0192:${number}` }, supplier: { ID: '0192:310130079' } });

  await customer.getByRole('link', { name: 'Til Nett AS' }).click();
  await customer.getByRole('button', { name: /^Fjern Helsestatistikk/ }).click();
  await customer.getByRole('link', { name: 'Se over og bekreft' }).click();
  await customer.getByRole('button', { name: 'Fjern 1 fullmakt' }).click();
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('1 fullmakt er fjernet');
  const gone = await fetchToken().catch((e) => e);
  expect(gone.error_description).toContain(`MP-251: ${number} has not delegated the scope ${SCOPE} to 310130079`);

  await customer.getByRole('button', { name: /^Angre/ }).first().click();
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('Endringen er angret');
  expect(claimsOf((await fetchToken()).access_token).supplier.ID).toBe('0192:310130079');
});
