import { type Answer, createClient, type RemitClient, RemitUnreachable } from '@remit/client';
import { connection } from '../kit/connection.ts';
import { passkeySigner } from '../signing/passkey-signer.ts';

const desk = (): Promise<Answer<'desk'>> => client.call('desk');

/** The SDK, speaking as the browser's own session to the server that this page came from. */
export const client: RemitClient = createClient({
  server: '',
  credential: { kind: 'cookie' },
  signer: passkeySigner({ desk }),
  // Whoever waits is told early; the connection banner goes on trying (connection.ts).
  retryAfterMilliseconds: [400],
  fetch: async (...request) => {
    try {
      return await fetch(...request);
    } catch (error) {
      const calledOff = error instanceof DOMException && error.name === 'AbortError';
      if (!calledOff) connection.reportLost();
      throw error;
    }
  },
});

export const isUnreachable = (error: unknown): error is RemitUnreachable => error instanceof RemitUnreachable;
