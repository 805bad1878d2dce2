// The environment, read once and typed. Everything wrong is told at once, one line each: an operator
// should not have to start the server five times to learn five things.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartFailure, type DatabaseConfig } from './store/embedded/index.ts';
import type { Keys } from './key-file.ts';
import { majority, readWitnesses, WitnessListFault } from './witness-list.ts';
import type { WitnessPolicy } from './jobs/witnesses/panel.ts';

const HIGHEST_PORT = 65_535;
const DEMONSTRATION_LOG = 'demonstration.example/remit';

const wholeNumber = (least: number, most: number, what: string) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most} (${what})`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most} (${what})`);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Passkeys are bound to the origin, so it is exact: scheme, host, port and nothing else. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.origin === text && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)));
}

function isDatabaseUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

// An address, a network, or one of the names that `proxy-addr` knows. Never "true": trusting everybody
// means that anybody may claim any address.
const TRUSTED = /^(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?)$/;

const listed = (holds: (entry: string) => boolean, message: string) =>
  z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .refine((list) => list.every(holds), message)
    .default([]);

/** The signer listens on no other address. Exact, since it stands in the policy that binds every page. */
function isDeskSigner(text: string): boolean {
  return /^http:\/\/127\.0\.0\.1:\d{1,5}$/u.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** An address, or one with the length of its network's prefix. */
function isNetwork(entry: string): boolean {
  const [address = '', prefix, ...more] = entry.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

const common = {
  PORT: wholeNumber(1, HIGHEST_PORT, 'a TCP port').default(4600),
  REMIT_HOST: z.string().min(1).default('localhost'),
  REMIT_DATA: z.string().min(1, 'must name a folder').default('./data'),
  DATABASE_URL: z.string().refine(isDatabaseUrl, 'must look like postgresql://user:password@host:5432/name').optional(),
  REMIT_TRUST_PROXY: listed((entry) => TRUSTED.test(entry), 'must list addresses or networks, separated by commas'),
  REMIT_METRICS_FROM: listed(isNetwork, 'must list addresses or networks such as 10.1.0.0/16, separated by commas'),
  REMIT_DESK_SIGNER: z
    .string()
    .refine(isDeskSigner, 'must be http://127.0.0.1: and a port, where each desk’s signer listens on its own machine')
    .optional(),
  REMIT_WITNESSES: z
    .string()
    .transform((text, context) => {
      try {
        return readWitnesses(text);
      } catch (error) {
        if (!(error instanceof WitnessListFault)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
        return z.NEVER;
      }
    })
    .default([]),
  REMIT_WITNESS_QUORUM: wholeNumber(0, 32, 'witnesses that must cosign a checkpoint').optional(),
  REMIT_PADDING: wholeNumber(1, 4096, 'entries a published checkpoint is padded to').default(16),
  REMIT_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
};

const origin = z.string().refine(isOrigin, 'must be an origin such as https://remit.example, without a path');
const logName = z.string().regex(/^[^\s+]+$/, 'must be a name without spaces or plus signs, such as remit.example/log');
const keyFile = z.string().min(1, 'must name the key file (make one with: remit-server keys FILE)');
/** The service's keys come from a file, or whole from a variable that a keeper of secrets fills. */
const custody = { REMIT_KEY_FILE: keyFile, REMIT_KEYS: z.string().optional() };
const seconds = wholeNumber(1, 86_400, 'seconds between published checkpoints');

const demonstration = z.object({
  ...common,
  REMIT_ORIGIN: origin.optional(),
  REMIT_LOG_NAME: logName.default(DEMONSTRATION_LOG),
  REMIT_CHECKPOINT_SECONDS: seconds.default(10),
});

const service = z.object({
  ...common,
  REMIT_ORIGIN: origin,
  REMIT_LOG_NAME: logName,
  ...custody,
  REMIT_CHECKPOINT_SECONDS: seconds.default(600),
});

/** What is known before the database runs. */
export interface Settings {
  readonly demonstration: boolean;
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly trustProxy: readonly string[];
  /** Who may read /metrics beside this machine. */
  readonly metricsFrom: readonly string[];
  /** Where a page may look for its desk's signer, on the machine that shows the page; null where no page may. */
  readonly deskSigner: string | null;
  readonly logName: string;
  /** Undefined where the environment holds the keys, and in the demonstration, which makes its own. */
  readonly keyFile: string | undefined;
  readonly checkpointSeconds: number;
  readonly padding: number;
  /** Who cosigns the log's checkpoints, and how many must. */
  readonly witnesses: WitnessPolicy;
  readonly logLevel: string;
}

/** What the service is started with. */
export interface ServiceConfig extends Settings {
  readonly database: DatabaseConfig;
  readonly keys: Keys;
  /** The only folder the service itself writes to (the last signed size of the log, for example). */
  readonly stateFolder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as one that is not set, as compose files and shells leave them. */
function setOnes(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
}

function parse<T>(schema: z.ZodType<T>, environment: Environment): T {
  const given = setOnes(environment);
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
  });
  throw new StartFailure(
    lines.length === 1 ? `Setting ${lines[0]}.` : `Settings to mend:\n${lines.map((line) => `  ${line}`).join('\n')}`,
  );
}

type Read = z.infer<typeof demonstration> | z.infer<typeof service>;

function witnessPolicy({ REMIT_WITNESSES: witnesses, REMIT_WITNESS_QUORUM }: Read): WitnessPolicy {
  const needed = REMIT_WITNESS_QUORUM ?? majority(witnesses.length);
  if (needed > witnesses.length)
    throw new StartFailure(`Setting REMIT_WITNESS_QUORUM asks for ${needed} of ${witnesses.length} witnesses.`);
  return { witnesses, needed };
}

function settings(
  read: Read,
  rest: Pick<Settings, 'demonstration' | 'host' | 'origin' | 'keyFile' | 'logLevel'>,
): Settings {
  return {
    ...rest,
    port: read.PORT,
    dataFolder: resolve(read.REMIT_DATA),
    databaseUrl: read.DATABASE_URL,
    trustProxy: read.REMIT_TRUST_PROXY,
    metricsFrom: read.REMIT_METRICS_FROM,
    deskSigner: read.REMIT_DESK_SIGNER ?? null,
    logName: read.REMIT_LOG_NAME,
    checkpointSeconds: read.REMIT_CHECKPOINT_SECONDS,
    padding: read.REMIT_PADDING,
    witnesses: witnessPolicy(read),
  };
}

/** `npm start`: everything has a default, and nothing but this machine can reach it. */
export function demonstrationSettings(environment: Environment): Settings {
  const read = parse(demonstration, environment);
  return settings(read, {
    demonstration: true,
    host: 'localhost',
    origin: read.REMIT_ORIGIN ?? `http://localhost:${read.PORT}`,
    keyFile: undefined,
    logLevel: read.REMIT_LOG_LEVEL ?? 'warn',
  });
}

/** Where keys come whole from the environment, no file is asked for; both would leave it to chance which count. */
function keysOnce<S extends typeof service | typeof founding>(schema: S, environment: Environment): z.infer<S> {
  if (!environment['REMIT_KEYS']?.trim()) return parse(schema, environment) as z.infer<S>;
  if (environment['REMIT_KEY_FILE']?.trim())
    throw new StartFailure('Give REMIT_KEY_FILE or REMIT_KEYS, not both: only one can hold the keys.');
  return parse(schema.extend({ REMIT_KEY_FILE: keyFile.optional() }), environment) as z.infer<S>;
}
const fileOf = (read: { REMIT_KEY_FILE?: string }): string | undefined =>
  read.REMIT_KEY_FILE === undefined ? undefined : resolve(read.REMIT_KEY_FILE);

/** `remit-server serve`: what has no safe default must be said. */
export function serviceSettings(environment: Environment): Settings {
  const read = keysOnce(service, environment);
  return settings(read, {
    demonstration: false,
    host: read.REMIT_HOST,
    origin: read.REMIT_ORIGIN,
    keyFile: fileOf(read),
    logLevel: read.REMIT_LOG_LEVEL ?? 'info',
  });
}

const databaseOnly = z.object({ REMIT_DATA: common.REMIT_DATA, DATABASE_URL: common.DATABASE_URL });

const founding = z.object({ ...databaseOnly.shape, ...custody });

/** What `found` needs to know beside the database. */
export const foundingSettings = (environment: Environment): { readonly keyFile: string | undefined } => ({
  keyFile: fileOf(keysOnce(founding, environment)),
});

/** What `migrate`, `backup` and `restore` need to know. */
export function databaseSettings(environment: Environment): Pick<Settings, 'dataFolder' | 'databaseUrl'> {
  const read = parse(databaseOnly, environment);
  return { dataFolder: resolve(read.REMIT_DATA), databaseUrl: read.DATABASE_URL };
}
