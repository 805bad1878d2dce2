import { normaliseLocator } from '../locator/index.ts';

/** The key under which a locator is compared; an address that cannot be normalised is compared as it stands. */
export const normalised = (locator: string): string => normaliseLocator(locator) ?? locator.trim();
