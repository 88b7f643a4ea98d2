// Inviting a colleague, from the first page to the receipt, with scripts and without.
import { look, press, pressed } from './look.mjs';
import { actFor, cooperative, expect, test } from './support.mjs';

test.beforeEach(() => test.setTimeout(90_000));

const heading = (page) => page.getByRole('heading', { level: 1 });

test('a colleague is invited, accepts and is confirmed', async ({ as }, { project }) => {
  const [hanne, tor] = [await as('Hanne Solheim'), await as('Tor Dal')];
  await actFor(hanne, cooperative(project.name === 'scripts' ? 91 : 92));
  const org = new URL(hanne.url()).pathname.split('/')[2];
  await hanne.goto(`/nb/${org}/fullmakter/ny-person`);
  await hanne.getByRole('link', { name: 'Inviter en kollega' }).click();
  await pressed(hanne, 'Lag invitasjonen');
  await expect(hanne.getByRole('link', { name: 'Skriv navnet.' })).toBeVisible();
  await hanne.getByLabel('Navnet til kollegaen').fill('Tor Dal');
  await hanne.getByRole('checkbox', { name: /^Selvbetjening av API-er/ }).check();
  await pressed(hanne, 'Lag invitasjonen');
  await expect(heading(hanne)).toHaveText('Invitasjon til Tor Dal');
  const link = await hanne.locator('#lenkeadresse').innerText();
  const invitation = hanne.url().split('?')[0];

  await tor.goto(link);
  await look(tor);
  await press(tor, 'Ta imot');
  await expect(heading(tor)).toHaveText(/^Invitasjon fra /);
  await look(tor);

  await hanne.goto(invitation);
  await look(hanne);
  await hanne.getByRole('link', { name: 'Se over og bekreft' }).click();
  await expect(heading(hanne)).toHaveText('Tor Dal, født 1992, har tatt imot');
  await look(hanne);
  await pressed(hanne, 'Bekreft og gi fullmakt');
  await expect(heading(hanne)).toHaveText('Fullmakt gitt');
  await hanne.goto(`/nb/${org}/fullmakter/invitasjoner`);
  await expect(hanne.getByRole('row').filter({ hasText: 'Tor Dal' })).toContainText('Bekreftet');
});
