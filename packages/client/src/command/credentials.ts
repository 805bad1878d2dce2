import { join } from 'node:path';
import { z } from 'zod';
import { type ClientCredential, signerOf } from '../sdk/index.ts';
import { notSignedIn, usage } from './failure.ts';
import { readPrivateFile, writePrivateFile } from './private-file.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

const text = z.string().min(1).max(200);
// A token goes into a header: no spaces, no line breaks.
const token = z.string().regex(/^[\x21-\x7e]{16,4096}$/u);

const sessionSchema = z.object({
  kind: z.literal('session'),
  token,
  /** What the person signed in as, such as `officer`. */
  account: text,
  expiresAt: z.iso.datetime().nullable().default(null),
});
const keySchema = z.object({
  kind: z.literal('key'),
  keyId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/u),
  /** Ed25519 as PKCS #8 in base64url. */
  privateKey: z.string().regex(/^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9_-]{43}$/u),
});

/** A person's session, as `remit sign-in` saves it, or a key that signs each request, as `remit key new` writes it. */
export type Session = z.infer<typeof sessionSchema>;
export type MachineKey = z.infer<typeof keySchema>;
export type Credential = Session | MachineKey;
const credentialSchema = z.discriminatedUnion('kind', [sessionSchema, keySchema]);

/** Where to look for who speaks. */
type Speaking = Pick<Settings, 'server' | 'keyFile' | 'as'>;

/** By server, so that a session is never sent to another one. */
const savedSchema = z.object({
  version: z.literal(1),
  servers: z.record(z.url(), z.object({ current: text, sessions: z.record(text, sessionSchema) })),
});
type Saved = z.infer<typeof savedSchema>;

/** The credential in the form in which the SDK speaks with it. */
export async function clientCredential(credential: Credential): Promise<ClientCredential> {
  if (credential.kind === 'session') return { kind: 'token', token: credential.token };
  try {
    return { kind: 'key', keyId: credential.keyId, sign: await signerOf(credential.privateKey) };
  } catch {
    throw usage('key-unreadable', 'The private key in the key file is damaged.', 'Ask for a new one.');
  }
}

/** REMIT_CONFIG, else the user's configuration folder. */
export function configFolder({ env, home }: Surroundings): string {
  const configuration = env['XDG_CONFIG_HOME'] || env['APPDATA'] || join(home, '.config');
  return env['REMIT_CONFIG'] || join(configuration, 'remit');
}

export const sessionsFile = (surroundings: Surroundings): string => join(configFolder(surroundings), 'sessions.json');

/** The credential for a server, from `--key` or from what was saved; null where there is none. */
export async function findCredential(settings: Speaking, surroundings: Surroundings): Promise<Credential | null> {
  if (settings.keyFile !== null) return readKeyFile(settings.keyFile);
  const server = (await readSaved(surroundings)).servers[settings.server];
  const name = settings.as ?? server?.current;
  const session = name === undefined ? undefined : server?.sessions[name];
  if (settings.as !== null && session === undefined) {
    throw notSignedIn(`Run: remit sign-in --demo ${settings.as} --server ${settings.server}`);
  }
  if (session?.expiresAt && Date.parse(session.expiresAt) <= surroundings.now()) {
    throw notSignedIn(`The session of “${session.account}” has run out. Sign in again.`);
  }
  return session ?? null;
}

/** Saves a session as the one in use for its server; sessions of other accounts stay. */
export async function saveSession(server: string, session: Session, surroundings: Surroundings): Promise<string> {
  const saved = await readSaved(surroundings);
  const sessions = { ...saved.servers[server]?.sessions, [session.account]: session };
  const servers = { ...saved.servers, [server]: { current: session.account, sessions } };
  const path = sessionsFile(surroundings);
  await writePrivateFile(path, `${JSON.stringify({ version: 1, servers } satisfies Saved, null, 2)}\n`);
  return path;
}

/** Forgets a session; the one signed in before it, if any, is then in use. */
export async function forgetSession(server: string, account: string, surroundings: Surroundings): Promise<void> {
  const saved = await readSaved(surroundings);
  const { [account]: _, ...sessions } = saved.servers[server]?.sessions ?? {};
  const { [server]: __, ...servers } = saved.servers;
  const next = Object.keys(sessions).at(-1);
  const kept = next === undefined ? servers : { ...servers, [server]: { current: next, sessions } };
  await writePrivateFile(sessionsFile(surroundings), `${JSON.stringify({ version: 1, servers: kept }, null, 2)}\n`);
}

async function readSaved(surroundings: Surroundings): Promise<Saved> {
  const path = sessionsFile(surroundings);
  const content = await readPrivateFile(path);
  if (content === null) return { version: 1, servers: {} };
  const saved = savedSchema.safeParse(parseJson(content));
  if (!saved.success) throw usage('sessions-damaged', `${path} is damaged.`, 'Delete it and sign in again.');
  return saved.data;
}

async function readKeyFile(path: string): Promise<Credential> {
  const content = await readPrivateFile(path);
  if (content === null) throw usage('key-missing', `There is no file ${path}.`);
  const credential = credentialSchema.safeParse(parseJson(content));
  if (credential.success) return credential.data;
  throw usage('key-unreadable', `${path} holds neither a machine key nor a session of Remit.`);
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
