// How many clicks and keys the tasks of a provider take, from Oversikt, with and without scripts. What is printed is what was counted.
import { byScripts, expect, test } from './support.mjs';

/** What somebody does on a page, counted. Whoever types does so where the focus is. */
function counting(page) {
  const done = { clicks: 0, keys: 0 };
  return {
    done,
    click: async (role, name) => { done.clicks += 1; await page.getByRole(role, { name, exact: true }).first().click(); },
    type: async (text) => { done.keys += text.length; await page.keyboard.type(text); },
    tabTo: async (id) => {
      for (let tabs = 0; tabs < 20; tabs += 1) {
        done.keys += 1;
        await page.keyboard.press('Tab');
        if (await page.evaluate((id) => document.activeElement.id === id, id)) return;
      }
      throw new Error(`#${id} is not within twenty tabs`);
    },
  };
}

const heading = (page) => page.getByRole('heading', { level: 1 });

test('a provider makes a scope in three clicks, pastes a list in two, deactivates in four and reactivates in two', async ({ as }) => {
  const kari = await as('Kari Nordmann');
  const name = `budsjett/${byScripts('aa', 'bb')}.read`;
  const budget = async (task, most, steps) => {
    const hand = counting(kari);
    await steps(hand);
    console.log(`${task}: ${hand.done.clicks} clicks, ${hand.done.keys} keys`);
    expect(hand.done.clicks, task).toBeLessThanOrEqual(most);
  };

  await kari.goto('/nb/310123455');
  await budget('a new scope with one organisation', 3, async (hand) => {
    await hand.click('link', 'Mine API');
    await hand.click('link', 'Nytt scope');
    await expect(kari.locator('#subscope')).toBeFocused();
    await hand.type(name);
    await hand.tabTo('beskrivelse');
    await hand.type('Saker');
    await hand.tabTo('organisasjoner');
    await hand.type('310334456');
    await hand.click('button', 'Opprett scope');
    await expect(heading(kari)).toHaveText('Scope opprettet');
    await expect(kari.getByText('Vestby vannverk', { exact: false }).first()).toBeVisible();
  });

  await kari.getByRole('link', { name: `Gå til eksempel:${name}` }).click();
  const scope = kari.url();
  await kari.getByRole('link', { name: 'Legg til mange' }).click();
  await expect(kari.locator('#liste')).toBeFocused();
  await budget('a list that is pasted', 2, async (hand) => {
    await kari.locator('#liste').fill('310130079\n310223344');
    await hand.click('button', 'Kontroller listen');
    await hand.click('button', 'Gi tilgang til 2');
    await expect(heading(kari)).toHaveText('Tilgang gitt');
  });

  await kari.goto('/nb/310123455');
  await budget('deactivating what three have', 4, async (hand) => {
    await hand.click('link', 'Mine API');
    await hand.click('link', `eksempel:${name}`);
    await hand.click('link', 'Deaktiver');
    await kari.getByLabel(/^Skriv/).fill(name);
    await hand.click('button', 'Deaktiver scopet');
    await expect(heading(kari)).toHaveText('Scope deaktivert');
  });

  await kari.goto(scope);
  await budget('reactivating', 2, async (hand) => {
    await hand.click('link', 'Ta i bruk igjen');
    await hand.click('button', 'Ta i bruk igjen');
    await expect(heading(kari)).toHaveText('Scope tatt i bruk igjen');
  });
});
