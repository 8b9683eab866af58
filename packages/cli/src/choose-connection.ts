import type { Connection } from '@landbridge/contract'
import { Complaint } from './complaint.ts'
import type { Session } from './session.ts'

const sameText = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0

const line = ({ id, name, linkedAccount }: Connection): string => `${id}  ${name} (${linkedAccount.id})`

/**
 * The connection that a person means: by id, by the beginning of an id, by name or by linked account; without any, the
 * only one there is.
 *
 * @throws Complaint `usage` where none or several are meant
 */
const pickConnection = (all: readonly Connection[], wanted: string | undefined): Connection => {
  // One that is still being set up cannot be used; it is meant only where nothing else can be.
  const ready = all.filter(({ health }) => health !== 'in-setup')
  const connections = ready.length > 0 ? ready : all
  if (wanted === undefined) {
    const [first] = connections
    if (first === undefined)
      throw new Complaint('usage', 'There is no connection yet.', 'Make one with `landbridge connect`.')
    if (connections.length === 1) return first
    throw new Complaint(
      'usage',
      'There are several connections.',
      `Name one with --connection:\n${connections.map(line).join('\n')}`,
    )
  }
  const exact = connections.filter(
    ({ id, name, linkedAccount }) =>
      sameText(id, wanted) ||
      sameText(name, wanted) ||
      sameText(linkedAccount.id, wanted) ||
      sameText(linkedAccount.name, wanted),
  )
  const found =
    exact.length > 0 || wanted.length < 4
      ? exact
      : connections.filter(({ id }) => id.toLowerCase().startsWith(wanted.toLowerCase()))
  const [first] = found
  if (first === undefined)
    throw new Complaint('usage', `There is no connection "${wanted}".`, 'See `landbridge connections`.')
  if (found.length > 1)
    throw new Complaint(
      'usage',
      `"${wanted}" means several connections.`,
      `Name one by its id:\n${found.map(line).join('\n')}`,
    )
  return first
}

/** Asks Landbridge for its connections and picks the one that is meant. */
export const chooseConnection = async (session: Session, wanted: string | undefined): Promise<Connection> => {
  const fromEnv = session.outside.env.LANDBRIDGE_CONNECTION
  const { connections } = await session.call('connections.list', {})
  return pickConnection(connections, wanted ?? (fromEnv === '' ? undefined : fromEnv))
}
