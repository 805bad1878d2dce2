import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** A page of a desk: its address, and how its code is fetched when somebody first goes there. */
export type DeskRoute = { readonly path: string; readonly page: () => Promise<ComponentType> };

/** Goes to a page of this service. Addresses are plain text, because each desk adds its own. */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return (path) => router.history.push(path);
}

/** A part of the address: `/case/$id`. */
export function usePathPart(name: string): string {
  const parts: Readonly<Record<string, unknown>> = useParams({ strict: false });
  return asText(parts[name]) ?? '';
}

/** What stands behind the question mark, as text. */
export function useSearchPart(name: string): string | null {
  const parts: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  return asText(parts[name]);
}

// The router reads what looks like a number or a flag as one.
const asText = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
