// Reads what verify.mjs reads, proofs alone, and has @digitalcredentials/verifier-core judge each: {"name": "verified" or what it
// found against it}. It reads the web by itself; here the web is what comes with the cases, and the time is that of the cases.
import {readFileSync} from 'node:fs';

const input = JSON.parse(readFileSync(0, 'utf8'));

const web = new Map(Object.entries(input.documents).map(([address, document]) => [
  address.startsWith('did:web:') ? 'https://' + address.slice('did:web:'.length).replaceAll(':', '/') + '/did.json' : address,
  document
]));

globalThis.fetch = async asked => {
  const document = web.get(typeof asked === 'string' ? asked : asked.url ?? String(asked));
  return document
    ? new Response(JSON.stringify(document), {headers: {'content-type': 'application/json'}})
    : new Response('', {status: 404});
};

const now = Date.parse(input.now);
globalThis.Date = class extends Date {
  constructor(...given) {
    given.length ? super(...given) : super(now);
  }

  static now() {
    return now;
  }
};

// The answer alone goes out.
console.log = console.error;

const {verifyCredential} = await import('@digitalcredentials/verifier-core');

const answers = {};
for (const {name, credential} of input.cases) {
  const result = await verifyCredential({credential: JSON.parse(credential), knownDIDRegistries: []});
  // Whether the issuer stands in a registry is said beside, and no question of the badge.
  const against = (result.log ?? [])
    .filter(({id, valid}) => id !== 'registered_issuer' && !valid)
    .map(({id, error}) => error ? `${id}: ${error.name}` : id);
  const errors = (result.errors ?? []).map(error => error.name);
  answers[name] = [...errors, ...against].join('; ') || (result.log ? 'verified' : 'nothing said');
}
process.stdout.write(JSON.stringify(answers));
