import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';
import type { CommandRequest, CommandResult } from '../commands/request.ts';
import type { Ports } from '../ports.ts';
import type { LogIdentity } from '../queries/log-state.ts';
import type { Store } from '../queries/reader.ts';

/** What the edge needs to be told; `service.ts` makes it from the environment. */
export type HttpConfig = {
  /** As people and authenticators know this server, such as http://localhost:4600: scheme, host and port alone. */
  readonly origin: string;
  /** Made-up people, one click to be one of them; loopback alone. */
  readonly demonstration: boolean;
  /** Addresses or networks of proxies whose forwarded addresses are believed. */
  readonly trustProxy: readonly string[];
  /** Addresses and networks that may read /metrics beside this machine. */
  readonly metricsFrom: readonly string[];
  /** Where a page may look for its desk's signer, beside this server; null or absent where nowhere. */
  readonly deskSigner?: string | null;
  /** The built screens; null where this process serves none. */
  readonly webRoot: string | null;
  /** What the log is called and how its checkpoints are checked. */
  readonly log: LogIdentity;
  /** Why the log's witnesses are fewer than is recommended; null or absent where they are not. */
  readonly logAdvice?: string | null;
  readonly limits?: Partial<Limits>;
};

/** Requests a minute: of one person or key, of one address that is not signed in, and attempts to sign in. */
export type Limits = { readonly asker: number; readonly visitor: number; readonly signIn: number };
export const LIMITS: Limits = { asker: 1_200, visitor: 600, signIn: 30 };

export type Deps = {
  readonly store: Store;
  readonly executor: { readonly execute: (request: CommandRequest) => Promise<CommandResult> };
  readonly config: HttpConfig;
  readonly ports: Ports;
  readonly logger: FastifyBaseLogger;
  /** Where the measures of this process are kept: those of the edge join them. */
  readonly registry?: Registry;
};
