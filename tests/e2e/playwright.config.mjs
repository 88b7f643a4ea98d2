// Every journey runs twice: in a browser with scripts and in one without. Start it with bin/e2e.
import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromium } from './chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = process.env.E2E_PORT ?? '18080';
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: '.',
  outputDir: `${root}/test-results`,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./every-page.mjs']],
  // A page is looked at in three languages.
  timeout: 30_000,
  use: {
    baseURL,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    // A dialog that is still fading in has colours that axe takes for too weak.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: chromium(), args: ['--disable-dev-shm-usage'] },
    screenshot: 'only-on-failure',
    // A trace of everything makes everything half as fast again.
    trace: process.env.TRACE ? 'on' : 'off',
  },
  projects: [
    { name: 'scripts', use: { javaScriptEnabled: true } },
    // What is the same either way is looked at once.
    { name: 'no-scripts', use: { javaScriptEnabled: false }, grepInvert: /@scripts/ },
  ],
  webServer: {
    command: 'exec target/debug/portner serve --demo',
    cwd: root,
    url: baseURL,
    env: {
      PORTNER_LISTEN: `127.0.0.1:${port}`,
      PORTNER_OPS_LISTEN: 'off',
      PORTNER_LOG: 'warn',
      PORTNER_BASE_URL: baseURL,
      PORTNER_DATA_DIR: process.env.PORTNER_DATA_DIR ?? `${root}/target/e2e`,
      // Whatever the developer has set must not be what the tests write in.
      DATABASE_URL: '',
      PORTNER_DATABASE_URL: '',
    },
    reuseExistingServer: false,
    timeout: 60_000,
    // Time to stop the private Postgres.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stderr: 'pipe',
  },
});
