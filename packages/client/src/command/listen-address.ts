import { usage } from './failure.ts';

export type ListenAddress = { readonly host: string; readonly port: number };

/** `127.0.0.1:4620` or `[::1]:4620`. */
export function listenAddress(text: string, example: string): ListenAddress {
  const [, host, port] = /^(.+):(\d{1,5})$/u.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw usage('listen', `“${text}” is no address to listen on.`, `Write it as ${example}.`);
  return { host: host.replace(/^\[(.*)\]$/u, '$1'), port: Number(port) };
}
