// Makes the vectors of this folder with code of its own: recursive trees as RFC 6962 writes them and node:crypto,
// nothing of packages/log. So a vector and the package can only agree by both being right, or both misreading the
// specification. Run `node spec/vectors/log/make.js` and format; a run that changes a file is a change of the spec.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { incidentVectors, promiseVectors } from './own-texts.js';
import { mth, path, sha256, subproof } from './tree.js';

const save = (name, data) => writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(data, null, 1)}\n`);

// --- tree.json ---
const hex = (b) => Buffer.from(b).toString('hex');
const entries = Array.from({ length: 20 }, (_, i) => Buffer.from(`entry ${i}`));
const sizes = Array.from({ length: 21 }, (_, i) => i);
const inclusion = [];
const consistency = [];
for (const size of [1, 2, 3, 4, 5, 7, 8, 11, 16, 17, 20]) {
  const d = entries.slice(0, size);
  for (let index = 0; index < size; index++) inclusion.push({ index, size, proof: path(index, d).map(hex) });
  for (let oldSize = 1; oldSize <= size; oldSize++) {
    consistency.push({ oldSize, size, proof: (oldSize === size ? [] : subproof(oldSize, d, true)).map(hex) });
  }
}
save('tree.json', {
  about: 'RFC 6962 trees over the entries "entry 0" to "entry 19" in ASCII; hashes in hexadecimal.',
  entries: entries.map(hex),
  leafHashes: entries.map((e) => hex(mth([e]))),
  roots: sizes.map((n) => hex(mth(entries.slice(0, n)))),
  inclusion,
  consistency,
});

// --- tiles.json: by walking all hashes instead of dividing sizes ---
const WIDTH = 256;
const layout = (size) => {
  const levels = [];
  for (let held = size; held > 0; held = Math.floor(held / WIDTH)) {
    const tiles = [];
    for (let left = held; left > 0; left -= WIDTH) tiles.push(Math.min(left, WIDTH));
    levels.push({ full: tiles.filter((w) => w === WIDTH).length, partial: tiles.find((w) => w < WIDTH) ?? 0 });
  }
  return levels;
};
save('tiles.json', {
  about: 'C2SP tlog-tiles: for each level the number of full tiles and the width of the partial one (0: none).',
  layouts: [0, 1, 255, 256, 257, 65535, 65536, 70000].map((size) => ({ size, levels: layout(size) })),
  paths: [
    { tile: { level: 0, index: 0, width: 256 }, path: 'tile/0/000' },
    { tile: { level: 0, index: 273, width: 112 }, path: 'tile/0/273.p/112' },
    { tile: { level: 2, index: 0, width: 1 }, path: 'tile/2/000.p/1' },
    { tile: { level: 0, index: 1000, width: 256 }, path: 'tile/0/x001/000' },
    { tile: { level: 'entries', index: 1234067, width: 256 }, path: 'tile/entries/x001/x234/067' },
    { tile: { level: 'entries', index: 999999, width: 255 }, path: 'tile/entries/x999/999.p/255' },
    { tile: { level: 63, index: 5, width: 7 }, path: 'tile/63/005.p/7' },
  ],
  badPaths: [
    '',
    'tile/0',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/000',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/257',
    'tile/0/000.p/999',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/../000',
    'tile/entries/x1234/067',
    'tile/data/000',
    'tile/0/000.p/1 ',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x009/x007/x199/x254/x740/992',
  ],
});

// --- notes.json ---
const keyPair = (seed) => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { privateKey, raw: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32) };
};
const idOf = (name, type, raw) => sha256(`${name}\n`, [type], raw).subarray(0, 4);
const vkey = (name, type, raw) =>
  `${name}+${hex(idOf(name, type, raw))}+${Buffer.concat([Buffer.from([type]), raw]).toString('base64')}`;
const log = { name: 'remit.example/log', type: 1, ...keyPair(1) };
const witness = { name: 'witness.example/w1', type: 4, ...keyPair(2) };
const line = (key, signature) =>
  `\u2014 ${key.name} ${Buffer.concat([idOf(key.name, key.type, key.raw), signature]).toString('base64')}\n`;
const plain = (key, text) => line(key, sign(null, Buffer.from(text), key.privateKey));
const timed = (key, text, seconds, claimed = seconds) => {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(claimed));
  return line(
    key,
    Buffer.concat([time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), key.privateKey)]),
  );
};
const text = `${log.name}\n20\n${mth(entries).toString('base64')}\n`;
const signed = `${text}\n${plain(log, text)}`;
const cosigned = `${signed}${timed(witness, text, 1795366800)}`;
const stranger = { name: 'stranger.example', type: 1, ...keyPair(3) };
const resign = (t) => `${t}\n${plain(log, t)}`;
const root = mth(entries).toString('base64');
const note = (about, value, fault) => ({ about, note: value, ...(fault && { fault }) });
save('notes.json', {
  about: 'C2SP signed notes, checkpoints and cosignatures. Keys are made of repeated seed bytes: for tests alone.',
  origin: log.name,
  logKey: vkey(log.name, log.type, log.raw),
  witnessKey: vkey(witness.name, witness.type, witness.raw),
  size: 20,
  root: hex(mth(entries)),
  good: [
    note('signed by the log', signed),
    note('cosigned by a witness', cosigned),
    note('a stranger signed too, and is ignored', `${signed}${plain(stranger, text)}`),
    note('an extension line', resign(`${text}extension\n`)),
  ],
  cosignedAtSeconds: 1795366800,
  bad: [
    note('empty', '', 'note-malformed'),
    note('no signatures', text, 'note-malformed'),
    note('no signature after the blank line', `${text}\n`, 'note-malformed'),
    note('no newline at the end', signed.slice(0, -1), 'note-malformed'),
    note('a hyphen for the dash', signed.replace('\u2014', '-'), 'note-malformed'),
    note('two spaces', signed.replace('\u2014 ', '\u2014  '), 'note-malformed'),
    note('a space at the end', signed.replace(/\n$/, ' \n'), 'note-malformed'),
    note('carriage returns', signed.replaceAll('\n', '\r\n'), 'note-malformed'),
    note('a tab in the text', signed.replace('20', '20\t'), 'note-malformed'),
    note('a plus sign in the key name', signed.replace('\u2014 remit', '\u2014 re+mit'), 'note-malformed'),
    note('a no-break space in the key name', signed.replace('\u2014 remit', '\u2014 re\u00a0mit'), 'note-malformed'),
    note('base64 without padding', `${signed.slice(0, -1).replace(/=+$/, '')}\n`, 'note-malformed'),
    note(
      'base64 with unused bits',
      signed.replace(/.=\n$/, (s) => `${String.fromCharCode(s.charCodeAt(0) + 1)}=\n`),
      'note-malformed',
    ),
    note('base64 for web addresses', `${text}\n\u2014 ${log.name} ----____\n`, 'note-malformed'),
    note(
      'a signature of four bytes, the id alone',
      `${text}\n\u2014 ${log.name} ${idOf(log.name, 1, log.raw).toString('base64')}\n`,
      'note-malformed',
    ),
    note('a blank line between signatures', `${signed}\n${plain(stranger, text)}`, 'note-not-signed-by-known-key'),
    note('more than a hundred signatures', `${signed}${plain(stranger, text).repeat(100)}`, 'note-malformed'),
    note('one digit changed in the size', signed.replace('\n20\n', '\n21\n'), 'note-signature-invalid'),
    note(
      'a second signature by the log that is bad',
      `${signed}${line(log, Buffer.alloc(64))}`,
      'note-signature-invalid',
    ),
    note('a signature cut short', `${text}\n${line(log, Buffer.alloc(63))}`, 'note-signature-invalid'),
    note(
      'the cosignature moved to another time',
      `${signed}${timed(witness, text, 1795366800, 1795366801)}`,
      'note-signature-invalid',
    ),
    note('signed by a stranger alone', `${text}\n${plain(stranger, text)}`, 'note-not-signed-by-known-key'),
    note('signed by the witness alone', `${text}\n${timed(witness, text, 1795366800)}`, 'note-not-signed-by-known-key'),
    note('a leading zero in the size', resign(`${log.name}\n020\n${root}\n`), 'checkpoint-malformed'),
    note('a plus before the size', resign(`${log.name}\n+20\n${root}\n`), 'checkpoint-malformed'),
    note('a size no double can count', resign(`${log.name}\n9007199254740993\n${root}\n`), 'checkpoint-malformed'),
    note(
      'a root of 31 bytes',
      resign(`${log.name}\n20\n${Buffer.alloc(31).toString('base64')}\n`),
      'checkpoint-malformed',
    ),
    note('two lines', resign(`${log.name}\n20\n`), 'checkpoint-malformed'),
    note('an empty origin', resign(`\n20\n${root}\n`), 'checkpoint-malformed'),
    note('an empty extension line', resign(`${text}\nmore\n`), 'checkpoint-malformed'),
    note('the empty tree with a root of its own', resign(`${log.name}\n0\n${root}\n`), 'checkpoint-malformed'),
    note('another origin', resign(`other.example/log\n20\n${root}\n`), 'checkpoint-origin-differs'),
  ],
  badKeys: [
    '',
    log.name,
    `${log.name}+${hex(idOf(log.name, 1, log.raw))}`,
    vkey(log.name, 2, log.raw),
    vkey(log.name, 1, log.raw.subarray(1)),
    vkey(log.name, 1, log.raw).replace('remit', 'remjt'),
    vkey('two words', 1, log.raw),
    `${vkey(log.name, 1, log.raw)} `,
    vkey(log.name, 1, log.raw).toUpperCase(),
    `+${vkey(log.name, 1, log.raw)}`,
  ],
});

// --- leaf.json ---
const ATTRIBUTES = [
  'kind',
  'month',
  'class',
  'result',
  'origin',
  'recipient',
  'stream',
  'version',
  'previous',
  'actor',
  'at',
  'body',
  'signature1',
  'signature2',
];
const commit = (name, value, salt) => {
  const head = ['remit/commit/v1', [0, name.length], name, salt];
  if (value === undefined) return sha256(...head, [0]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(value));
  return sha256(...head, [1], length, value);
};
const leaf = (about, values, seed) => {
  const salts = Buffer.from(ATTRIBUTES.flatMap((_, i) => [...Buffer.alloc(16, seed + i)]));
  const commitments = ATTRIBUTES.map((name, i) => commit(name, values[name], salts.subarray(16 * i, 16 * i + 16)));
  const bytes = Buffer.concat([Buffer.from([1]), ...commitments]);
  return { about, values, salts: hex(salts), leaf: hex(bytes), leafHash: hex(sha256([0], bytes)) };
};
save('leaf.json', {
  about: 'Leaves of version 1. Values are text; a missing value is absent. Salts stand one after the other in order.',
  attributes: ATTRIBUTES,
  leaves: [
    leaf('every attribute', Object.fromEntries(ATTRIBUTES.map((name, i) => [name, `value ${i}`])), 1),
    leaf('a filler', { kind: 'filler', month: '2026-11' }, 40),
    leaf('nothing at all', {}, 80),
    leaf('the empty text is not an absent value', { result: '' }, 80),
    leaf('text beyond ASCII', { kind: 'zurückgezogen', origin: '\u{1F6E1}' }, 120),
  ],
});

// --- padding.json ---
save('padding.json', {
  about: 'Fillers after `facts` new entries on a published size, by multiple; quiet: whether quiet windows are padded.',
  cases: [
    [0, 0, 16, true, 16],
    [0, 0, 16, false, 0],
    [0, 1, 16, true, 15],
    [0, 16, 16, true, 0],
    [0, 17, 16, false, 15],
    [64, 5, 16, true, 11],
    [64, 0, 16, true, 16],
    [70, 0, 16, true, 10],
    [70, 0, 16, false, 10],
    [70, 10, 16, true, 0],
    [5, 3, 1, true, 0],
    [5, 0, 1, true, 1],
  ].map(([publishedSize, facts, multiple, quiet, fillers]) => ({ publishedSize, facts, multiple, quiet, fillers })),
});

// --- witness.json: requests to cosign, each against a witness that has cosigned `seen` before ---
const at = (n, d = entries) => ({ size: n, root: mth(d.slice(0, n)) });
const head = ({ size, root: r }, name = log.name) => `${name}\n${size}\n${r.toString('base64')}\n`;
const signedHead = (tree, name) => resign(head(tree, name));
const proofLines = (m, n, d = entries) =>
  m === 0 || m === n
    ? ''
    : subproof(m, d.slice(0, n), true)
        .map((h) => `${h.toString('base64')}\n`)
        .join('');
const ask = (old, proof, checkpoint) => `old ${old}\n${proof}\n${checkpoint}`;
const honest = (m, n) => ask(m, proofLines(m, n), signedHead(at(n)));
const others = entries.map((e, i) => (i === 5 ? Buffer.from('another entry') : e));
const twelve = signedHead(at(12));
const request = (about, seen, body, status, size) => ({
  about,
  seen: { size: seen, root: hex(mth(entries.slice(0, seen))) },
  body,
  status,
  ...(size !== undefined && { size }),
});
const cosignedAt = 1795366900;
const malformed = (about, body) => request(about, 7, body, 400);
save('witness.json', {
  about:
    'C2SP tlog-witness add-checkpoint: what a witness that serves one log answers, by what it cosigned last. "size" is the body of a 409. Keys as in notes.json.',
  origin: log.name,
  logKey: vkey(log.name, log.type, log.raw),
  witnessKey: vkey(witness.name, witness.type, witness.raw),
  cosignedAtSeconds: cosignedAt,
  requests: [
    request('the first checkpoint ever', 0, honest(0, 7), 200),
    request('growth', 7, honest(7, 12), 200),
    request('growth from a complete subtree', 8, honest(8, 20), 200),
    request('the same checkpoint again', 12, honest(12, 12), 200),
    request(
      'signed by a stranger as well',
      7,
      ask(7, proofLines(7, 12), `${twelve}${plain(stranger, head(at(12)))}`),
      200,
    ),
    request(
      'cosigned by others already',
      7,
      ask(7, proofLines(7, 12), `${twelve}${timed(witness, head(at(12)), 1)}`),
      200,
    ),
    request('an old size below what was cosigned', 12, honest(7, 20), 409, 12),
    request('an old size above what was cosigned', 7, honest(8, 12), 409, 7),
    request('an old size of zero, to ask for the size', 12, honest(0, 20), 409, 12),
    request('a log that went back', 12, honest(7, 8), 409, 12),
    request('another root at the size cosigned', 12, ask(12, '', signedHead(at(12, others))), 409, 12),
    request('another history', 7, ask(7, proofLines(7, 12, others), signedHead(at(12, others))), 422),
    request('no proof', 7, ask(7, '', twelve), 422),
    request('a proof from size zero', 0, ask(0, proofLines(7, 12), twelve), 422),
    request('a proof at the same size', 12, ask(12, proofLines(7, 12), twelve), 422),
    request('one hash too many', 7, ask(7, `${proofLines(7, 12)}${mth(entries).toString('base64')}\n`, twelve), 422),
    request('one hash too few', 7, ask(7, proofLines(7, 12).split('\n').slice(1).join('\n'), twelve), 422),
    request('the old size above that of the checkpoint', 20, ask(20, '', twelve), 400),
    request('an origin that is not served', 0, ask(0, '', signedHead(at(7), 'other.example/log')), 404),
    request(
      'signed by a stranger alone',
      7,
      ask(7, proofLines(7, 12), `${head(at(12))}\n${plain(stranger, head(at(12)))}`),
      403,
    ),
    request(
      'a bad signature under the name of the log',
      7,
      ask(7, proofLines(7, 12), `${head(at(12))}\n${line(log, Buffer.alloc(64))}`),
      403,
    ),
    malformed('empty', ''),
    malformed('a checkpoint alone', twelve),
    malformed('no empty line', `old 7\n${proofLines(7, 12)}${twelve}`),
    malformed('a leading zero in the old size', ask('07', proofLines(7, 12), twelve)),
    malformed('a sign before the old size', ask('+7', proofLines(7, 12), twelve)),
    malformed('no old size', ask('', proofLines(7, 12), twelve)),
    malformed('two spaces before the old size', ask(' 7', proofLines(7, 12), twelve)),
    malformed('an old size that no double can count', ask('9007199254740993', '', twelve)),
    malformed('carriage returns', honest(7, 12).replaceAll('\n', '\r\n')),
    malformed('a hash of 31 bytes', ask(7, `${Buffer.alloc(31).toString('base64')}\n`, twelve)),
    malformed('base64 without padding', ask(7, proofLines(7, 12).replaceAll('=', ''), twelve)),
    malformed('sixty-four hashes', ask(7, `${mth(entries).toString('base64')}\n`.repeat(64), twelve)),
    malformed('a checkpoint that nobody signed', ask(7, proofLines(7, 12), head(at(12)))),
    malformed('a checkpoint without a size', ask(7, proofLines(7, 12), resign(`${log.name}\n`))),
    malformed('something after the checkpoint', `${honest(7, 12)}\n`),
  ],
  cosignature: timed(witness, head(at(12)), cosignedAt),
});

// --- incident.json, promise.json ---
save('incident.json', incidentVectors(log.name, entries, ATTRIBUTES));
save('promise.json', promiseVectors(log.name, entries));
