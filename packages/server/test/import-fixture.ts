// A unit whose parameter set has a template and whose directory knows an archive: what tests of imports begin with.
import { citation, isRefusal, type Party } from '@remit/protocol';
import { views } from '../../client/src/contract/index.ts';
import {
  card,
  completeHeader,
  completeItem,
  parameterSet,
  UNIT,
} from '../../protocol/src/referral/fixtures/sample-case.ts';
import { importList } from '../src/commands/import.ts';
import type { ImportBody, ImportRow } from '../src/commands/import-request.ts';
import { systemPorts } from '../src/ports.ts';
import type { Import } from '../src/store/imports.ts';
import { type Fixture, OFFICER, openFixture, organisations } from './fixture.ts';

const { locator: _, target: _t, timeRange: _r, capturedAt: _c, contentDigest: _d, ...rest } = completeItem();
const { perceptualHash: _p, screenshotDigest: _s, reach: _e, translation: _w, ...template } = rest;
export const set = parameterSet({
  inForceTo: '2027-12-31T00:00:00.000Z',
  headerDefaults: (({ goodFaith: _g, title: _n, parameterSet: _p, ...header }) => header)(completeHeader()),
  itemTemplates: [
    {
      id: 'speech',
      title: 'A call for attacks',
      item: { ...template, quotedPassage: 'On market day.', itemType: 'POST' },
    },
  ],
});
const archive: Party = {
  ...organisations[1]!,
  id: 'platform-archive',
  name: 'Archive (as in the case of 2019)',
  card: card({ hosts: ['archive.org'] }),
};
const other: Party = { ...organisations[0]!, id: 'unit-south', name: 'Southern unit', sets: [] };
const parties = organisations.map((party) =>
  party.id === UNIT ? { ...party, sets: [{ set, digest: '', withdrawnAt: null }] } : party,
);

export const header = { title: 'A list', goodFaith: true, parameterSet: citation(set) } as const;
export const body = (rows: readonly (string | Partial<ImportRow>)[], more: Partial<ImportBody> = {}): ImportBody => ({
  fileName: 'list.csv',
  dryRun: false,
  template: 'speech',
  header,
  rows: rows.map((row, i) => ({ line: i + 1, url: '', ...(typeof row === 'string' ? { url: row } : row) })),
  ...more,
});

export const openImports = (): Promise<Fixture> => openFixture([...parties, archive, other]);

export async function imported(
  fixture: Fixture,
  given: ImportBody,
  idempotencyKey: string | null = null,
): Promise<Import> {
  const answer = await importList({ ...fixture, ports: systemPorts }, { actor: OFFICER, idempotencyKey }, given);
  if (isRefusal(answer)) throw new Error(answer.code);
  return views.importView.parse(answer);
}
