// What tokens are compared with: npm's oidc-provider as it comes, everything in memory, a client that signs its requests, JWTs for tokens.
import { createPrivateKey } from 'node:crypto';
import Provider from 'oidc-provider';

const { PORT, CLIENT_JWK, SIGNING_KEY } = process.env;
const signing = { ...createPrivateKey(SIGNING_KEY).export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'load' };
const resource = {
  scope: 'read',
  audience: 'https://api.example',
  accessTokenFormat: 'jwt',
  accessTokenTTL: 120,
  jwt: { sign: { alg: 'RS256' } },
};
const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    {
      client_id: 'load',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [JSON.parse(CLIENT_JWK)] },
    },
  ],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'https://api.example',
      getResourceServerInfo: () => resource,
    },
  },
  jwks: { keys: [signing] },
  scopes: ['read'],
});
provider.listen(Number(PORT), '127.0.0.1');
