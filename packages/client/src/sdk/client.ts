import { contract, type Row, type RowName } from '../contract/index.ts';
import type { CommandData, CommandKind } from '@remit/protocol';
import { type BundlePolicy, isFault, type VerifiedBundle, verifyBundle } from '../bundle/index.ts';
import { BundleRefused } from './bundle-refused.ts';
import { targetOf } from './address.ts';
import type { ClientCredential } from './credential.ts';
import { type CaseEvent, type EventsOptions, type Following, followEvents } from './events.ts';
import { problemOf, RemitProblem, RemitUnreachable } from './problem.ts';
import { type Connection, send, type Sent } from './send.ts';
import { demonstrationOnly, signTogether, type SignerOf, withSignatures } from './signing.ts';
import type { Answer, AnyArguments, Rest, Rows } from './types.ts';

export type ClientOptions = {
  /** Origin of the server, such as `https://remit.example`; empty in a page that came from it. */
  readonly server: string;
  /** Null for a visitor, to whom public rows are open. */
  readonly credential: ClientCredential | null;
  /** Who signs the acts that desk and person sign; unless said otherwise, the demonstration's made-up people alone. */
  readonly signer?: SignerOf;
  readonly fetch?: typeof fetch;
  readonly timeoutMilliseconds?: number;
  readonly retryAfterMilliseconds?: readonly number[];
};

/** One of several commands that are given together. */
export type ActOnReferral = {
  [K in Exclude<CommandKind, 'CreateDraft'>]: { readonly id: string; readonly kind: K; readonly data: CommandData<K> };
}[Exclude<CommandKind, 'CreateDraft'>] &
  Pick<AnyArguments, 'idempotencyKey' | 'expectedVersion' | 'document'>;

export interface RemitClient {
  /**
   * Calls a row of the contract by its name.
   *
   * ```ts
   * const { rows } = await client.call('queue', { params: { queue: 'unit' }, query: { limit: 20 } });
   * ```
   *
   * @throws RemitProblem when the server says no
   * @throws RemitUnreachable when no usable answer comes
   */
  call<N extends RowName>(name: N, ...rest: Rest<N>): Promise<Answer<N>>;
  /** The same, one function a row: `client.rows.referral({ params: { id } })`. */
  readonly rows: Rows;
  /** Gives a command on a referral. `expectedVersion` makes it hold only for the case as it was read. */
  act<K extends Exclude<CommandKind, 'CreateDraft'>>(
    id: string,
    kind: K,
    data: CommandData<K>,
    more?: Pick<AnyArguments, 'idempotencyKey' | 'expectedVersion' | 'document'>,
  ): Promise<Answer<K>>;
  /**
   * Gives several commands on as many referrals, all signed at once. Each is recorded or refused by itself.
   *
   * @returns in the order of the acts: the answer, or the problem of that one
   * @throws RemitProblem when one of them may not be signed; nothing was given then
   */
  actAll(acts: readonly ActOnReferral[]): Promise<readonly (Answer<'CreateDraft'> | RemitProblem | RemitUnreachable)[]>;
  /**
   * The bundle of a referral, checked here before the caller sees any of it (spec/bundle.md).
   *
   * @throws BundleRefused when it does not hold under the policy
   */
  bundle(id: string, policy: BundlePolicy): Promise<VerifiedBundle>;
  /** Calls `onCase` whenever a case of this desk changed, until it is stopped. */
  events(onCase: (event: CaseEvent) => void, options?: EventsOptions): Following;
}

const CSRF_HEADER = 'x-remit-csrf';

/**
 * A client of one server for one speaker. Runs in Node and in browsers.
 *
 * ```ts
 * const client = createClient({ server: 'http://localhost:4600', credential: { kind: 'token', token } });
 * ```
 */
