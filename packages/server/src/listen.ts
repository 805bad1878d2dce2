// Ports: asked before anything is started, so that a taken one costs a second and one line.
import { createServer } from 'node:net';
import { StartFailure } from './store/embedded/index.ts';

/** Turns the operating system's answer into one clear line; anything unknown stays as it is. */
export function explainListenError(error: unknown, port: number, host: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const line = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop it, or set PORT to another number.`,
    EACCES: `Port ${port} may not be opened by this account. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine has no address "${host}" to listen on. Set REMIT_HOST to one that it has.`,
    ENOTFOUND: `This machine has no address "${host}" to listen on. Set REMIT_HOST to one that it has.`,
  }[code ?? ''];
  return line === undefined ? error : new StartFailure(line);
}

function tryOnce(port: number, host: string): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}

/** @throws {StartFailure} when the port cannot be listened on */
export async function checkPort(port: number, host: string): Promise<void> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  for (const one of hosts) {
    try {
      await tryOnce(port, one);
    } catch (error) {
      // A machine without IPv6 is no reason to stop; "localhost" then means its IPv4 address.
      const noSuchFamily =
        one === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!noSuchFamily) throw explainListenError(error, port, host);
    }
  }
}
