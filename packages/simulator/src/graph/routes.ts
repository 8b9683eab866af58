import { applicationRoutes } from './applications/routes.ts'
import type { Operation } from './asked.ts'
import { directoryRoutes } from './directory/routes.ts'
import type { GraphRoute } from './path.ts'
import { principalRoutes } from './principals/routes.ts'

/** All addresses below a version that are simulated; `$batch` holds any of them. */
export const routes: readonly GraphRoute<Operation>[] = [...applicationRoutes, ...principalRoutes, ...directoryRoutes]
