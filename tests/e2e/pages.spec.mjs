// Every page there is, looked at by everybody. Journeys with pages of their own are in the other files that are named `pages-`.
import { look, see } from './look.mjs';
import { actFor, byScripts, choose, confirmGiving, cooperative, expect, login, reviewGiving, test, withScripts } from './support.mjs';

/** Types a work address, reads the mail that is sent there, and types its code. */
async function proveAddress(page, email) {
  await page.goto('/nb/registrer');
  await page.getByLabel('E-postadressen du har på jobben').fill(email);
  await page.getByRole('button', { name: 'Send e-post' }).click();
  const here = page.url();
  const mail = page.getByRole('row').filter({ hasText: email }).getByRole('link');
  await expect(async () => {
    await page.goto('/standin/mail');
    expect(await mail.count()).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000 });
  await mail.first().click();
  const [, code] = /minutter:\s*(\d{6})/.exec(await page.getByRole('main').innerText());
  await page.goto(here);
  await page.getByLabel('Kode fra e-posten').fill(code);
  await page.getByRole('button', { name: 'Bekreft' }).click();
}

/** Registers somebody by a work address that nobody has. */
async function register(page, name) {
  await proveAddress(page, `ansatt${Date.now()}${Math.floor(Math.random() * 1e6)}@eksempel.example`);
  await page.getByLabel('Navn').fill(name);
  await page.getByLabel('Telefon').fill('22 33 44 55');
  await page.getByRole('button', { name: 'Registrer meg' }).click();
  await page.waitForURL('**/test/mine-api');
}

/** Invites somebody, and returns the address of the link. */
async function invite(page, name) {
  await page.goto(`${KOMMUNE}/fullmakter/invitasjoner/ny`);
  await page.getByLabel('Navnet til kollegaen').fill(name);
  await page.getByRole('checkbox', { name: /^Selvbetjening av API-er/ }).check();
  await page.getByRole('button', { name: 'Lag invitasjonen' }).click();
  return page.locator('#lenkeadresse').innerText();
}

const KOMMUNE = '/nb/310123455';
const SYSTEMHUSET = '310223344';
const DIGDIR = '/nb/991825827';
const STATISTICS = /^Helsestatistikk for kommuner/;