export function createClient(options: ClientOptions): RemitClient {
  const connection: Connection = {
    timeoutMilliseconds: 60_000,
    retryAfterMilliseconds: [200, 1000, 3000],
    ...options,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
  };
  const ask = caller(connection);
  const signer = options.signer ?? demonstrationOnly;
  const call = async (name: RowName, given: AnyArguments): Promise<unknown> =>
    ask(name, await withSignatures(ask, signer, name, given));
  const rows = Object.fromEntries(
    (Object.keys(contract) as RowName[]).map((name) => [name, (given?: AnyArguments) => call(name, given ?? {})]),
  ) as unknown as Rows;
  return {
    call: (name, ...[given]) => call(name, given ?? {}) as never,
    rows,
    act: (id, kind, data, more = {}) => call(kind, { params: { id }, body: data, ...more }) as never,
    actAll: async (acts) => {
      const calls = acts.map(({ id, kind, data, ...more }) => ({
        name: kind,
        given: { params: { id }, body: data, ...more },
      }));
      const signed = await signTogether(ask, signer, calls);
      const answers: (Answer<'CreateDraft'> | RemitProblem | RemitUnreachable)[] = [];
      for (const [i, given] of signed.entries()) answers.push(await orProblem(ask(calls[i]!.name, given)));
      return answers;
    },
    bundle: async (id, policy) => {
      const text = (await ask('bundle', { params: { id } })) as Answer<'bundle'>;
      const checked = await verifyBundle(text, policy, new Date().toISOString());
      if (isFault(checked)) throw new BundleRefused(checked);
      return checked;
    },
    events: (onCase, more = {}) => followEvents(connection, onCase, more),
  };
}

/** Keeps the one thing a browser's session needs beside its cookie: the word that shows that a page of ours asks. */
function caller(connection: Connection): (name: RowName, given: AnyArguments) => Promise<unknown> {
  let csrf: string | null = null;
  const session = async (): Promise<string> => {
    const sent = await exchange(connection, contract.session, {}, {});
    return (read(connection, contract.session, sent) as Answer<'session'>).csrf;
  };
  return async (name, given) => {
    const row: Row = contract[name];
    const byCookie = connection.credential?.kind === 'cookie' && row.method !== 'GET';
    if (byCookie) csrf ??= await session();
    const headers = headersOf(row, given);
    let sent = await exchange(connection, row, given, withCsrf(headers, byCookie ? csrf : null));
    // The session changed in another tab: its word did too. Nothing was done, so asking again is harmless.
    if (byCookie && sent.status === 403 && problemOf(403, parse(sent.text)).code === 'cross-site') {
      csrf = await session();
      sent = await exchange(connection, row, given, withCsrf(headers, csrf));
    }
    const answer = read(connection, row, sent);
    if (name === 'session') csrf = (answer as Answer<'session'>).csrf;
    else if (row.audit.startsWith('session.')) csrf = null;
    return answer;
  };
}

async function orProblem(asked: Promise<unknown>): Promise<Answer<'CreateDraft'> | RemitProblem | RemitUnreachable> {
  try {
    return (await asked) as Answer<'CreateDraft'>;
  } catch (error) {
    if (error instanceof RemitProblem || error instanceof RemitUnreachable) return error;
    throw error;
  }
}

const withCsrf = (headers: Record<string, string>, csrf: string | null): Record<string, string> =>
  csrf === null || csrf === '' ? headers : { ...headers, [CSRF_HEADER]: csrf };

function headersOf(row: Row, given: AnyArguments): Record<string, string> {
  const key = row.idempotent === true ? (given.idempotencyKey ?? crypto.randomUUID()) : null;
  return {
    accept: row.mediaType ?? 'application/json',
    ...(row.body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== null && { 'idempotency-key': key }),
    ...(given.expectedVersion !== undefined && { 'if-match': `"${given.expectedVersion}"` }),
  };
}

async function exchange(
  connection: Connection,
  row: Row,
  given: AnyArguments,
  headers: Readonly<Record<string, string>>,
): Promise<Sent> {
  const origin = connection.server === '' ? (globalThis.location?.origin ?? '') : connection.server;
  const body = row.body === undefined ? '' : JSON.stringify(given.body ?? {});
  const repeatable = row.method === 'GET' || row.idempotent === true;
  const outgoing = { method: row.method, origin, target: targetOf(row, given), body };
  return send(connection, outgoing, headers, { repeatable, signal: given.signal });
}

function read({ server }: Connection, row: Row, sent: Sent): unknown {
  const json = sent.ok && row.mediaType !== undefined ? sent.text : parse(sent.text);
  if (!sent.ok) {
    // Below 500 somebody said no; above, nobody knows what happened.
    if (sent.status >= 400 && sent.status < 500 && sent.status !== 429) throw problemOf(sent.status, json);
    throw new RemitUnreachable(server, wordsOf(sent.status, json));
  }
  if (json === undefined) throw new RemitUnreachable(server, 'its answer is not JSON');
  const parsed = row.response.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') || 'its whole';
  throw new RemitUnreachable(server, `its answer differs from the interface at ${where}`, parsed.error);
}

function wordsOf(status: number, json: unknown): string {
  if (status === 429) return 'it takes no more requests for now, wait a minute';
  const title = problemOf(status, json).message.replace(/\.$/, '');
  return `it answered ${status} (${title})`;
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
