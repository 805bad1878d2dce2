import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G3: the address is on a host of the platform that is asked; of a short link, one of its two hops is. */
export const hostOfPlatform: ItemRule = ({ verdict }, { world: { platform } }) => {
  if (platform.card === null || verdict.host === undefined) return NOTHING;
  const hosts = platform.card.hosts.map((host) => host.toLowerCase());
  const met = [verdict.host, verdict.target?.host].some((host) => host !== undefined && isWithin(host, hosts));
  return met ? NOTHING : complain('STOP', 'G3_NOT_THIS_PLATFORM', 'locator', verdict.host);
};

const isWithin = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((each) => host === each || host.endsWith(`.${each}`));
