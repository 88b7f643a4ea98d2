// Whom to act for, what one sees there, and what one reads when one may not.
import { actFor, cooperative, expect, test } from './support.mjs';

const KOMMUNE = '/nb/310123455';

test('who has one organisation is not asked', async ({ as }) => {
  const page = await as('Ali Khan');
  await page.goto('/nb/');
  await page.getByRole('link', { name: 'Velg virksomhet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nett AS');
});

test('who has five sees them all, and no search', async ({ as }) => {
  const page = await as('Anne Lund');
  await page.goto('/nb/virksomheter');
  for (const name of ['Lund Gård Anne Lund', 'Lund Maskin AS', 'Lund & Li ANS', 'Lund Eiendom AS', 'Bygda Samvirke SA']) {
    await expect(page.getByRole('link', { name, exact: true }).first()).toBeVisible();
  }
  await expect(page.getByRole('searchbox')).toHaveCount(0);
});

test('who has five hundred gets twenty-five at a time, and a search', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await page.goto('/nb/virksomheter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByText('Viser 1–25 av 450')).toBeVisible();
  await page.getByRole('link', { name: 'Neste' }).click();
  await expect(page.getByText('Viser 26–50 av 450')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Borettslaget 026' })).toBeVisible();
});

for (const [what, typed, found] of [
  ['its name', 'borettslaget 444', 'Borettslaget 444'],
  ['its number with blanks', '315 000 076', 'Borettslaget 002'],
  ['its number with points', '315.000.076', 'Borettslaget 002'],
]) {
  test(`an organisation is found by ${what}`, async ({ as }) => {
    const page = await as('Hanne Solheim');
    await page.goto('/nb/virksomheter');
    await page.getByRole('searchbox').fill(typed);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: found, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(found);
  });
}

test('organisations are found by their place', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await page.goto('/nb/virksomheter');
  await page.getByRole('searchbox').fill('vestby');
  await page.getByRole('button', { name: 'Søk' }).click();
  await expect(page.getByText('Viser 1–25 av 75')).toBeVisible();
});

test('sub-units are folded away under their main unit', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await page.goto('/nb/virksomheter');
  const subUnit = page.getByRole('link', { name: 'Borettslaget 009 Vaktmester' });
  await expect(subUnit).toBeHidden();
  await page.getByText('1 underenhet').first().click();
  await subUnit.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Borettslaget 009 Vaktmester');
});

test('changing whom one acts for keeps the page one was on', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(20));
  await page.getByRole('link', { name: 'Logg', exact: true }).click();
  await page.getByRole('link', { name: 'Bytt virksomhet' }).click();
  await page.getByRole('searchbox').fill(cooperative(21));
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: cooperative(21), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logg');
  await expect(page.getByRole('banner')).toContainText(cooperative(21));
});

test('who has nothing sees why that may be', async ({ as }) => {
  const page = await as('Somebody');
  await page.goto('/nb/virksomheter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi fant ingen virksomhet du kan handle på vegne av');
});

test('a board member sees what she may not, and who could change it', async ({ as }) => {
  const page = await as('Mona Vik');
  await page.goto(KOMMUNE);
  await expect(page.getByText('Du er styremedlem').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Dette kan du ikke' })).toBeVisible();
  await expect(page.getByText('gi leverandører fullmakt til API')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link')).toHaveText(['Oversikt', 'Virksomheten']);

  const answer = await page.goto(`${KOMMUNE}/fullmakter`);
  expect(answer.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har ikke tilgang til denne siden');
  await expect(page.getByText('tilgangspakken «Delegerbare Maskinporten scopes»')).toBeVisible();
  await expect(page.getByText('Tilgangspakken kan gis av dem som har en nøkkelrolle')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Logg ut Mona Vik' })).toBeVisible();
});

test('an organisation that is not hers does not exist', async ({ as }) => {
  const page = await as('Kari Nordmann');
  expect((await page.goto('/nb/310223344/fullmakter')).status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi finner ikke siden');
});

test('another language is the same page', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto(`${KOMMUNE}/fullmakter?q=systemhuset`);
  await page.getByRole('link', { name: 'Nynorsk' }).click();
  await expect(page).toHaveURL(/\/nn\/310123455\/fullmakter\?q=systemhuset$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Andre med rettar til verksemda');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Others with rights to the business');
  await expect(page.getByRole('row', { name: /Systemhuset AS/ })).toBeVisible();
});

test('the list can be searched by name, number, API and scope', async ({ as }) => {
  const page = await as('Ingrid Berg');
  await page.goto(`${KOMMUNE}/fullmakter`);
  for (const words of ['systemhus', '310 223 344', 'vannmålere', 'vestbyvann:maaler.read']) {
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: 'Søk' }).click();
    await expect(page.getByRole('row', { name: /Systemhuset AS/ }), words).toBeVisible();
    await expect(page.getByRole('row', { name: /Tor Eksempelen/ }), words).toHaveCount(0);
  }
});
