/** The linter's cases in the language-neutral form of spec/vectors/locator; one file for each service and three more. */
import { CONTAINER_CASES, EQUALITY_CASES, HOP_AND_TIME_CASES, HOSTILE_CASES, INEQUALITY_CASES } from './cases.ts';
import type { LocatorCode } from './codes.ts';
import type { ServiceRule } from './service-rule.ts';
import { SERVICE_RULES } from './services/index.ts';
import { SHORTENER_HOSTS } from './shorteners.ts';
import type { LocatorContext, LocatorVerdict } from './verdict.ts';

export interface LocatorVector {
  readonly text: string;
  readonly item: LocatorContext;
  readonly expect: {
    readonly result: LocatorVerdict['result'];
    /** Codes that must be among the findings; with `exact`, all of them in this order. */
    readonly codes: readonly LocatorCode[];
    readonly exact: boolean;
    readonly normalised?: string;
    readonly service?: string;
  };
}

export function vectorsOfRule({ id, cases }: ServiceRule): LocatorVector[] {
  const asAccount = { itemType: 'ACCOUNT' } as const;
  return [
    ...cases.pass.map(([text, normalised]) => ({
      text,
      item: {},
      expect: { result: 'pass' as const, codes: [], exact: true, normalised, service: id },
    })),
    ...cases.stop.flatMap(([text, code]) =>
      [{}, asAccount].map((item) => ({
        text,
        item,
        expect: { result: 'stop' as const, codes: [code], exact: false, service: id },
      })),
    ),
    ...cases.account.flatMap(([text, normalised]) => [
      {
        text,
        item: {},
        expect: { result: 'stop' as const, codes: ['channel-root' as const], exact: false, normalised, service: id },
      },
      { text, item: asAccount, expect: { result: 'pass' as const, codes: [], exact: false, normalised, service: id } },
    ]),
    ...(cases.short ?? []).map((text) => ({
      text,
      item: {},
      expect: { result: 'fixable' as const, codes: ['shortener-without-target' as const], exact: false, service: id },
    })),
  ];
}

const general = (cases: typeof CONTAINER_CASES): LocatorVector[] =>
  cases.map(({ text, item, result, codes }) => ({ text, item: item ?? {}, expect: { result, codes, exact: true } }));

/** File name to content. Rules are published with their cases, so that another implementation can read both. */
export function locatorVectorFiles(): ReadonlyMap<string, unknown> {
  const files = new Map<string, unknown>();
  for (const service of SERVICE_RULES) {
    const { cases: _cases, ...rule } = service;
    files.set(`${rule.id}.json`, { rule, vectors: vectorsOfRule(service) });
  }
  files.set('link-shorteners.json', { hosts: SHORTENER_HOSTS, vectors: general(HOP_AND_TIME_CASES) });
  files.set('general.json', { vectors: [...general(CONTAINER_CASES), ...general(HOSTILE_CASES)] });
  files.set('equality.json', { same: EQUALITY_CASES, different: INEQUALITY_CASES });
  return files;
}
