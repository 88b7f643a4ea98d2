// Fails the run when the portal has a page that no test has looked at. The pages are those of the server's own table of routes, which
// tests/it/access_matrix/table.rs keeps in files. Not asked when only some of the tests were wanted.
import { readFileSync, readdirSync } from 'node:fs';

const TABLES = new URL('../it/access_matrix/snapshots/', import.meta.url);

/** What answers with a way on, a piece of a page or a file, but with no page of its own. */
const NO_PAGES = [/\/status$/, /\/hvorfor\/svar$/, /^\/hvorfor$/, /^\/\{lang\}$/, /\/logg-inn$/, /\/oppslag$/, /\/gitt-deg$/, /\.(csv|json)/];

/** The patterns of the pages. */
function pages() {
  const tables = readdirSync(TABLES).filter((name) => name.endsWith('.snap'));
  const lines = tables.map((name) => readFileSync(new URL(name, TABLES), 'utf8')).join('\n');
  const routes = lines.matchAll(/^GET +(\/\{lang\}(?:\/[a-z.-]+|\/\{[a-z]+\})*\/?)/gm);
  return [...routes].map(([, path]) => path).filter((path) => !NO_PAGES.some((no) => no.test(path)));
}

/** The pattern that answers at an address: of several, the one that is fixed where others have a parameter. */
function patternOf(address, patterns) {
  const fits = (pattern) => new RegExp(`^${pattern.replace(/\{[a-z]+\}/g, '[^/]+')}$`).test(address);
  const order = (pattern) => pattern.split('/').map((word) => (word.startsWith('{') ? '1' : '0')).join('');
  return patterns.filter(fits).sort((one, other) => order(one).localeCompare(order(other)))[0];
}

export default class EveryPage {
  seen = new Set();

  /** Was Playwright asked for everything, or for the files of pages? */
  isWhole = process.argv.slice(2).every((word) => ['test', '--config', 'pages'].includes(word) || word.endsWith('.config.mjs'));

  onTestEnd(test, result) {
    for (const { type, description } of result.annotations) if (type === 'page') this.seen.add(description);
  }

  onEnd() {
    const patterns = pages();
    const met = new Set([...this.seen].map((address) => patternOf(address, patterns)));
    const missed = patterns.filter((pattern) => !met.has(pattern));
    if (!this.isWhole || missed.length === 0) return undefined;
    console.log(`No test has looked at these pages (tests/e2e/pages*.spec.mjs):\n  ${missed.join('\n  ')}`);
    return { status: 'failed' };
  }
}
