// Pages that take two: what needs a colleague, requests and their answers, and what was sent by somebody who had to log in anew.
import { look, press, pressed } from './look.mjs';
import { actFor, choose, confirmGiving, cooperative, expect, login, test } from './support.mjs';


test.beforeEach(() => test.setTimeout(90_000));

/** Hanne finds a person, and looks over what they are given. */
async function findPerson(hanne, org, [number, name, ...things]) {
  await hanne.goto(`/nb/${org}/fullmakter/ny-person`);
  await hanne.getByLabel('Fødselsnummer eller D-nummer').fill(number);
  await hanne.getByLabel('Etternavn eller hele navnet').fill(name);
  await press(hanne, 'Finn personen');
  for (const thing of things) await hanne.getByRole('checkbox', { name: thing }).check();
  await press(hanne, 'Se over');
  await expect(hanne.getByRole('heading', { level: 1 })).toHaveText('Se over før du gir fullmakt');
}

async function orgOf(hanne, nth) {
  await actFor(hanne, cooperative(nth));
  return new URL(hanne.url()).pathname.split('/')[2];
}

test('what takes two is proposed, seen by the colleague and confirmed', { tag: '@scripts' }, async ({ as }) => {
  const hanne = await as('Hanne Solheim');
  const org = await orgOf(hanne, 65);
  await findPerson(hanne, org, ['17856415023', 'Vik', 'Hovedadministrator']);
  await confirmGiving(hanne);
  await findPerson(hanne, org, ['12839210033', 'Dal', /^Selvbetjening av API-er/, 'Delegerbare Maskinporten scopes']);
  await confirmGiving(hanne);
  await hanne.getByRole('link', { name: 'Til Tor Dal' }).click();
  await expect(hanne.getByRole('heading', { level: 1 })).toHaveText('Tor Dal');
  const holder = hanne.url();
  await hanne.goto(`/nb/${org}/innstillinger`);
  await pressed(hanne, 'Lagre');
  await hanne.getByLabel(/^Krev to personer/).check();
  await pressed(hanne, 'Lagre');
  await hanne.goto(`/nb/${org}/innstillinger`);
  await look(hanne);
  const mona = await as('Mona Vik');
  await mona.goto(holder);
  await pressed(mona, 'Fjern alle');
  await mona.getByRole('link', { name: 'Se over og bekreft' }).click();
  await expect(mona.getByRole('heading', { level: 1 })).toHaveText(/^Se over/);
  await look(mona);
  await pressed(mona, 'Foreslå endringen');
  for (const where of [holder, mona.url()]) {
    await hanne.goto(where);
    await look(hanne);
  }
  await pressed(hanne, 'Fjern 2 fullmakter');
});

test('a supplier asks, is declined, is heard again and given', { tag: '@scripts' }, async ({ as }) => {
  const [hanne, ali] = [await as('Hanne Solheim'), await as('Ali Khan')];
  const org = await orgOf(hanne, 66);
  await ali.goto('/nb/310130079/fullmakter/mottatt/foresporsler/ny');
  await look(ali);
  await pressed(ali, 'Send forespørsel');
  await ali.getByLabel('Organisasjonsnummeret til kunden').fill(org);
  await ali.getByRole('checkbox', { name: /^Helsestatistikk/ }).check();
  await ali.getByLabel('Begrunnelse').fill('Budget 2026');
  await pressed(ali, 'Send forespørsel');
  await ali.getByRole('link', { name: 'Se forespørselen' }).or(ali.getByText('Lenke til forespørselen')).first().waitFor();
  const ours = ali.url();
  await look(ali);
  const request = `/nb/${org}/foresporsler/${ours.split('/').pop()}`;
  await hanne.goto(request);
  await look(hanne);
  await pressed(hanne, 'Avslå');
  await hanne.getByLabel('Hvorfor avslår dere?').fill('Budget 2027');
  await pressed(hanne, 'Avslå');
  await ali.goto(ours);
  await look(ali);
  await hanne.getByRole('button', { name: /^Angre/ }).click();
  await look(hanne);
  await hanne.goto(request);
  await pressed(hanne, 'Gi fullmakt');
  await hanne.goto(`/nb/${org}/foresporsler?vis=avsluttet`);
  await look(hanne);
});

test('somebody asks for two things and is given one', { tag: '@scripts' }, async ({ as }) => {
  const [hanne, tor] = [await as('Hanne Solheim'), await as('Tor Dal')];
  const org = await orgOf(hanne, 67);
  await tor.goto('/nb/foresporsler/ny');
  await pressed(tor, 'Send forespørsel');
  await tor.getByLabel('Organisasjonsnummeret til virksomheten').fill(org);
  for (const thing of [/^Selvbetjening av API-er/, /^Maskinlesbare hendelser/]) await tor.getByRole('checkbox', { name: thing }).check();
  await tor.getByLabel('Begrunnelse').fill('Project 7');
  await pressed(tor, 'Send forespørsel');
  const link = tor.url();
  const mona = await as('Mona Vik');
  await mona.goto(link);
  await look(mona);
  await hanne.goto(`/nb/${org}/foresporsler/${link.split('/').pop()}`);
  const other = hanne.getByRole('checkbox', { name: /^Maskinlesbare/ });
  if (!(await other.isVisible())) await hanne.getByText('Gi bare noe av det').click();
  if (await other.isChecked()) await other.uncheck();
  await pressed(hanne, 'Se over først');
  await pressed(hanne, 'Gi fullmakt');
  await tor.goto(link);
  await look(tor);
});

test('what was sent at too low a level is shown before it is sent again', { tag: '@scripts' }, async ({ page }) => {
  await login(page, 'Per Li');
  await page.goto('/nb/310123455/fullmakter/ny');
  const tab = await page.context().newPage();
  await tab.goto('/nb/');
  await tab.getByRole('button', { name: 'Logg ut Per Li' }).click();
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Du er logget ut');
  await tab.goto('/nb/logg-inn');
  await tab.locator('#person-idporten-loa-substantial').check();
  await choose(tab, 'Per Li');
  await press(page, 'Se over');
  await expect(page).toHaveURL(/\/standin\//);
  await choose(page, 'Per Li');
  await expect(page).toHaveURL(/\/skjema\//);
  await look(page);
});
