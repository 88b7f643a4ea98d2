// The main errand: a supplier gets what it needs, sees it at once, and can give it up; and everything that can be wrong on the way.
import { actFor, byScripts, confirmGiving, cooperative, expect, login, reviewGiving, test, withScripts } from './support.mjs';

const KOMMUNE = '/nb/310123455';
const NUMBER = 'Organisasjonsnummeret til leverandøren';
const READ = /^Altinn tjenesteeier-API: Appinstanser \(lesetilgang\) Bare lese$/;
const STATISTICS = /^Helsestatistikk for kommuner/;

test('a supplier is given read access, sees it at once and gives it up', async ({ page, as }) => {
  const supplier = byScripts(
    { name: 'Fjordkraft Test', number: '310 667 781', leader: 'Nils Fjell' },
    { name: 'Systemhuset AS', number: '310 223 344', leader: 'Ola Hansen' },
  );
  const title = 'Altinn tjenesteeier-API: Appinstanser (lesetilgang)';

  await login(page, 'Kari Nordmann');
  await page.getByRole('link', { name: 'Eksempel kommune', exact: true }).click();
  await reviewGiving(page, supplier.number, READ);
  await expect(page.getByText(`${supplier.name} ${supplier.number}`)).toBeVisible();
  await expect(page.getByText('altinn:serviceowner/instances.read')).toBeVisible();
  await expect(page.getByText('Uten sluttdato')).toBeVisible();
  await confirmGiving(page);
  const reference = await page.getByText(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await expect(page).toHaveTitle('Fullmakt gitt – Eksempel kommune (310 123 455) – Portner');

  const leader = await as(supplier.leader);
  await leader.goto(`/nb/${supplier.number.replaceAll(/\s/g, '')}`);
  await leader.getByRole('link', { name: 'Fullmakter vi har fått' }).click();
  const received = leader.getByRole('row', { name: /Eksempel kommune/ }).filter({ hasText: title });
  await expect(received.getByText('Gjelder', { exact: true })).toBeVisible();
  await received.getByRole('link', { name: `Avslutt fullmakten ${title}, Eksempel kommune` }).click();
  await expect(leader.getByRole('heading', { level: 1 })).toHaveText('Vil dere avslutte fullmakten?');
  await leader.getByRole('button', { name: 'Avslutt fullmakten' }).click();
  await expect(leader.getByRole('heading', { level: 1 })).toHaveText('Fullmakten er avsluttet');

  await page.getByRole('link', { name: `Til ${supplier.name}` }).click();
  const ended = page.getByRole('table', { name: /Avsluttet siste 30 dager/ }).getByRole('row', { name: title }).first();
  await expect(ended).toContainText('Avsluttet av leverandøren');

  await page.getByRole('link', { name: 'Logg', exact: true }).click();
  await page.getByRole('link', { name: `Kvittering ${reference}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fullmakt gitt');
  await expect(page.getByText(reference)).toBeVisible();
});

test('a form with faults says so at the top and at the field, and loses nothing', async ({ as }) => {
  const page = await as('Per Li');
  await page.goto(`${KOMMUNE}/fullmakter/ny`);
  await page.getByLabel(NUMBER).fill('310 22');
  await page.getByLabel('Til og med en dato').check();
  await page.getByLabel('Dag').fill('31');
  await page.getByLabel('Måned').fill('2');
  await page.getByLabel('År').fill('2030');
  await page.getByLabel('Intern merknad').fill('Avtale 7');
  await page.getByRole('button', { name: 'Se over' }).click();

  await expect(page).toHaveTitle(/^Feil: Gi en leverandør fullmakt/);
  const summary = page.getByRole('group', { name: 'Rett opp dette for å gå videre' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveText([
    'Organisasjonsnummeret må ha 9 siffer.', 'Velg minst ett API', 'Måneden har ikke så mange dager.',
  ]);
  await expect(page.getByLabel(NUMBER)).toHaveValue('310 22');
  await expect(page.getByLabel('Til og med en dato')).toBeChecked();
  await expect(page.getByLabel('Dag')).toHaveValue('31');
  await expect(page.getByLabel('År')).toHaveValue('2030');
  await expect(page.getByLabel('Intern merknad')).toHaveValue('Avtale 7');
  await expect(page.getByLabel(NUMBER)).toHaveAccessibleDescription(/Organisasjonsnummeret må ha 9 siffer/);

  await summary.getByRole('link', { name: 'Organisasjonsnummeret må ha 9 siffer.' }).click();
  await expect(page.getByLabel(NUMBER)).toBeFocused();
  await page.getByLabel(NUMBER).fill('310 223 345');
  await page.getByRole('button', { name: 'Se over' }).click();
  await expect(summary.getByRole('link').first()).toHaveText('Kontrollsifferet stemmer ikke. Sjekk nummeret.');
  await summary.getByRole('link', { name: 'Velg minst ett API' }).click();
  await expect(page.getByRole('group', { name: /^Hvilke API/ })).toBeFocused();
});

for (const [number, sentence] of [
  ['310 123 455', 'Ingen kan gi til seg selv, verken person eller virksomhet'],
  ['310 650 358', 'Virksomheten er slettet i Enhetsregisteret og kan ikke få fullmakt'],
  ['310 520 284', 'Virksomheten er konkurs og kan ikke få fullmakt'],
  ['314 000 021', 'Vi fant ingen virksomhet med nummeret 314 000 021'],
]) {
  test(`nothing is given to ${number}: ${sentence}`, async ({ as }) => {
    const page = await as('Per Li');
    await page.goto(`${KOMMUNE}/fullmakter/ny`);
    await page.getByLabel(NUMBER).fill(number);
    await page.getByRole('checkbox', { name: STATISTICS }).check();
    await page.getByRole('button', { name: 'Se over' }).click();
    await expect(page.getByRole('group', { name: /^Rett opp/ }).getByRole('link')).toHaveText([sentence]);
    await expect(page.getByRole('checkbox', { name: STATISTICS })).toBeChecked();
  });
}

test('the name stands there at the ninth digit, or when one asks for it', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KOMMUNE}/fullmakter/ny`);
  await expect(page.getByLabel(NUMBER)).toBeFocused();
  await page.keyboard.type('310 667 781');
  if (!withScripts()) await page.getByRole('button', { name: 'Finn virksomheten' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Fjordkraft Test 310 667 781' })).toContainText('Aksjeselskap, Bergen. I drift.');
  await expect(page.getByLabel(NUMBER)).toHaveValue('310 667 781');
});

test('Enter in the number only looks up', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KOMMUNE}/fullmakter/ny`);
  await page.getByRole('checkbox', { name: STATISTICS }).check();
  await page.getByLabel(NUMBER).fill('310130079');
  await page.getByLabel(NUMBER).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Nett AS' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gi en leverandør fullmakt');
  await expect(page.getByRole('checkbox', { name: STATISTICS })).toBeChecked();
});

test('a supplier whose number nobody knows is found by its name', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KOMMUNE}/fullmakter/ny`);
  await page.getByText('Kjenner du ikke nummeret?').click();
  await page.getByLabel('Navnet på leverandøren').fill('fjordkraft');
  await page.getByRole('button', { name: 'Søk på navn' }).click();
  await page.getByRole('button', { name: 'Velg Fjordkraft Test' }).click();
  await expect(page.getByLabel(NUMBER)).toHaveValue(/310\s?667\s?781/);
  await expect(page.getByRole('status').filter({ hasText: 'Fjordkraft Test' })).toBeVisible();
});

test('a power of attorney can have an end, and each answer can be changed on the way', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(10));
  await reviewGiving(page, '310223344', STATISTICS);
  await page.getByRole('link', { name: 'Endre Varighet' }).click();
  await expect(page.getByLabel(NUMBER)).toHaveValue(/310\s?223\s?344/);
  await expect(page.getByRole('checkbox', { name: STATISTICS })).toBeChecked();
  await page.getByLabel('Til og med en dato').check();
  await page.getByLabel('Dag').fill('1');
  await page.getByLabel('Måned').fill('3');
  await page.getByLabel('År').fill('2031');
  await page.getByRole('button', { name: 'Se over' }).click();
  await expect(page.getByText('Til og med 1. mars 2031')).toBeVisible();
  await confirmGiving(page);
  await page.getByRole('link', { name: 'Til Systemhuset AS' }).click();
  await expect(page.getByRole('row', { name: /^Helsestatistikk/ })).toContainText('1. mars 2031');
});

