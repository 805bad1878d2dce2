import { problemView } from '@remit/client/contract';
import { REFUSALS, type RefusalCode, refuse } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { EDGE_REFUSALS, edge, type EdgeCode } from './edge-refusals.ts';
import { problemOf } from './problem.ts';

const codes = Object.keys(REFUSALS) as RefusalCode[];
const edgeCodes = Object.keys(EDGE_REFUSALS) as EdgeCode[];

describe('a refusal as a problem document', () => {
  it.each(codes)('%s has the shape of the contract and a status of the client’s side', (code) => {
    const problem = problemOf(refuse(code, 'header.title', 'three'), 'LE_UNIT');
    expect(problemView.parse(problem)).toEqual(problem);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(500);
  });

  it.each(edgeCodes)('%s of the edge has it too', (code) => {
    const problem = problemOf(edge(code), null);
    expect(problemView.parse(problem)).toEqual(problem);
    expect(problem.status >= 500).toBe(['internal', 'storage-full', 'unavailable'].includes(code));
  });

  it('speaks to the officer, to the platform’s analyst and to the public in their own words', () => {
    const said = (kind: 'LE_UNIT' | 'PLATFORM' | null) => problemOf(refuse('certificate-expired'), kind).title;
    const { officer, analyst, public: everyone } = REFUSALS['certificate-expired'];
    expect([said('LE_UNIT'), said('PLATFORM'), said(null)]).toEqual([officer, analyst, everyone]);
  });

  it('says of another organisation’s case exactly what it says of none', () => {
    const none = problemOf(edge('not-found'), 'PLATFORM');
    expect(problemOf(refuse('not-your-organisation', 'id', 'unit-7'), 'PLATFORM')).toEqual(none);
    expect(problemOf(refuse('unknown-referral'), 'PLATFORM')).toEqual(none);
  });

  it('names every field that is wrong, and the first one twice', () => {
    const errors = [
      { field: 'a.0', message: 'is missing' },
      { field: 'b', message: 'is not known here' },
    ];
    expect(problemOf(edge('request-invalid', { errors }), null)).toMatchObject({ field: 'a.0', errors });
  });
});
