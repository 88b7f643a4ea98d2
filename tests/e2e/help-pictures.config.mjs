// Takes the pictures that the help shows. Start it with `bin/help-pictures`.
import config from './playwright.config.mjs';

export default {
  ...config,
  testMatch: 'help-pictures.mjs',
  projects: undefined,
  // Not asked to look at every page.
  reporter: 'list',
  // One after the other: what one picture needs, another has made.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
};
