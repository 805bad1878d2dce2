import type { OrganisationKind, Role } from '@remit/protocol';
import { createContext, useContext } from 'react';

/** Who is looking: what the frame needs to know of the person signed in. */
export type Session = {
  readonly person: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  readonly role: Role;
  /** All that this person may act as; one at a time. */
  readonly roles: readonly Role[];
  /** IANA zone in which this organisation reads times. */
  readonly zone: string;
  /** Demonstration accounts sign with software keys, and every screen says so. */
  readonly softwareKeys: boolean;
};

export type Service = {
  /** Made-up data: a banner on every page. */
  readonly demonstration: boolean;
};

export const SessionContext = createContext<Session | null>(null);
export const ServiceContext = createContext<Service>({ demonstration: false });

/** The session, or null for a visitor of the public pages. */
export const useSession = (): Session | null => useContext(SessionContext);
export const useService = (): Service => useContext(ServiceContext);
