// A page of each layout as those see it who set their browser for their eyes: wide text, large text, colours of their own, at rest.
import { expectItFits, expectVisibleFocus } from './look.mjs';
import { actFor, cooperative, expect, expectNoAxeViolations, reviewGiving, test } from './support.mjs';

const KOMMUNE = '/nb/310123455';
const LAYOUTS = {
  'a list': ['Kari Nordmann', `${KOMMUNE}/fullmakter`],
  'a holder': ['Kari Nordmann', `${KOMMUNE}/fullmakter/310223344`],
  'a form': ['Kari Nordmann', `${KOMMUNE}/fullmakter/ny?leverandor=310223344`],
  'the form of a scope': ['Frode Sunde', '/nb/991825827/prod/mine-api/ny'],
  'a review': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(60));
    await reviewGiving(page, '310223344', /^Helsestatistikk for kommuner/);
  }],
  'a receipt': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(61));
    await reviewGiving(page, '310223344', /^Helsestatistikk for kommuner/);
    await page.getByRole('button', { name: 'Gi fullmakt' }).click();
  }],
  'the log': ['Kari Nordmann', `${KOMMUNE}/logg`],
  'Oversikt': ['Kari Nordmann', KOMMUNE],
  'the picker': ['Anne Lund', '/nb/virksomheter'],
  'the settings': ['Kari Nordmann', `${KOMMUNE}/innstillinger`],
  'the page that is not there': ['Kari Nordmann', '/nb/finnes-ikke'],
};

/** WCAG 1.4.12, as a sheet of the user's own has it. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`;

/** Texts that do not fit into what holds them. A heading of a table that only listeners meet is not there to be seen. */
const cutOff = (page) => page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => {
  const style = getComputedStyle(element);
  const hides = [style.overflowX, style.overflowY].some((overflow) => ['hidden', 'clip'].includes(overflow));
  const isSeen = element.clientWidth > 1 && element.clientHeight > 1;
  return hides && isSeen && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
}).map((element) => element.outerHTML.slice(0, 200)));

/** Words of links, buttons and labels that lie on top of others. The headings of a table whose rows are cards are for listeners. */
const overlapping = (page) => page.evaluate(() => {
  const boxes = [...document.querySelectorAll('main :is(a, button, label, h1, h2, h3, dt, dd, .ds-tag)')]
    .filter((element) => element.checkVisibility() && !element.closest('.sticky-bar, .stacked thead') && element.innerText?.trim())
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1);
  const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
  return boxes.flatMap(([one, box], nth) => boxes.slice(nth + 1)
    .filter(([other, theirs]) => !one.contains(other) && !other.contains(one) && over(box, theirs))
    .map(([other]) => `${one.outerHTML.slice(0, 120)} on ${other.outerHTML.slice(0, 120)}`));
});

/** What can be pressed, ticked or filled in, and tags, whose edge is all that shows it where the colours are the user's own. */
const edgeless = (page) => page.evaluate(() => [...document.querySelectorAll('.ds-button, .ds-input, .ds-tag, .ds-alert, .sticky-bar')]
  .filter((element) => element.checkVisibility() && element.dataset.variant !== 'tertiary')
  .filter((element) => {
    const style = getComputedStyle(element);
    const edge = (kind) => style[`${kind}Style`] !== 'none' && parseFloat(style[`${kind}Width`]) > 0;
    return !edge('borderTop') && !edge('outline') && style.appearance !== 'auto';
  })
  .map((element) => element.outerHTML.slice(0, 160)));

/** The page at each width that has something cut off, on top of something else or wider than the window. */
async function expectRoom(page, what) {
  // Enlarged to 200 and to 400 per cent, a page of 1280 has as much room as these.
  for (const width of [1280, 640, 320]) {
    await page.setViewportSize({ width, height: 720 });
    await expectItFits(page);
    expect.soft(await cutOff(page), `cut off, ${what}, at ${width}`).toEqual([]);
    expect.soft(await overlapping(page), `overlapping, ${what}, at ${width}`).toEqual([]);
  }
}

for (const [name, [person, way]] of Object.entries(LAYOUTS)) {
  test(`${name} keeps its words and controls, whatever the browser is set to`, { tag: '@scripts' }, async ({ as }) => {
    const page = await as(person);
    await (typeof way === 'string' ? page.goto(way) : way(page));
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving, 'what moves although it was asked not to').toBe(0);
    await expectRoom(page, 'larger');

    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ forcedColors: 'active' });
    await expectNoAxeViolations(page);
    expect(await edgeless(page), 'without an edge').toEqual([]);
    await expectVisibleFocus(page);
    await page.emulateMedia({ forcedColors: 'none' });

    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    const spacing = await page.locator('h1').evaluate((h1) => parseFloat(getComputedStyle(h1).letterSpacing));
    expect(spacing, 'the sheet is in force').toBeGreaterThan(1);
    await expectRoom(page, 'spaced');
  });
}

/** What shows that a box or a button of a choice is chosen, and that it is one at all. */
const drawn = (choice) => choice.evaluate((input) => {
  const { borderStyle, borderWidth, borderColor, backgroundColor, backgroundImage, boxShadow } = getComputedStyle(input);
  return { hasEdge: borderStyle !== 'none' && parseFloat(borderWidth) > 0, look: [borderWidth, borderColor, backgroundColor, backgroundImage, boxShadow].join() };
});

for (const [name, path] of [['giving', 'fullmakter/ny'], ['the settings', 'innstillinger'], ['a new scope', 'prod/mine-api/ny']]) {
  test(`${name}: in colours of one's own, what is chosen, what has the focus and where one is are told apart`, { tag: '@scripts' }, async ({ as }) => {
    const page = await as('Kari Nordmann');
    await page.goto(`${KOMMUNE}/${path}`);
    const all = page.locator('main :is([type=radio], [type=checkbox]):visible');
    if (await all.and(page.locator(':checked')).count() === 0) await all.first().check();
    await page.emulateMedia({ forcedColors: 'active' });
    const [chosen, other] = [await drawn(all.and(page.locator(':checked')).first()), await drawn(all.and(page.locator(':not(:checked)')).first())];
    expect([chosen.hasEdge, other.hasEdge]).toEqual([true, true]);
    expect(chosen.look, 'a choice that is made').not.toBe(other.look);
    expect(await edgeless(page), 'without an edge').toEqual([]);
    await expectVisibleFocus(page);
    const underlined = await page.locator('.menu a').evaluateAll((links) => links.map((link) => {
      const { borderBottomColor } = getComputedStyle(link);
      return [link.ariaCurrent === 'page', borderBottomColor !== getComputedStyle(document.body).backgroundColor];
    }));
    expect(underlined.every(([isHere, isUnderlined]) => isHere === isUnderlined), JSON.stringify(underlined)).toBe(true);
  });
}
