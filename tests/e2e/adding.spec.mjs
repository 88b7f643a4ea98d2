// Somebody whom nobody can name: given something by a number and a name, asked at the next login, and able to act at once.
import { byScripts, expect, login, test } from './support.mjs';

const NETT = '/nb/310130079';
const FJORDKRAFT = '/nb/310667781';

/** Fills in *Legg til person* and gives one right. */
async function give(page, org, number, name) {
  await page.goto(`${org}/fullmakter`);
  await page.getByRole('link', { name: 'Legg til person' }).click();
  await page.getByLabel('Fødselsnummer eller D-nummer').fill(number);
  await page.getByLabel('Etternavn eller hele navnet').fill(name);
  await page.getByRole('button', { name: 'Finn personen' }).click();
  await page.getByLabel('Hovedadministrator').check();
  await page.getByRole('button', { name: 'Se over' }).click();
  await expect(page.getByText('Den venter til personen selv har logget inn')).toBeVisible();
  await page.getByRole('button', { name: 'Gi fullmakt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Venter på bekreftelse');
}

test('somebody new says their name, confirms that it is them, and acts at once', async ({ as, browser }) => {
  const number = byScripts('12839010182', '12839010263');
  const name = byScripts('Nora Nygård', 'Nils Nygård');
  const ali = await as('Ali Khan');
  await give(ali, NETT, number, name);
  await ali.goto(`${NETT}/fullmakter`);
  const row = ali.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Venter på bekreftelse');

  const context = await browser.newContext();
  const page = await context.newPage();
  await login(page, number);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hva heter du?');
  await page.getByRole('button', { name: 'Lagre navnet' }).click();
  await expect(page.getByRole('link', { name: 'Skriv navnet.' })).toBeVisible();
  await page.getByLabel('Fornavn og etternavn').fill(`${name} Lie`);
  await page.getByRole('button', { name: 'Lagre navnet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Er det du som er ${name}?`);
  await expect(page.getByText('Nett AS').first()).toBeVisible();
  expect((await page.goto(`${NETT}/fullmakter`)).status()).toBe(404);

  await page.goto('/nb/virksomheter');
  await page.getByRole('link', { name: 'Svar om det er deg' }).click();
  await page.getByRole('button', { name: 'Ja, det er meg' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har bekreftet at det er deg');
  await page.getByRole('link', { name: 'Gå til Nett AS' }).click();
  await page.getByRole('link', { name: 'Fullmakter', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: `${name} Lie` })).not.toContainText('Venter');
  await context.close();

  await ali.goto(`${NETT}/logg`);
  await expect(ali.getByText(`${name} Lie bekreftet å være ${name}`).first()).toBeVisible();
});

test('whoever declines is told to nobody', async ({ as, browser }) => {
  const number = byScripts('12839010344', '12839010425');
  const name = byScripts('Feil Navn', 'Galt Navn');
  const nils = await as('Nils Fjell');
  await give(nils, FJORDKRAFT, number, name);
  await nils.getByRole('link', { name: `Til ${name}` }).click();
  const holder = nils.url();

  const context = await browser.newContext();
  const page = await context.newPage();
  await login(page, number);
  await page.getByLabel('Fornavn og etternavn').fill('Hemmelig Person');
  await page.getByRole('button', { name: 'Lagre navnet' }).click();
  await page.getByRole('button', { name: 'Nei, avslå' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har avslått');
  await context.close();

  await nils.goto(holder);
  await expect(nils.getByText('Avslått av personen').first()).toBeVisible();
  await expect(nils.getByText('Hemmelig')).toHaveCount(0);
  await nils.goto(`${FJORDKRAFT}/logg`);
  await expect(nils.getByText(`Personen som var lagt til som ${name}, avslo`).first()).toBeVisible();
  await expect(nils.getByText('Hemmelig')).toHaveCount(0);
});

test('taken back before the answer, there is nothing to answer; and it is nobody else’s question', async ({ as, browser }) => {
  const number = byScripts('12839010697', '12839010778');
  const name = byScripts('Sen Svarer', 'Sein Svarar');
  const ali = await as('Ali Khan');
  await give(ali, NETT, number, name);
  const receipt = ali.url();

  const context = await browser.newContext();
  const page = await context.newPage();
  await login(page, number);
  await page.getByLabel('Fornavn og etternavn').fill('Siri Svarer');
  await page.getByRole('button', { name: 'Lagre navnet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Er det du som er ${name}?`);
  const question = page.url();
  expect((await ali.goto(question)).status()).toBe(404);

  await ali.goto(receipt);
  await ali.getByRole('button', { name: 'Angre' }).click();
  await expect(ali.getByRole('heading', { level: 1 })).toHaveText('Endringen er angret');
  const late = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Ja, det er meg' }).click();
  expect((await late).status()).toBe(409);
  await expect(page.getByText('Det er ingenting å svare på lenger').first()).toBeVisible();
  expect((await page.goto(`${NETT}/fullmakter`)).status()).toBe(404);
  await context.close();
});

test('an unknown number and a wrong name are answered in the same words, and two tabs give once', async ({ as, browser }) => {
  const per = await as('Per Li');
  const org = '/nb/310445568';
  const answers = [];
  for (const number of ['21908321720', byScripts('12839010859', '12839011057')]) {
    await per.goto(`${org}/fullmakter/ny-person`);
    await per.getByLabel('Fødselsnummer eller D-nummer').fill(number);
    await per.getByLabel('Etternavn eller hele navnet').fill(byScripts('Olsen', 'Olausen'));
    await per.getByRole('button', { name: 'Finn personen' }).click();
    answers.push(await per.getByRole('main').innerText());
  }
  expect(answers[1]).toBe(answers[0]);
  await per.getByLabel('Hovedadministrator').check();
  await per.getByRole('button', { name: 'Se over' }).click();
  await per.getByRole('button', { name: 'Gi fullmakt' }).click();

  const context = await browser.newContext();
  const [one, other] = [await context.newPage(), await context.newPage()];
  await login(one, byScripts('12839010859', '12839011057'));
  await one.getByLabel('Fornavn og etternavn').fill('To Faner');
  await one.getByRole('button', { name: 'Lagre navnet' }).click();
  await other.goto('/nb/gitt-deg');
  await one.getByRole('button', { name: 'Ja, det er meg' }).click();
  await expect(one.getByRole('heading', { level: 1 })).toHaveText('Du har bekreftet at det er deg');
  await other.getByRole('button', { name: 'Nei, avslå' }).click();
  await expect(other.getByText('Svaret ditt står').first()).toBeVisible();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Du har bekreftet at det er deg');
  await context.close();
});
