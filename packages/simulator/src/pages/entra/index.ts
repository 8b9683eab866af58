import type { Handler } from '../../http.ts'
import type { Simulation } from '../../simulation.ts'
import { notSimulatedPage, pagesHandler } from '../pages.ts'
import { authentication } from './authentication.ts'
import { credentials } from './credentials.ts'
import { enterprise } from './enterprise.ts'
import { chooseTenant, home } from './home.ts'
import { permissions } from './permissions.ts'
import { newRegistration, registrationList, registrationOverview } from './registrations.ts'

const registered = '/{tenant}/view/Microsoft_AAD_RegisteredApps'
const registration = (menu: string): string => `${registered}/ApplicationMenuBlade/~/${menu}/appId/{clientId}/*`

/** The simulated Microsoft Entra admin center; the same paths as the real one, with `view` instead of `#view`. */
export const entraAdminCenter = (sim: Simulation): Handler =>
  pagesHandler(sim, 'entra', [
    ['/', chooseTenant],
    ['/{tenant}', home],
    ['/{tenant}/', home],
    [`${registered}/ApplicationsListBlade/*`, registrationList],
    [`${registered}/CreateApplicationBlade/*`, newRegistration],
    [registration('Overview'), registrationOverview],
    [registration('Credentials'), credentials()],
    [registration('CallAnAPI'), permissions],
    [registration('Authentication'), authentication],
    ['/{tenant}/view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/{menu}/objectId/{objectId}/appId/{clientId}', enterprise],
    ['/{tenant}/view/*', { show: (context) => notSimulatedPage(context, 'entra', context.values.rest ?? '') }],
  ])
