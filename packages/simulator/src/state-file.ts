import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { newCompanyData } from './bc/index.ts'
import type { Clock } from './clock.ts'
import type { DemoSecrets } from './demo.ts'
import type { Company, Tenant, World } from './world.ts'

/**
 * Keeps the world over restarts: directories with their registrations, consents and people, environments with their
 * application cards. The records of companies are not kept; they begin anew from their seed.
 */
export interface StateFile {
  /** Secret and password of the demonstration, which programs may hold; undefined where nothing was kept. */
  readonly demo: DemoSecrets | undefined
  /** Puts what was kept in the place of what the world holds. */
  readonly restore: (world: World) => void
  /** Writes the file, whole or not at all, unless it says the same already. */
  readonly save: (world: World, demo: DemoSecrets) => void
}

interface Kept {
  readonly version: 1
  readonly demo: DemoSecrets
  readonly tenants: Map<string, Tenant>
}

/** Maps and sets as JSON has them; the records of a company are left out. */
const replacer = (name: string, value: unknown): unknown => {
  if (name === 'data' && isCompanyData(value)) return undefined
  if (value instanceof Map) return { $map: [...value] }
  if (value instanceof Set) return { $set: [...value] }
  return value
}

const isCompanyData = (value: unknown): boolean => typeof value === 'object' && value !== null && 'transaction' in value

const reviver = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if ('$map' in value) return new Map(value.$map as [unknown, unknown][])
  if ('$set' in value) return new Set(value.$set as unknown[])
  if ('type' in value && value.type === 'Buffer' && 'data' in value) return Buffer.from(value.data as number[])
  return value
}

/** @throws Error when there is a file that is not one of ours: better than to begin anew and write over it. */
const readKept = (path: string): Kept | undefined => {
  if (!existsSync(path)) return undefined
  const kept = JSON.parse(readFileSync(path, 'utf8'), reviver) as Partial<Kept>
  if (kept.version === 1 && kept.demo !== undefined && kept.tenants instanceof Map) return kept as Kept
  throw new Error(`${path} does not hold the state of a simulator.`)
}

export const openStateFile = (path: string, clock: Clock): StateFile => {
  const kept = readKept(path)
  let written = ''
  return {
    demo: kept?.demo,
    restore: (world) => {
      for (const [id, tenant] of kept?.tenants ?? []) {
        for (const { name, countryCode, companies } of tenant.environments.values())
          for (const company of companies.values()) {
            const sown = world.tenants.get(id)?.environments.get(name.toLowerCase())?.companies.get(company.id)
            const data = sown?.data ?? newCompanyData(company.seed, seedOptions(company, countryCode, clock))
            Object.assign(company, { data } satisfies Pick<Company, 'data'>)
          }
        world.tenants.set(id, tenant)
      }
    },
    save: (world, demo) => {
      const text = JSON.stringify({ version: 1, demo, tenants: world.tenants } satisfies Kept, replacer)
      if (text === written) return
      const draft = `${path}.${process.pid}.new`
      writeFileSync(draft, text, { mode: 0o600 })
      renameSync(draft, path)
      written = text
    },
  }
}

const seedOptions = ({ displayName }: Company, country: string, { now }: Clock) => ({ now, name: displayName, country })
