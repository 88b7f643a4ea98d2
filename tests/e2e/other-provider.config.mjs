// A login at an issuer that is neither ID-porten nor our stand-in. Start it with `bin/e2e --other-provider`.
import config from './playwright.config.mjs';

const portal = config.use.baseURL;
const issuer = `http://localhost:${process.env.ISSUER_PORT ?? '19000'}`;
const KEY = process.env.KEY ?? 'target/other-provider.pem';

export default {
  ...config,
  testMatch: 'other-provider.journey.mjs',
  projects: undefined,
  // Not asked to look at every page.
  reporter: 'list',
  workers: 1,
  // One after the other: the portal needs the key that the issuer makes.
  webServer: [
    {
      command: 'exec node tests/e2e/other-provider.mjs',
      cwd: config.webServer.cwd,
      url: `${issuer}/.well-known/openid-configuration`,
      env: { PORTAL: portal, ISSUER: issuer, KEY },
      reuseExistingServer: false,
    },
    {
      ...config.webServer,
      env: {
        ...config.webServer.env,
        PORTNER_OIDC_ISSUER: issuer,
        PORTNER_OIDC_CLIENT_ID: 'portner',
        PORTNER_OIDC_CLIENT_KEY: KEY,
        PORTNER_OIDC_CLIENT_KEY_ID: 'portal-1',
        PORTNER_OIDC_PAR: 'required',
        PORTNER_OIDC_SYNTHETIC: 'require',
        PORTNER_SYNTHETIC_ORGANISATIONS: 'allow',
      },
    },
  ],
};
