import { caseRoutes } from '../case/routes.ts';
import { unitRoutes } from '../desks/unit/routes.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import type { DeskRoute } from './desk-route.ts';

/** Every page but the start. Each desk appends its own list; their code is fetched when somebody goes there. */
export const DESK_ROUTES: readonly DeskRoute[] = [...signInRoutes, ...caseRoutes, ...unitRoutes];