/** Who looks, and where, or the steps that lead there. */
const PAGES = {
  'the front page': [null, '/nb/'],
  'the list of help': [null, '/nb/hjelp'],
  'help with a supplier': [null, '/nb/hjelp/gi-leverandor-fullmakt'],
  'help with who has what': [null, '/nb/hjelp/se-hvem-som-har-hva'],
  'help with a removal': [null, '/nb/hjelp/fjern-og-angre'],
  'help with a request': [null, '/nb/hjelp/svar-pa-foresporsel'],
  'help with a colleague': [null, '/nb/hjelp/gi-kollega-fullmakt'],
  'help with a new scope': [null, '/nb/hjelp/opprett-scope'],
  'help with a scope out of use': [null, '/nb/hjelp/deaktiver-scope'],
  'the word list': [null, '/nb/hjelp/ord#scope'],
  'accessibility': [null, '/nb/tilgjengelighet'],
  'privacy': ['Kari Nordmann', '/nb/personvern'],
  'contact': [null, '/nb/kontakt'],
  'what the codes mean': [null, '/nb/hvorfor?kode=MP-251'],
  'why it does not work': ['Kari Nordmann', `${KOMMUNE}/prod/hvorfor`],
  'why it does not work, answered': ['Kari Nordmann', `${KOMMUNE}/prod/hvorfor?leverandor=310130079&scope=vestbyvann:maaler.read`],
  'why it does not work, in order': ['Kari Nordmann', `${KOMMUNE}/prod/hvorfor?leverandor=${SYSTEMHUSET}&scope=vestbyvann:maaler.read`],
  'why it does not work, copied': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/prod/hvorfor?leverandor=310130079&scope=vestbyvann:maaler.read&tid=2026-11-20T10:15`);
    for (const name of ['Alle kontrollene', 'Kopier svar']) await page.locator('summary', { hasText: name }).click();
  }],
  'why a person may do something': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter`);
    await page.getByRole('link', { name: 'Ingrid Berg' }).click();
    await page.getByRole('link', { name: 'Hva kan personen gjøre, og hvorfor?' }).click();
    await page.getByLabel('Hva', { exact: true }).selectOption({ value: 'manage-people' });
    await page.getByRole('button', { name: 'Forklar' }).click();
  }],
  'why it does not work, with nothing pasted': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/prod/hvorfor`);
    await page.getByRole('button', { name: 'Finn ut av det' }).click();
  }],
  'why it does not work, with a private key pasted': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/prod/hvorfor`);
    let isSent = false;
    page.on('request', (request) => { isSent ||= request.method() === 'POST'; });
    await page.getByLabel('Feilmelding, forespørsel eller token').fill('-----BEGIN PRIVATE KEY-----');
    await page.getByRole('button', { name: 'Finn ut av det' }).click();
    await expect(page.getByText('Teksten inneholder en privat nøkkel').first()).toBeVisible();
    expect(isSent, 'where there are scripts, it is not sent').toBe(!withScripts());
  }],
  'the service status': [null, '/nb/driftsstatus'],
  'a reference, to nobody in particular': [null, '/nb/ref/F-0000-0000'],
  'a reference of somebody else': ['Kari Nordmann', '/nb/ref/F-0000-0000'],
  'a reference that is not whole': [null, '/nb/ref/F-0000'],
  'the stand-in': [null, toStandIn],
  'the stand-in, with no hits': [null, async (page) => {
    await toStandIn(page);
    await page.getByRole('searchbox').fill('Donald Duck');
    await page.getByRole('button', { name: 'Søk' }).click();
  }],
  'the stand-in, with a number that is none': [null, async (page) => {
    await toStandIn(page);
    await page.getByLabel('Syntetisk fødselsnummer').fill('123');
    await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
  }],
  'a login that was cancelled': [null, async (page) => {
    await toStandIn(page);
    await page.getByRole('button', { name: 'Avbryt' }).click();
  }],
  'the page after logging out': [null, async (page) => {
    await toStandIn(page);
    await choose(page, 'Eva Strand');
    await page.getByRole('button', { name: 'Logg ut Eva Strand' }).click();
    if (!withScripts()) await page.getByRole('button', { name: 'Fullfør utloggingen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er logget ut');
  }],
  'the picker, with nothing in it': ['Somebody', '/nb/virksomheter'],
  'the picker, with five': ['Anne Lund', '/nb/virksomheter'],
  'the picker, with five hundred': ['Hanne Solheim', '/nb/virksomheter'],
  'the picker, with hits': ['Hanne Solheim', '/nb/virksomheter?q=vestby'],
  'the picker, with no hits': ['Hanne Solheim', '/nb/virksomheter?q=borettslagte'],
  'Oversikt of a daily leader': ['Kari Nordmann', KOMMUNE],
  'Oversikt of a supplier': ['Ola Hansen', `/nb/${SYSTEMHUSET}`],
  'Oversikt of a board member': ['Mona Vik', KOMMUNE],
  'Oversikt of a bankrupt business': ['Siri Rettvik', '/nb/310520284'],
  'Oversikt of a deleted business': ['Bente Moe', '/nb/310650358'],
  'the list': ['Kari Nordmann', `${KOMMUNE}/fullmakter`],
  'the list, with no hits': ['Kari Nordmann', `${KOMMUNE}/fullmakter?q=zzz`],
  'the list, of what has ended': ['Kari Nordmann', `${KOMMUNE}/fullmakter?status=fjernet`],
  'a holder that is a business': ['Kari Nordmann', `${KOMMUNE}/fullmakter/${SYSTEMHUSET}`],
  'the API resources': ['Kari Nordmann', `${KOMMUNE}/prod/api-ressurser`],
  'the API resources, with no hits': ['Kari Nordmann', `${KOMMUNE}/prod/api-ressurser?q=zzz`],
  'the API resources, with the form': ['Kari Nordmann', `${KOMMUNE}/prod/api-ressurser/ny`],
  'the API resources, with faults in the form': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/prod/api-ressurser/ny`);
    await page.getByRole('button', { name: 'Opprett API-ressurs' }).click();
  }],
  'an API resource': ['Kari Nordmann', toResource],
  'an API resource, to be changed': ['Kari Nordmann', async (page) => {
    await toResource(page);
    await page.getByRole('link', { name: 'Endre', exact: true }).click();
  }],
  'an API resource, to be taken out of use': ['Kari Nordmann', async (page) => {
    await toResource(page);
    await page.getByRole('link', { name: 'Deaktiver' }).click();
  }],
  'changing an end date': ['Kari Nordmann', `${KOMMUNE}/fullmakter/${SYSTEMHUSET}/sluttdato?forleng=snart`],
  'changing an end date, with faults': ['Kari Nordmann', `${KOMMUNE}/fullmakter/${SYSTEMHUSET}/sluttdato?handling=kontroll&dag=40`],
  'a new end date, before it counts': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/${SYSTEMHUSET}/sluttdato?forleng=snart`);
    await page.getByRole('button', { name: 'Se over' }).click();
  }],
  'a holder that has lost what it had': ['Kari Nordmann', `${KOMMUNE}/fullmakter/310130079`],
  'a holder that is a person': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter`);
    await page.getByRole('link', { name: 'Ingrid Berg' }).click();
  }],
  'Mine API': ['Frode Sunde', `${DIGDIR}/prod/mine-api`],
  'a scope in test': ['Frode Sunde', `${DIGDIR}/test/mine-api?scope=altinn:serviceowner/receipts.read`],
  'who reaches a scope': ['Frode Sunde', (page) => fromScope(page, 'Hvem har tilgang?')],
  'who reached a scope': ['Frode Sunde', (page) => fromScope(page, 'Tidligere tilganger')],
  'accesses that are chosen to be removed': ['Frode Sunde', chosen],
  'looking over accesses that are removed': ['Frode Sunde', async (page) => {
    await chosen(page);
    await page.getByRole('link', { name: 'Se over og bekreft' }).click();
  }],
  'another end date, with faults': ['Frode Sunde', async (page) => {
    await toEndDate(page);
    await page.getByRole('button', { name: 'Se over' }).click();
  }],
  'another end date, looked over': ['Frode Sunde', async (page) => {
    await toEndDate(page);
    await page.getByLabel('Dag').fill('1');
    await page.getByLabel('Måned').fill('6');
    await page.getByLabel('År', { exact: true }).fill('2027');
    await page.getByRole('button', { name: 'Se over' }).click();
  }],
  'copying a scope that is new to production': ['Frode Sunde', (page) => copying(page, 'receipts.read')],
  'copying a scope that differs in production': ['Frode Sunde', (page) => copying(page, 'events.subscribe')],
  'taking a scope out of use on a day, with faults': ['Frode Sunde', async (page) => {
    await page.goto(`${DIGDIR}/prod/mine-api?scope=altinn:serviceowner/notifications.create`);
    await page.getByRole('link', { name: 'Deaktiver', exact: true }).click();
    await page.getByLabel('På dato').check();
    await page.getByRole('button', { name: 'Deaktiver scopet' }).click();
  }],
  'the access packages': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker`],
  'an area of access packages': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker/integrasjoner`],
  'an access package, who has it': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/tilgangspakker/integrasjoner/programmeringsgrensesnitt`);
    for (const summary of await page.locator('tbody summary').all()) await summary.click();
  }],
  'an access package, who had it': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker/integrasjoner/programmeringsgrensesnitt?tid=2026-09-01T12:00`],
  'an access package, with a time that is none': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker/integrasjoner/programmeringsgrensesnitt?tid=x`],
  'an access package, what it gives': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker/integrasjoner/programmeringsgrensesnitt?vis=gir`],
  'an access package, who can give it': ['Kari Nordmann', `${KOMMUNE}/tilgangspakker/andre_tjenesteytende_naeringer/tjenester-nuf?vis=kan-gi`],
  'the form': ['Kari Nordmann', `${KOMMUNE}/fullmakter/ny`],
  'the form, with a supplier': ['Kari Nordmann', `${KOMMUNE}/fullmakter/ny?leverandor=${SYSTEMHUSET}`],
  'the form, with faults': ['Per Li', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/ny`);
    await page.getByLabel('Til og med en dato').check();
    await page.getByRole('button', { name: 'Se over' }).click();
  }],
  'the form, with names': ['Per Li', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/ny`);
    await page.getByText('Kjenner du ikke nummeret?').click();
    await page.getByLabel('Navnet på leverandøren').fill('fjord');
    await page.getByRole('button', { name: 'Søk på navn' }).click();
  }],
  'Se over': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(1));
    await reviewGiving(page, SYSTEMHUSET, STATISTICS);
  }],
  'the receipt': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(2));
    await reviewGiving(page, SYSTEMHUSET, STATISTICS);
    await confirmGiving(page);
  }],
  'Se over, when something has changed': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(3));
    await reviewGiving(page, SYSTEMHUSET, STATISTICS);
    const review = page.url();
    // A draft that is not there any more.
    await page.goto(review.replace(/utkast=.*/, 'utkast=0197b1c2-0000-7000-8000-000000000001'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noe er endret siden du så over');
  }],
  'a holder of whom something is marked for removal': ['Hanne Solheim', async (page) => marked(page, 5)],
  'Se over det du fjerner': ['Hanne Solheim', async (page) => {
    await marked(page, 6);
    await page.getByRole('link', { name: 'Se over og bekreft' }).click();
  }],
  'the receipt of a removal': ['Hanne Solheim', async (page) => removed(page, 7)],
  'the receipt of an undo': ['Hanne Solheim', async (page) => {
    await removed(page, 8);
    await page.getByRole('button', { name: 'Angre fjerningen' }).click();
  }],
  'a holder as it was': ['Kari Nordmann', `${KOMMUNE}/fullmakter/${SYSTEMHUSET}?tid=2026-09-01T12:00`],
  'Legg til person': ['Kari Nordmann', `${KOMMUNE}/fullmakter/ny-person`],
  'Legg til person, with faults': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/ny-person`);
    await page.getByRole('button', { name: 'Finn personen' }).click();
  }],
  'somebody who is not found by number and name': ['Gerd Moen', async (page) => {
    await page.goto('/nb/310334456/fullmakter/ny-person');
    await page.getByLabel('Fødselsnummer eller D-nummer').fill('10859010003');
    await page.getByLabel('Etternavn eller hele navnet').fill(byScripts('Noen Annen', 'En Annen'));
    await page.getByRole('button', { name: 'Finn personen' }).click();
    await page.getByLabel('Hovedadministrator').check();
    await page.getByRole('button', { name: 'Se over' }).click();
    await page.getByRole('button', { name: 'Gi fullmakt' }).click();
    await page.getByRole('link', { name: byScripts('Til Noen Annen', 'Til En Annen') }).click();
  }],
  'the name of somebody whom nobody names': ['Somebody', '/nb/navn'],
  'the name of somebody whom the register names': ['Kari Nordmann', '/nb/navn'],
  'the question whether it is them': ['12839010506', async (page) => {
    const gerd = await page.context().browser().newPage();
    await login(gerd, 'Gerd Moen');
    await gerd.goto('/nb/310334456/fullmakter/ny-person');
    await gerd.getByLabel('Fødselsnummer eller D-nummer').fill('12839010506');
    await gerd.getByLabel('Etternavn eller hele navnet').fill(byScripts('Mari Moen', 'Marit Moen'));
    await gerd.getByRole('button', { name: 'Finn personen' }).click();
    await gerd.getByLabel('Hovedadministrator').check();
    await gerd.getByRole('button', { name: 'Se over' }).click();
    await gerd.getByRole('button', { name: 'Gi fullmakt' }).click();
    await gerd.close();
    await page.goto('/nb/gitt-deg');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Er det du som er');
  }],
  'packages and rights for a person': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/ny-person`);
    await page.getByRole('button', { name: 'Velg Mona Vik' }).click();
  }],
  'my requests': ['Tor Dal', '/nb/foresporsler'],
  'asking for something': ['Tor Dal', '/nb/foresporsler/ny'],
  'the queue of requests': ['Kari Nordmann', `${KOMMUNE}/foresporsler`],
  'what a supplier has asked for': ['Ola Hansen', `/nb/${SYSTEMHUSET}/fullmakter/mottatt/foresporsler`],
  'the settings': ['Kari Nordmann', `${KOMMUNE}/innstillinger`],
  'the invoice': ['Kari Nordmann', `${KOMMUNE}/virksomhet/faktura`],
  'invoice details': ['Kari Nordmann', `${KOMMUNE}/virksomhet/faktura/endre`],
  'the contacts': ['Kari Nordmann', `${KOMMUNE}/virksomhet/kontakter`],
  'a new contact': ['Kari Nordmann', `${KOMMUNE}/virksomhet/kontakter/ny`],
  'a contact': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/virksomhet/kontakter/ny`);
    const name = `Driftsvakta ${byScripts('A', 'B')}`;
    await page.getByLabel('Teknisk').check();
    await page.getByLabel('Navn').fill(name);
    await page.getByLabel('E-postadresse').fill('drift@eksempel.example');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.goto(`${KOMMUNE}/virksomhet/kontakter`);
    await page.getByRole('link', { name }).first().click();
  }],
  'the terms of use': ['Kari Nordmann', `${KOMMUNE}/virksomhet/bruksvilkar`],
  'notification': ['Kari Nordmann', `${KOMMUNE}/virksomhet/varsling`],
  'a new address for notices': ['Kari Nordmann', `${KOMMUNE}/virksomhet/varsling/ny`],
  'an address that waits for its code': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(85));
    await page.goto(`${new URL(page.url()).pathname}/virksomhet/varsling/ny`);
    await page.getByLabel('E-postadresse').fill(`varsel${Date.now()}@borettslag.example`);
    await page.getByRole('button', { name: 'Legg til e-postadresse' }).click();
    await page.getByRole('link', { name: 'Skriv inn koden' }).click();
  }],
  'registration by e-mail': [null, '/nb/registrer'],
  'reading the mail': [null, async (page) => {
    await page.goto('/nb/registrer');
    await page.getByLabel('E-postadressen du har på jobben').fill('ingen@ukjent.example');
    await page.getByRole('button', { name: 'Send e-post' }).click();
  }],
  'waiting for approval': [null, '/nb/registrer/venter'],
  'who somebody new is': [null, (page) => proveAddress(page, `ny${Date.now()}@eksempel.example`)],
  'the domains of e-mail': ['Kari Nordmann', `${KOMMUNE}/virksomhet/e-postdomener`],
  'another domain': ['Kari Nordmann', `${KOMMUNE}/virksomhet/e-postdomener/nytt`],
  'a domain': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/virksomhet/e-postdomener`);
    await page.getByRole('link', { name: 'eksempel.example' }).click();
  }],
  'the users': ['Kari Nordmann', `${KOMMUNE}/virksomhet/brukere`],
  'a user': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/virksomhet/brukere`);
    const other = await page.context().browser().newPage({ baseURL: new URL(page.url()).origin });
    const name = byScripts('Lisa Lie', 'Lise Lie');
    await register(other, name);
    await other.close();
    await page.reload();
    await page.getByRole('link', { name, exact: true }).first().click();
  }],
  'inviting a colleague': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/fullmakter/invitasjoner/ny`);
    await page.getByRole('button', { name: 'Lag invitasjonen' }).click();
  }],
  'the link of an invitation, and what is asked there': ['Kari Nordmann', async (page) => {
    await page.goto(await invite(page, 'Nora Ny'));
  }],
  'an invitation with its link': ['Kari Nordmann', (page) => invite(page, 'Nora Ny')],
  'the invitations': ['Kari Nordmann', async (page) => {
    await invite(page, 'Nora Ny');
    await page.getByRole('link', { name: 'Se invitasjonene' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invitasjoner');
  }],
  'a link of an invitation that does not count': [null, '/nb/invitasjon/0197b1c2-0000-7000-8000-0000000000ff'],
  'access to production': ['Kari Nordmann', `${KOMMUNE}/brukere/produksjon`],
  'asking for production': ['Mona Vik', async (page) => {
    await page.goto(`${KOMMUNE}/brukere/produksjon/ny`);
    await page.getByRole('button', { name: 'Send forespørsel' }).click();
  }],
  'a request for production': [null, async (page) => {
    await register(page, 'Siv Sand');
    await page.goto(`${KOMMUNE}/brukere/produksjon/ny`);
    await page.getByLabel('Selvbetjening av API-er').check();
    await page.getByLabel('Begrunnelse').fill('Skal lage API for vann');
    await page.getByRole('button', { name: 'Send forespørsel' }).click();
  }],
  'access to production, registered by e-mail': [null, async (page) => {
    await register(page, 'Siv Sand');
    await page.goto(`${KOMMUNE}/brukere/produksjon`);
  }],
  'connecting a login': [null, async (page) => {
    await register(page, 'Siv Sand');
    await page.goto(`${KOMMUNE}/brukere/innlogging`);
  }],
  'between two logins': [null, async (page) => {
    await register(page, 'Siv Sand');
    await page.goto(`${KOMMUNE}/brukere/innlogging`);
    await page.getByRole('button', { name: 'Begynn' }).click();
  }],
  'the question whether both are them': [null, async (page) => {
    await register(page, 'Siv Sand');
    await page.goto(`${KOMMUNE}/brukere/innlogging`);
    await page.getByRole('button', { name: 'Begynn' }).click();
    await page.getByRole('link', { name: 'Gå til ID-porten' }).click();
    await choose(page, 'Mona Vik');
    await expect(page.getByRole('button', { name: 'Ja, begge er meg' })).toBeVisible();
  }],
  'caught mail': [null, '/standin/mail'],
  'a caught mail': [null, async (page) => {
    await page.goto('/standin/mail');
    const mails = page.getByRole('main').getByRole('table').getByRole('link');
    await expect(async () => {
      await page.reload();
      expect(await mails.count()).toBeGreaterThan(0);
    }).toPass({ timeout: 30_000 });
    await mails.first().click();
  }],
  'what was received': ['Ola Hansen', `/nb/${SYSTEMHUSET}/fullmakter/mottatt`],
  'what was received, when nothing was': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(4));
    await page.getByRole('link', { name: 'Fullmakter vi har fått' }).click();
  }],
  'Tilganger vi har': ['Kari Nordmann', `${KOMMUNE}/tilganger-vi-har`],
  'Tilganger vi har, open to all': ['Kari Nordmann', `${KOMMUNE}/tilganger-vi-har?vis=apne`],
  'Tilganger vi har, asked for': ['Ola Hansen', `/nb/${SYSTEMHUSET}/tilganger-vi-har?vis=bedt-om`],
  'Tilganger vi har, with nothing in it': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(4));
    await page.getByRole('link', { name: 'Tilganger vi har' }).click();
  }],
  'API-katalog': ['Kari Nordmann', `${KOMMUNE}/prod/api-katalog`],
  'a scope of the catalogue, asked for with faults': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/prod/api-katalog`);
    await page.getByRole('link', { name: 'vestbyvann:ledningskart.read', exact: true }).click();
    await page.getByLabel('E-post tilbyderen kan spørre på').fill('meg');
    await page.getByRole('button', { name: 'Send forespørselen' }).click();
  }],
  'our request for access': ['Ola Hansen', async (page) => {
    await page.goto(`/nb/${SYSTEMHUSET}/tilganger-vi-har?vis=bedt-om`);
    await page.getByRole('link', { name: 'eksempel:byggesak/saker.read' }).click();
  }],
  'requests for access': ['Kari Nordmann', `${KOMMUNE}/prod/mine-api/foresporsler`],
  'a request for access, declined without a reason': ['Kari Nordmann', async (page) => {
    await page.goto(`${KOMMUNE}/prod/mine-api/foresporsler`);
    await page.getByRole('link', { name: /^Systemhuset AS/ }).click();
    await page.locator('summary', { hasText: 'Avslå' }).click();
    await page.getByRole('button', { name: 'Avslå forespørselen' }).click();
  }],
  'giving up': ['Ola Hansen', async (page) => {
    await page.goto(`/nb/${SYSTEMHUSET}/fullmakter/mottatt`);
    await page.getByRole('link', { name: /^Avslutt fullmakten/ }).first().click();
  }],
  'the log': ['Kari Nordmann', `${KOMMUNE}/logg`],
  'the log, with nothing in it': ['Hanne Solheim', async (page) => {
    await actFor(page, cooperative(4));
    await page.getByRole('link', { name: 'Logg', exact: true }).click();
  }],
  'the log, asked for a day that is none': ['Kari Nordmann', `${KOMMUNE}/logg?fra=31.02.2026`],
  'the page that says she may not': ['Mona Vik', `${KOMMUNE}/fullmakter`],
  'the page that is not there': ['Kari Nordmann', '/nb/finnes-ikke'],
};

