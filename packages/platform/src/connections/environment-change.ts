import { findEnvironment } from '@landbridge/diagnosis'
import type {
  EnvironmentNotice,
  SeenEnvironments,
  StoredCompany,
  StoredEnvironment,
} from '../store/tables/connections.ts'
import { listOf } from './wanted.ts'

/** What a connection reached when it was last in order. */
export interface Former {
  readonly environment: StoredEnvironment
  readonly companies: readonly StoredCompany[]
  /** Undefined where nothing is known of before. */
  readonly seen: SeenEnvironments | undefined
}

/** Whether another environment lets the connection in and has its companies, by their ids. */
export type Likeness = 'same' | 'other' | 'unknown'

/** What is listed now, and the ways to see more; each costs a request. */
export interface Sight {
  readonly listed: readonly StoredEnvironment[]
  readonly likeness: (environment: StoredEnvironment) => Promise<Likeness>
  /** Ids of the companies that are visible now; undefined where they were not asked for. */
  readonly visible: () => Promise<readonly string[] | undefined>
}

export interface Judged {
  readonly notice: Omit<EnvironmentNotice, 'since' | 'listed'> | undefined
  /** What need not be looked at again. */
  readonly known: readonly StoredEnvironment[]
}

/** New environments that are looked into at once. */
const mostLookedInto = 5

/** A deleted environment is listed under its name and the time for 14 days (Microsoft, Admin Center API 2.18). */
const softDeleted = (name: string) => new RegExp(`^${name.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')}-\\d{12}$`, 'i')

/**
 * Says what became of the environment of a connection. The list of environments has no id: an environment is known by
 * its name, its type and its address, and its data by the ids of the companies, which a copy and a new name keep. Where
 * a copy cannot be told from the original, nothing may be written until a person says which one it is.
 */
export const judgeEnvironment = async ({ environment, companies, seen }: Former, sight: Sight): Promise<Judged> => {
  const { listed } = sight
  const current = findEnvironment(listed, environment.name)
  const isNew = ({ name }: StoredEnvironment) =>
    name !== current?.name && seen !== undefined && findEnvironment(seen.environments, name) === undefined
  const fresh = listed.filter(isNew).slice(0, mostLookedInto)
  const likenesses = await Promise.all(fresh.map(sight.likeness))
  const twins = fresh.filter((_, index) => likenesses[index] === 'same')
  const known = listed.filter((each) => !fresh.includes(each) || likenesses[fresh.indexOf(each)] === 'other')

  if (current === undefined) return { notice: gone(environment, listed, twins), known }
  const changed = changeOf(environment, current) ?? copyOf(current, twins)
  if (changed !== undefined) return { notice: changed, known }
  const visible = await sight.visible()
  const missing = visible === undefined ? [] : companies.filter(({ id }) => !visible.includes(id))
  return { notice: missing.length > 0 ? companiesGone(current, missing) : undefined, known }
}

type Notice = NonNullable<Judged['notice']>

const namesOf = (all: readonly { readonly name: string }[]): string => listOf(all.map(({ name }) => name))

const gone = (
  { name }: StoredEnvironment,
  listed: readonly StoredEnvironment[],
  twins: readonly StoredEnvironment[],
): Notice => {
  const stopped = { stopsWrites: true, needsAttention: true }
  const living = twins.filter((each) => !softDeleted(name).test(each.name))
  if (living.length > 0)
    return {
      ...stopped,
      kind: 'renamed',
      what: `${name} is not listed any more, and ${namesOf(living)} has the same companies. Either it was renamed, or it was copied and then deleted.`,
      choices: living,
    }
  const deleted = listed.find((each) => softDeleted(name).test(each.name))
  return {
    ...stopped,
    kind: 'deleted',
    what:
      deleted === undefined
        ? `${name} is not listed any more. It was deleted, was moved to another directory, or keeps this application out by its setting Partner Access.`
        : `${name} was deleted. It can be recovered in the Business Central admin center for 14 days; it is listed as ${deleted.name}.`,
    choices: [],
  }
}

const changeOf = (before: StoredEnvironment, now: StoredEnvironment): Notice | undefined => {
  const stopped = { stopsWrites: true, needsAttention: true, choices: [now] }
  if (differ(before.type, now.type))
    return {
      ...stopped,
      kind: 'type-changed',
      what: `${now.name} was of the type ${before.type} and is of the type ${now.type} now. It is another environment of the same name, perhaps a copy.`,
    }
  if (differ(before.family, now.family) || differ(before.webServiceUrl, now.webServiceUrl))
    return {
      ...stopped,
      kind: 'moved',
      what: `${now.name} has another address now: ${now.webServiceUrl ?? now.family ?? 'unknown'}. It was moved, or is another environment of the same name.`,
    }
  return undefined
}

/** What was not known before has not changed. */
const differ = (before = '', now = ''): boolean =>
  before !== '' && now !== '' && before.toLowerCase() !== now.toLowerCase()

const isProduction = ({ type }: StoredEnvironment): boolean => type.toLowerCase() === 'production'

const copyOf = (current: StoredEnvironment, twins: readonly StoredEnvironment[]): Notice | undefined => {
  if (twins.length === 0) return undefined
  const names = namesOf(twins)
  const shared = { kind: 'copied', choices: [current, ...twins] } as const
  // Of a production environment and a sandbox it is plain which one the books are kept in.
  if (!isProduction(current) || !twins.some(isProduction))
    return {
      ...shared,
      stopsWrites: false,
      needsAttention: false,
      what: `${names} is new, lets this connection in too and has the same companies: it is a copy. The connection stays with ${current.name}.`,
    }
  return {
    ...shared,
    stopsWrites: true,
    needsAttention: true,
    what: `${names} is new, is a production environment as well, lets this connection in too and has the same companies. One of them is a copy, and nothing tells which.`,
  }
}

const companiesGone = ({ name }: StoredEnvironment, missing: readonly StoredCompany[]): Notice => ({
  kind: 'companies-gone',
  what: `${listOf(missing.map(({ displayName }) => displayName))} cannot be seen in ${name} any more: deleted, or no permission set covers it now.`,
  stopsWrites: false,
  needsAttention: true,
  choices: [],
})
