// The texts that are this specification's own: incidents and promises. Used by make.js.
import { mth, sha256 } from './tree.js';

/** Each line of a text in turn, as something else. */
const spoiltIn = (text) => {
  const lines = text.split('\n');
  return (i, value) => lines.map((each, n) => (n === i ? value : each)).join('\n');
};

/** An entry that hides nothing, and the text it stands for. */
export function incidentVectors(origin, entries, attributes) {
  const at = '2026-11-22T17:40:00.000Z';
  const reason = 'The database was restored from the backup of Sunday.';
  const root = mth(entries).toString('base64');
  const text = ['remit/incident/v1', origin, at, origin, '20', root, '16 20', reason, ''].join('\n');
  const spoilt = spoiltIn(text);
  const noSalt = Buffer.alloc(16);
  const commit = (name, value) =>
    sha256(
      'remit/commit/v1',
      [0, name.length],
      name,
      noSalt,
      value === undefined ? [0] : Buffer.from([1, 0, 0, 0, value.length, ...Buffer.from(value)]),
    );
  const values = { kind: 'incident', month: '2026-11', at, body: sha256(text).toString('hex') };
  return {
    about: 'The text of an incident and the entry it stands for, whose salts are zero.',
    text,
    entry: Buffer.concat([Buffer.from([1]), ...attributes.map((name) => commit(name, values[name]))]).toString('hex'),
    bad: [
      '',
      text.slice(0, -1),
      `${text}\n`,
      spoilt(0, 'remit/incident/v2'),
      spoilt(1, ''),
      spoilt(2, '2026-11-22T17:40:00Z'),
      spoilt(3, ''),
      spoilt(4, '020'),
      spoilt(5, ''),
      spoilt(6, '20 16'),
      spoilt(6, '16 16'),
      spoilt(6, ''),
      spoilt(6, '16  20'),
      spoilt(6, '16 20 24'),
      spoilt(6, '0 9999999999999999'),
      spoilt(7, ''),
      spoilt(7, ' '),
      spoilt(7, 'x'.repeat(1_001)),
    ],
  };
}

/** What the log signs until its next checkpoint. */
export function promiseVectors(origin, entries) {
  const leaf = mth(entries.slice(0, 1));
  const by = '2026-11-22T17:40:00.000Z';
  const text = `remit/promise/v1\n${leaf.toString('base64')}\n${origin}\n${by}\n`;
  const spoilt = spoiltIn(text);
  return {
    about: 'The text of a promise: header, leaf hash, origin, instant.',
    text,
    promise: { leaf: leaf.toString('hex'), origin, by },
    bad: [
      '',
      text.slice(0, -1),
      `${text}\n`,
      `${text}more\n`,
      spoilt(0, 'remit/promise/v2'),
      spoilt(0, origin),
      spoilt(1, leaf.subarray(1).toString('base64')),
      spoilt(1, leaf.toString('base64').replace(/=$/, '')),
      spoilt(1, '20'),
      spoilt(2, ''),
      spoilt(3, ''),
      spoilt(3, '2026-11-22T17:40:00Z'),
      spoilt(3, `${by} `),
    ],
  };
}