/** Those that a browser without scripts looks at too; the rest are the same there. */
const WITHOUT_SCRIPTS = ['the front page', 'the picker, with five', 'Oversikt of a daily leader', 'the list', 'a holder that is a business',
  'the form, with a supplier', 'what was received', 'the log', 'the page that says she may not'];

/** Something is given to a supplier by a cooperative of its own, and marked for removal. */
async function marked(page, nth) {
  await actFor(page, cooperative(nth));
  await reviewGiving(page, SYSTEMHUSET, STATISTICS);
  await confirmGiving(page);
  await page.getByRole('link', { name: 'Til Systemhuset AS' }).click();
  await page.getByRole('button', { name: /^Fjern Helsestatistikk/ }).click();
  await expect(page.getByText('Ingenting er endret ennå.')).toBeVisible();
}

async function removed(page, nth) {
  await marked(page, nth);
  await page.getByRole('link', { name: 'Se over og bekreft' }).click();
  await page.getByRole('button', { name: 'Fjern 1 fullmakt' }).click();
}

async function fromScope(page, link) {
  await page.goto(`${DIGDIR}/prod/mine-api?scope=altinn:serviceowner/instances.read`);
  await page.getByRole('link', { name: link }).first().click();
}

async function chosen(page) {
  await page.goto(`${DIGDIR}/prod/mine-api?scope=altinn:serviceowner/instances.read`);
  // Whoever came first in this database has chosen it already.
  const remove = page.getByRole('button', { name: 'Fjern Vestby vannverk' });
  if (await remove.count()) await remove.click();
  await expect(page.getByText('Fjernes når du bekrefter')).toBeVisible();
}

