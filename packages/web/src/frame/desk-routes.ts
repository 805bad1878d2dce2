import { caseRoutes } from '../case/routes.ts';
import { auditorRoutes } from '../desks/auditor/routes.ts';
import { directoryRoutes } from '../desks/directory/routes.ts';
import { listRoutes } from '../desks/list/routes.ts';
import { oversightRoutes } from '../desks/oversight/routes.ts';
import { platformRoutes } from '../desks/platform/routes.ts';
import { publicRoutes } from '../desks/public/routes.ts';
import { peopleRoutes } from '../desks/people/routes.ts';
import { unitRoutes } from '../desks/unit/routes.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import type { DeskRoute } from './desk-route.ts';

/** Every page but the start. Each desk appends its own list; their code is fetched when somebody goes there. */
export const DESK_ROUTES: readonly DeskRoute[] = [
  ...signInRoutes,
  ...caseRoutes,
  ...unitRoutes,
  ...oversightRoutes,
  ...platformRoutes,
  ...auditorRoutes,
  ...directoryRoutes,
  ...peopleRoutes,
  ...listRoutes,
  ...publicRoutes,
];
