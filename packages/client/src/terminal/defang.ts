import { showable } from './showable.ts';

/**
 * Writes an address so that no terminal, mail or chat makes a link of it: `hxxps://example[.]org/a`. Nobody opens by
 * accident what was referred. Reading a list undoes it (`list/refang.ts`).
 */
export function defang(url: string): string {
  const { scheme = '', host = '', rest = '' } = PARTS.exec(url)?.groups ?? {};
  return showable(disarmedScheme(scheme) + host.replaceAll('.', '[.]') + rest);
}

const PARTS = /^(?<scheme>[a-z][a-z0-9+.-]*:(?:\/\/)?)?(?<host>[^/?#\\]*)(?<rest>[^]*)$/iu;

function disarmedScheme(scheme: string): string {
  if (/^https?:/iu.test(scheme)) return scheme.replace(/^http/iu, 'hxxp');
  return scheme.replace(':', '[:]');
}
