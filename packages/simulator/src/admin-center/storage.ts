import { json } from '../http.ts'
import type { Route } from '../router.ts'
import type { Company, Environment } from '../world.ts'
import { type AdminAnswer, environmentOf, oneEnvironment, route, visibleEnvironments } from './asked.ts'
import { quotas } from './new-environment.ts'

const totalKilobytes = 80 * 1024 * 1024

/** An empty database, and what the companies in it add by what they began with; the figures are the simulator's own. */
const emptyKilobytes = 1_310_720
const companyKilobytes: Readonly<Record<Company['seed'], number>> = {
  demo: 262_144,
  large: 1_572_864,
  small: 65_536,
  empty: 16_384,
}

const viewStorage = ({ name, type, applicationFamily, companies }: Environment): object => ({
  environmentType: type,
  environmentName: name,
  applicationFamily,
  databaseStorageInKilobytes: [...companies.values()].reduce(
    (sum, { seed }) => sum + companyKilobytes[seed],
    emptyKilobytes,
  ),
})

/** How much is used, and how much may be. */
export const storageRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${oneEnvironment}/usedstorage`, 0, (asked) => json(200, viewStorage(environmentOf(asked)))),
  route('GET', '/environments/usedstorage', 0, (asked) =>
    json(200, { value: visibleEnvironments(asked).map(viewStorage) }),
  ),
  route('GET', '/environments/quotas', 0, () =>
    json(200, {
      environmentsCount: { production: quotas.Production, sandbox: quotas.Sandbox },
      storageInKilobytes: { default: totalKilobytes, userLicenses: 0, additionalCapacity: 0, total: totalKilobytes },
    }),
  ),
]
