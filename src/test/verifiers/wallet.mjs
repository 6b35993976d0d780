// A wallet that knows OpenID for Verifiable Credential Issuance from the library of another maker (@openid4vc/openid4vci).
//   {"offer": link, "txCode", "now", "key": "jwk" or "did:key", "spoil": {"txCode", "nonce", "audience", "again"}}
// Writes what it got: {"version", "credentials": {configuration: credential}, "again": error} or {"error", "status"}.
import {Openid4vciClient, setGlobalConfig} from '@openid4vc/openid4vci';
import {clientAuthenticationAnonymous} from '@openid4vc/oauth2';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import {createHash, randomBytes} from 'node:crypto';

const input = JSON.parse(await readAll(process.stdin));
const spoil = input.spoil ?? {};
// The server of a test listens on localhost, without a certificate.
setGlobalConfig({allowInsecureUrls: true});

const eddsa = input.key === 'did:key';
const {publicKey, privateKey} = await generateKeyPair(eddsa ? 'EdDSA' : 'ES256', {extractable: true, crv: 'Ed25519'});
const publicJwk = await exportJWK(publicKey);
const signer = eddsa
  ? {method: 'did', didUrl: `${didKey(publicJwk)}#${didKey(publicJwk).slice('did:key:'.length)}`, alg: 'EdDSA'}
  : {method: 'jwk', publicJwk, alg: 'ES256'};

async function readAll(stream) {
  stream.setEncoding('utf8');
  let text = '';
  for await (const part of stream) {
    text += part;
  }
  return text;
}

function didKey(jwk) {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = BigInt('0x' + Buffer.concat([Buffer.from([0xed, 1]), Buffer.from(jwk.x, 'base64url')]).toString('hex'));
  let text = '';
  for (; number > 0n; number /= 58n) {
    text = alphabet[Number(number % 58n)] + text;
  }
  return `did:key:z${text}`;
}

const client = new Openid4vciClient({
  callbacks: {
    fetch,
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: length => randomBytes(length),
    clientAuthentication: clientAuthenticationAnonymous(),
    signJwt: async (by, {header, payload}) => ({
      jwt: await new SignJWT({...payload, ...(spoil.audience ? {aud: spoil.audience} : {})})
        .setProtectedHeader(header)
        .sign(privateKey),
      signerJwk: publicJwk
    })
  }
});

const answer = {};
try {
  const credentialOffer = await client.resolveCredentialOffer(input.offer);
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
  answer.version = issuerMetadata.originalDraftVersion;
  answer.issuer = issuerMetadata.credentialIssuer.display[0].name;
  const trade = () => client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer, issuerMetadata, txCode: spoil.txCode ?? input.txCode
  });
  const {accessTokenResponse} = await trade();
  answer.credentials = {};
  for (const credentialConfigurationId of credentialOffer.credential_configuration_ids) {
    const {c_nonce} = await client.requestNonce({issuerMetadata});
    const {jwt} = await client.createCredentialRequestJwtProof({
      issuerMetadata,
      credentialConfigurationId,
      signer,
      nonce: spoil.nonce ?? c_nonce,
      issuedAt: new Date(input.now)
    });
    const {credentialResponse} = await client.retrieveCredentials({
      issuerMetadata,
      credentialConfigurationId,
      accessToken: accessTokenResponse.access_token,
      proofs: {jwt: [jwt]}
    });
    answer.credentials[credentialConfigurationId] = credentialResponse.credentials[0].credential;
  }
  answer.holder = eddsa
    ? didKey(publicJwk)
    : `did:jwk:${Buffer.from(JSON.stringify(
      {crv: publicJwk.crv, kty: publicJwk.kty, x: publicJwk.x, y: publicJwk.y})).toString('base64url')}`;
  if (spoil.again) {
    await trade();
  }
} catch (error) {
  answer.error = error.errorResponse?.error
    ?? error.response?.credentialErrorResponseResult?.data?.error
    ?? error.credentialResponse?.credentialErrorResponseResult?.data?.error
    ?? String(error.message);
}
process.stdout.write(JSON.stringify(answer));