async function toEndDate(page) {
  await page.goto(`${DIGDIR}/prod/mine-api?scope=altinn:serviceowner/instances.read`);
  await page.getByRole('link', { name: 'Endre sluttdato Eksempel kommune' }).click();
}

async function copying(page, scope) {
  await page.goto(`${DIGDIR}/test/mine-api?scope=altinn:serviceowner/${scope}`);
  await page.getByRole('link', { name: 'Kopier til produksjon' }).click();
  await page.getByLabel('Velg', { exact: true }).check();
}

async function toResource(page) {
  await page.goto(`${KOMMUNE}/prod/api-ressurser`);
  await page.getByRole('link', { name: 'Eiendomsdata' }).click();
}

async function toStandIn(page) {
  await page.goto('/nb/');
  await page.getByRole('link', { name: 'Logg inn med ID-porten' }).click();
}

for (const [name, [person, way]] of Object.entries(PAGES)) {
  test(`${name} is for everybody`, WITHOUT_SCRIPTS.includes(name) ? {} : { tag: '@scripts' }, async ({ page: stranger, as }) => {
    const page = person ? await as(person) : stranger;
    await (typeof way === 'string' ? page.goto(way) : way(page));
    await look(page);
  });
}

for (const lang of ['nn', 'en']) {
  test(`the stand-in, and a login that was cancelled, in ${lang}`, { tag: '@scripts' }, async ({ page }) => {
    await page.goto(`/${lang}/`);
    await page.locator('main a[href*="logg-inn"]').first().click();
    await see(page, lang);
    await page.getByRole('button', { name: /^(Avbryt|Cancel)$/ }).click();
    await see(page, lang);
  });
}
