// Without a mouse.
import { actFor, byScripts, cooperative, expect, test } from './support.mjs';

const LIST = '/nb/310123455/fullmakter';

/** How many times Tab is pressed until this has the focus. */
async function tabsTo(page, target, budget) {
  for (let presses = 1; presses <= budget; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
  }
  throw new Error(`${target} is more than ${budget} presses away`);
}

async function skip(page) {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hopp til hovedinnholdet' })).toBeFocused();
  await page.keyboard.press('Enter');
}

test('the first press is the way past the menu, and the first row is at most twelve further', async ({ as }) => {
  const page = await as('Ingrid Berg');
  await page.goto(LIST);
  await skip(page);
  await tabsTo(page, page.getByRole('row').nth(1).getByRole('link'), 12);
});

test('the first organisation of five hundred is at most twelve presses away', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await page.goto('/nb/virksomheter');
  await tabsTo(page, page.getByRole('link', { name: /^Borettslaget/ }).first(), 12);
});

test('the first thing that waits on Oversikt is at most twelve presses away', async ({ as }) => {
  const page = await as('Kari Nordmann');
  await page.goto('/nb/310123455');
  await skip(page);
  await tabsTo(page, page.locator('.tasks a').first(), 12);
});

test('what support has allotted is told, and has the focus', async ({ as }) => {
  const hanne = await as('Hanne Solheim');
  await actFor(hanne, cooperative(44));
  await hanne.goto(`${new URL(hanne.url()).pathname}/prefiks`);
  const prefix = byScripts('fokus', 'fokusuten');
  await hanne.getByLabel('Ønsket prefiks').fill(prefix);
  await hanne.getByLabel('Formål').fill('Prøve');
  await hanne.getByLabel('Kontakt').fill('api@eksempel.no');
  await hanne.getByRole('button', { name: 'Bestill', exact: true }).click();
  const turid = await as('Turid Moen');
  await turid.goto('/nb/brukerstotte/prefikser');
  await turid.getByRole('button', { name: `Tildel ${prefix}`, exact: true }).click();
  await expect(turid.getByText(`har fått prefikset ${prefix}.`)).toBeVisible();
  await expect(turid.locator('#utfall')).toBeFocused();
});

test('something is given without touching a mouse', async ({ as }) => {
  const page = await as('Hanne Solheim');
  await actFor(page, cooperative(40));
  await page.getByRole('link', { name: 'Gi en leverandør fullmakt' }).press('Enter');
  await expect(page.getByLabel('Organisasjonsnummeret til leverandøren')).toBeFocused();
  await page.keyboard.type('310223344');
  await tabsTo(page, page.getByRole('checkbox').first(), 4);
  await page.keyboard.press('Space');
  await tabsTo(page, page.getByRole('button', { name: 'Se over' }), 8);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se over før du gir fullmakt');
  await skip(page);
  await tabsTo(page, page.getByRole('button', { name: 'Gi fullmakt' }), 5);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fullmakt gitt');
});

test('a faulty form is mended from the top: the fault, its field, and on', async ({ as }) => {
  const page = await as('Per Li');
  await page.goto(`${LIST}/ny?leverandor=310223345`);
  await page.getByRole('button', { name: 'Se over' }).press('Enter');
  await expect(page.getByRole('group', { name: /^Rett opp/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Organisasjonsnummeret til leverandøren')).toBeFocused();
});
