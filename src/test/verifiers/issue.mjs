// Signs one credential again and again: {"credential", "warmUp", "times", "rounds"}. Writes the CPU milliseconds that each took, per
// round, of this whole process.
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {readFileSync} from 'node:fs';
import {contexts} from './contexts.mjs';

const {credential, warmUp, times, rounds} = JSON.parse(readFileSync(0, 'utf8'));
const key = await Ed25519Multikey.generate({controller: credential.issuer.id});
const signer = key.signer();

async function documentLoader(url) {
  if (!contexts.has(url)) {
    throw new Error(`not found: ${url}`);
  }
  return {documentUrl: url, document: contexts.get(url)};
}

async function issue(count) {
  for (let i = 0; i < count; i++) {
    await vc.issue({
      credential: structuredClone(credential), suite: new DataIntegrityProof({signer, cryptosuite}), documentLoader
    });
  }
}

await issue(warmUp);
const costs = [];
for (let round = 0; round < rounds; round++) {
  const before = process.cpuUsage();
  await issue(times);
  const {user, system} = process.cpuUsage(before);
  costs.push((user + system) / 1000 / times);
}
process.stdout.write(JSON.stringify({costs}));
