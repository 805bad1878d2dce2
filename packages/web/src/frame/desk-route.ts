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
export const usePathPart = (name: string): string =>
  (useParams({ strict: false }) as Readonly<Record<string, string | undefined>>)[name] ?? '';

/** What stands behind the question mark, as text. */
export function useSearchPart(name: string): string | null {
  const value = (useSearch({ strict: false }) as Readonly<Record<string, unknown>>)[name];
  return value === undefined || value === null ? null : String(value);
}