test('what is begun waits in the list, and can be thrown away', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(11));
  await reviewGiving(page, '310223344', STATISTICS);
  await page.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await expect(page.getByText('Ingenting er endret ennå.')).toBeVisible();
  await page.getByRole('link', { name: 'Se over' }).click();
  await page.getByRole('button', { name: 'Forkast' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Andre med rettigheter til virksomheten');
  await expect(page.getByText('Ingenting er endret ennå.')).toBeHidden();
});

test('what was given in another tab meanwhile is not given twice, and leads to the same receipt', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(12));
  await reviewGiving(page, '310223344', STATISTICS);
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await confirmGiving(tab);

  await page.getByRole('button', { name: 'Gi fullmakt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fullmakt gitt');
  expect(page.url()).toBe(tab.url());
  await tab.getByRole('link', { name: 'Til Systemhuset AS' }).click();
  await expect(tab.getByRole('row', { name: /^Helsestatistikk/ })).toHaveCount(1);
});

test('what a colleague gave meanwhile is shown, and nothing happens', async ({ as }) => {
  const supplier = byScripts('310 260 142', '310 334 456');
  const kari = await as('Kari Nordmann');
  const ingrid = await as('Ingrid Berg');
  for (const page of [kari, ingrid]) {
    await page.goto(KOMMUNE);
    await reviewGiving(page, supplier, /^Strømforbruk time for time/);
  }
  await confirmGiving(ingrid);
  const [answer] = await Promise.all([kari.waitForNavigation(), kari.getByRole('button', { name: 'Gi fullmakt' }).click()]);
  expect(answer.status()).toBe(409);
  await expect(kari.getByRole('heading', { level: 1 })).toHaveText('Noe er endret siden du så over');
  await expect(kari.getByText('«Strømforbruk time for time» er allerede gitt til leverandøren')).toBeVisible();
  await expect(kari.getByText('Ingenting er endret herfra.')).toBeVisible();
});

test('a receipt prints as a sheet without the frame', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(13));
  await reviewGiving(page, '310223344', STATISTICS);
  await confirmGiving(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
  for (const role of ['navigation', 'banner', 'contentinfo', 'button', 'link']) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
});
