/** Finds the rule of a host in a few map look-ups, whatever the number of services. */
import { compileRow, type RowMatcher } from './compile-rule.ts';
import type { ServiceRule } from './service-rule.ts';
import { SERVICE_RULES } from './services/index.ts';

export interface CompiledService {
  readonly rule: ServiceRule;
  /** Rows for the hosts that share one address space. */
  readonly shared: readonly RowMatcher[];
  /** Rows that name their host. */
  readonly hosted: readonly RowMatcher[];
}

export interface ServiceAtHost {
  readonly service: CompiledService;
  /** The host after mapping (mobile and language hosts become the canonical one). */
  readonly host: string;
  readonly rows: readonly RowMatcher[];
}

interface Entry {
  readonly service: CompiledService;
  readonly mapped: string | undefined;
  readonly shared: boolean;
}

const exact = new Map<string, Entry>();
const below = new Map<string, Entry>();

function enter(pattern: string, entry: Entry): void {
  if (pattern.startsWith('*.')) below.set(pattern.slice(2), entry);
  else exact.set(pattern, entry);
}

for (const rule of SERVICE_RULES) {
  const service: CompiledService = {
    rule,
    shared: rule.rows.filter((row) => row.host === undefined).map((row) => compileRow(rule, row)),
    hosted: rule.rows.filter((row) => row.host !== undefined).map((row) => compileRow(rule, row)),
  };
  for (const host of rule.hosts) enter(host, { service, mapped: rule.canonicalHost, shared: true });
  for (const host of rule.otherHosts ?? []) enter(host, { service, mapped: undefined, shared: false });
}

function entryFor(host: string): Entry | undefined {
  const found = exact.get(host);
  if (found !== undefined) return found;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const parent = below.get(host.slice(dot + 1));
    if (parent !== undefined) return parent;
  }
  return undefined;
}

export function serviceAtHost(host: string): ServiceAtHost | undefined {
  const entry = entryFor(host);
  if (entry === undefined) return undefined;
  const { service, mapped, shared } = entry;
  return { service, host: mapped ?? host, rows: shared ? service.shared : service.hosted };
}

/** The hosts that are worth imitating: exact names of all services, without sub-domains. */
export const KNOWN_HOSTS: readonly string[] = [...exact.keys()];
