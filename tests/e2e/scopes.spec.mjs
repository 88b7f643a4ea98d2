// Mine API in a real browser, with and without scripts: from a prefix nobody has to a scope that a hundred may use, and back.
import { actFor, byScripts, cooperative, expect, expectNoAxeViolations, test } from './support.mjs';

const TOR = { number: '12839210033', name: 'Dal' };

/** Numbers with the right check digit, as the register hands them out: here those of the demo's cooperatives. */
function cooperatives(count) {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  const found = [];
  for (let stem = 31_500_000; found.length < count; stem += 7) {
    const digits = String(stem);
    const rest = [...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11;
    if (rest !== 1) found.push(digits + ((11 - rest) % 11));
  }
  return found;
}

const heading = (page) => page.getByRole('heading', { level: 1 });

/** Hanne lets Tor manage the scopes of a cooperative. */
async function letTorIn(hanne) {
  await hanne.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await hanne.getByRole('link', { name: 'Legg til person' }).click();
  await hanne.getByLabel('Fødselsnummer eller D-nummer').fill(TOR.number);
  await hanne.getByLabel('Etternavn').fill(TOR.name);
  await hanne.getByRole('button', { name: 'Finn personen' }).click();
  await hanne.getByRole('checkbox', { name: /^Selvbetjening av API-er/ }).check();
  await hanne.getByRole('button', { name: 'Se over' }).click();
  await hanne.getByRole('button', { name: 'Gi fullmakt' }).click();
  await expect(heading(hanne)).toHaveText('Fullmakt gitt');
}

/** On the page of a scope that a hundred may use: chosen over two pages, kept over a reload, removed as one change and undone. */
async function changesOneEndAndRemovesThree(tor) {
  const scope = tor.url();
  await tor.getByRole('link', { name: /^Endre sluttdato/ }).first().click();
  await tor.getByLabel('Dag').fill('1');
  await tor.getByLabel('Måned').fill('6');
  await tor.getByLabel('År', { exact: true }).fill('2027');
  await tor.getByRole('button', { name: 'Se over' }).click();
  await expectNoAxeViolations(tor);
  await tor.getByRole('button', { name: 'Bekreft ny sluttdato' }).click();
  await expect(heading(tor)).toHaveText('Sluttdatoen er endret');
  await tor.goto(scope);
  await expect(tor.getByText('1. juni 2027')).toBeVisible();

  await tor.getByRole('button', { name: /^Fjern Borettslaget/ }).first().click();
  await expect(tor.getByText('Du har valgt å fjerne 1 tilgang.')).toBeVisible();
  await tor.getByRole('button', { name: 'Neste' }).click();
  for (const nth of [0, 1]) await tor.getByRole('checkbox', { name: /^Velg Borettslaget/ }).nth(nth).check();
  await tor.getByRole('button', { name: 'Fjern de valgte' }).click();
  await expect(tor.getByText('Du har valgt å fjerne 3 tilganger.')).toBeVisible();
  await tor.getByRole('button', { name: /^Angre valget/ }).first().click();
  await expect(tor.getByText('Du har valgt å fjerne 2 tilganger.')).toBeVisible();
  await tor.reload();
  await tor.getByRole('link', { name: 'Se over og bekreft' }).click();
  await expectNoAxeViolations(tor);
  await tor.getByRole('button', { name: 'Fjern 2 tilganger' }).click();
  await expect(heading(tor)).toHaveText('2 tilganger er fjernet');
  await tor.getByRole('button', { name: 'Angre fjerningen' }).click();
  await expect(tor.getByText('2 av 2 er slik det var før.')).toBeVisible();
}

test('a developer makes a scope, lets a hundred use it, copies it, deactivates it and regrets', async ({ as }) => {
  test.setTimeout(60_000);
  const prefix = byScripts('vannmed', 'vannuten');
  const hanne = await as('Hanne Solheim');
  await actFor(hanne, cooperative(31));
  const org = new URL(hanne.url()).pathname.split('/')[2];
  await letTorIn(hanne);

  const tor = await as('Tor Dal');
  await tor.goto(`/nb/${org}/test/mine-api`);
  await tor.getByRole('link', { name: 'Bestill prefiks' }).click();
  await tor.getByLabel('Ønsket prefiks').fill(prefix);
  await tor.getByLabel('Formål').fill('Målere i kjelleren');
  await tor.getByLabel('Kontakt').fill('tor@example.com');
  await tor.getByRole('button', { name: 'Bestill', exact: true }).click();
  await expect(heading(tor)).toHaveText('Prefiks bestilt');

  const turid = await as('Turid Moen');
  await turid.goto('/nb/virksomheter');
  await turid.getByRole('link', { name: 'Brukerstøtte' }).click();
  await turid.getByRole('link', { name: 'Prefikser', exact: true }).click();
  await turid.getByRole('button', { name: `Tildel ${prefix}` }).click();
  await expectNoAxeViolations(turid);

  await tor.goto(`/nb/${org}/test/mine-api`);
  await tor.getByRole('link', { name: 'Nytt scope' }).first().click();
  await expectNoAxeViolations(tor);
  await tor.getByLabel('Subscope').fill('maaler.read');
  await tor.getByLabel('Beskrivelse', { exact: true }).fill('Målerstand per husstand');
  await tor.getByRole('button', { name: 'Opprett scope' }).click();
  await expect(heading(tor)).toHaveText('Scope opprettet');
  await tor.getByRole('link', { name: `Gå til ${prefix}:maaler.read` }).click();

  await tor.getByRole('link', { name: 'Legg til mange' }).click();
  const faulty = ['315000001', '3150', 'elleve', '310000019', '310650358'];
  const consumers = cooperatives(101).filter((number) => number !== org).slice(0, 100);
  await tor.getByRole('textbox', { name: /^Organisasjonsnumre/ }).fill([...consumers.slice(0, 50), ...faulty, ...consumers.slice(50)].join('\n'));
  await tor.getByRole('button', { name: /^Kontroller listen/ }).click();
  await expectNoAxeViolations(tor);
  await tor.getByRole('button', { name: 'Gi tilgang til 100' }).click();
  await expect(heading(tor)).toHaveText('Tilgang gitt');
  await expectNoAxeViolations(tor);

  await tor.goto(`/nb/${org}/test/mine-api`);
  await tor.getByRole('link', { name: `${prefix}:maaler.read` }).click();
  await expectNoAxeViolations(tor);
  await tor.getByRole('link', { name: 'Hvem har tilgang?' }).first().click();
  await expect(tor.getByText(/100 virksomheter har tilgang/).first()).toBeVisible();
  await expectNoAxeViolations(tor);
  await tor.goBack();
  await tor.getByRole('link', { name: 'Kopier til produksjon' }).click();
  await expectNoAxeViolations(tor);
  await tor.getByRole('radio', { name: /^Alle/ }).check();
  await tor.getByRole('button', { name: 'Opprett i produksjon' }).click();
  await expectNoAxeViolations(tor);

  const consumer = await as('Hanne Solheim');
  const ours = `/nb/${consumers[0]}/tilganger-vi-har`;
  await consumer.goto(ours);
  await expect(consumer.locator('code', { hasText: `${prefix}:maaler.read` })).toBeVisible();

  await tor.goto(`/nb/${org}/prod/mine-api`);
  await tor.getByRole('link', { name: `${prefix}:maaler.read` }).click();
  await changesOneEndAndRemovesThree(tor);
  await tor.goto(`/nb/${org}/prod/mine-api`);
  await tor.getByRole('link', { name: `${prefix}:maaler.read` }).click();
  await tor.getByRole('link', { name: 'Deaktiver', exact: true }).click();
  await expect(tor.getByText('100 virksomheter mister tilgangen')).toBeVisible();
  await expectNoAxeViolations(tor);
  await tor.getByLabel(/^Skriv/).fill('maaler.read');
  await tor.getByRole('button', { name: 'Deaktiver scopet' }).click();
  await consumer.goto(ours);
  await expect(consumer.locator('code', { hasText: `${prefix}:maaler.read` })).toHaveCount(0);
  await tor.getByRole('button', { name: 'Angre deaktiveringen' }).click();
  await consumer.goto(ours);
  await expect(consumer.locator('code', { hasText: `${prefix}:maaler.read` })).toBeVisible();
});

test('now is answered with a day typed before, which is out of sight: it is asked about, and shown', async ({ as }) => {
  const kari = await as('Kari Nordmann');
  await kari.goto('/nb/310123455/prod/mine-api');
  await kari.getByRole('link', { name: 'eksempel:byggesak/saker.read' }).click();
  const scope = kari.url();
  await kari.getByRole('link', { name: 'Deaktiver', exact: true }).click();
  await kari.getByRole('radio', { name: 'På dato' }).check();
  await kari.locator('#dag').fill('1');
  await kari.getByLabel('Måned').fill('3');
  await kari.getByLabel('År', { exact: true }).fill('2027');
  await kari.getByRole('radio', { name: 'Nå', exact: true }).check();
  await expect(kari.locator('#dag')).toBeHidden();
  await kari.getByRole('button', { name: 'Deaktiver scopet' }).click();
  await expect(kari.getByRole('link', { name: /^Du har skrevet en dato, men svart «Nå»/ })).toBeVisible();
  await expect(kari.getByRole('radio', { name: 'Nå', exact: true })).toBeChecked();
  await expect(kari.locator('#dag')).toBeVisible();
  await expect(kari.locator('#dag')).toHaveValue('1');
  await expectNoAxeViolations(kari);
  await kari.goto(scope);
  await expect(kari.getByRole('link', { name: 'Deaktiver', exact: true })).toBeVisible();
  await expect(kari.getByText('1. mars 2027')).toHaveCount(0);
});
