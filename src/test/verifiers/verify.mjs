// Reads cases from standard input and writes one answer for each: {"name": "verified" or why it is refused}.
//   {"documents": {address: document}, "cases": [{"name", "credential": text}, {"name", "jwt": text, "credential": text},
//    {"name", "png": base64} or {"name", "svg": text}]}
// Nothing is fetched: what a verifier would read from the web, DID documents, keys and status lists, comes with the cases.
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import extractChunks from 'png-chunks-extract';
import {decodeProtectedHeader, importJWK, jwtVerify} from 'jose';
import {isDeepStrictEqual} from 'node:util';
import {contexts} from './contexts.mjs';

const input = JSON.parse(await readAll(process.stdin));

async function readAll(stream) {
  stream.setEncoding('utf8');
  let text = '';
  for await (const part of stream) {
    text += part;
  }
  return text;
}

async function documentLoader(url) {
  if (contexts.has(url)) {
    return {documentUrl: url, document: contexts.get(url)};
  }
  const [address, fragment] = url.split('#');
  const document = address.startsWith('did:key:') ? ofKey(address) : input.documents[address];
  if (!document) {
    throw new Error(`not found: ${url}`);
  }
  if (!fragment) {
    return {documentUrl: url, document};
  }
  const method = document.verificationMethod.find(({id}) => id === url);
  if (!method) {
    throw new Error(`no such key: ${url}`);
  }
  return {documentUrl: url, document: {'@context': 'https://w3id.org/security/multikey/v1', ...method}};
}

function ofKey(did) {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{id, type: 'Multikey', controller: did, publicKeyMultibase}],
    assertionMethod: [id]
  };
}

async function verifyProof(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({
    credential,
    suite,
    documentLoader,
    now: new Date(input.now),
    checkStatus: standing
  });
  if (!result.verified) {
    const status = result.statusResult;
    if (status && !status.verified) {
      throw new Error('status: ' + said(status.error));
    }
    const errors = result.error?.errors ?? [result.error];
    throw new Error(errors.map(error => [error?.message, error?.cause?.message].filter(Boolean).join(': ')).join('; '));
  }
  for (const part of [
    credential.endorsement, credential.issuer?.endorsement, credential.credentialSubject?.achievement?.endorsement
  ]) {
    for (const endorsement of part ?? []) {
      await verifyProof(endorsement);
    }
  }
}

// The library answers what it read in the list; whether that is good is for whoever asks.
async function standing({credential, suite}) {
  const result = await checkStatus({credential, suite, documentLoader});
  const set = (result.results ?? [])
    .filter(({status}) => status)
    .map(({credentialStatus}) => credentialStatus.statusPurpose);
  return set.length ? {verified: false, error: new Error(`set: ${set.join()}`)} : result;
}

function said(error) {
  return [error?.message, ...(error?.errors ?? []).map(said), error?.cause && said(error.cause)].filter(Boolean).join(': ');
}

// Open Badges 3.0, 5.3: one iTXt chunk with this keyword, or one element in this namespace.
function unbakedPng(base64) {
  const texts = extractChunks(Buffer.from(base64, 'base64'))
    .filter(({name}) => name === 'iTXt')
    .map(({data}) => Buffer.from(data).toString('utf8'))
    .filter(text => text.startsWith('openbadgecredential\0'));
  if (texts.length !== 1) {
    throw new Error('not one badge in the picture');
  }
  return texts[0].slice('openbadgecredential'.length + 5);
}

function unbakedSvg(svg) {
  const found = svg.match(/<openbadges:credential[^>]*><!\[CDATA\[(.*?)\]\]><\/openbadges:credential>/s);
  if (!found || !svg.includes('xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"')) {
    throw new Error('no badge in the picture');
  }
  return found[1];
}

async function verifyJwt(jwt, credential) {
  const header = decodeProtectedHeader(jwt);
  const allowed = ['alg', 'kid', 'jwk', 'typ'];
  if (header.typ !== 'JWT' || Object.keys(header).some(name => !allowed.includes(name))) {
    throw new Error('a header that is not allowed');
  }
  const jwk = input.documents[header.kid];
  if (!jwk || jwk.keys || jwk.d) {
    throw new Error('the kid is not one public JWK');
  }
  const {payload} = await jwtVerify(jwt, await importJWK(jwk, 'RS256'), {
    algorithms: ['RS256'],
    issuer: credential.issuer.id,
    subject: credential.credentialSubject.id,
    currentDate: new Date(input.now)
  });
  const {iss, jti, sub, nbf, exp, ...said} = payload;
  const {proof, ...unsigned} = credential;
  if (jti !== credential.id || nbf !== Date.parse(credential.validFrom) / 1000 || !isDeepStrictEqual(said, unsigned)) {
    throw new Error('the JWT says something else than the credential');
  }
}

const answers = {};
for (const {name, credential, jwt, png, svg} of input.cases) {
  try {
    const parsed = JSON.parse(credential ?? (png ? unbakedPng(png) : unbakedSvg(svg)));
    await (jwt ? verifyJwt(jwt, parsed) : verifyProof(parsed));
    answers[name] = 'verified';
  } catch (error) {
    answers[name] = String(error.message);
  }
}
process.stdout.write(JSON.stringify(answers));
