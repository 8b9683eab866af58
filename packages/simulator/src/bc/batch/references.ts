import { badExpression, NotSimulated } from '../errors.ts'
import type { Part, PartAnswer } from './part.ts'

/** Where the records of earlier parts are, by the ids of those parts. */
export type Places = Map<string, string>

const reference = /^\/?\$([^/?]+)(.*)$/s

const placeOf = ({ dependsOn }: Part, places: Places, id: string): string => {
  // Whether a reference without dependsOn works is not known; facts say that it does not.
  if (!dependsOn.includes(id)) throw new NotSimulated(`a reference to part ${id} of a batch that does not depend on it`)
  const place = places.get(id)
  if (place === undefined) throw badExpression(`The request '${id}', to which this one refers, has no record.`)
  return place
}

/** The address with the place of an earlier part's record for `$id` in front of it. */
const placed = (part: Part, places: Places, address: string): string => {
  const [, id, rest = ''] = reference.exec(address) ?? []
  if (id === undefined || /^(metadata|batch|count)$/i.test(id)) return address
  return `${placeOf(part, places, id)}${rest}`
}

const createdStatus = 201

/** Notes where the record of a part that went well can be found: where it was made, or where it was asked for. */
export const notePlace = (places: Places, part: Part, { status, headers }: PartAnswer): void => {
  if (part.id === null || status >= 400) return
  const [path = ''] = placed(part, places, part.url).split('?')
  places.set(part.id, status === createdStatus ? (headers.location ?? path) : path)
}

const placedMember = (part: Part, places: Places, [name, value]: [string, unknown]): [string, unknown] =>
  name.endsWith('@odata.bind') && typeof value === 'string' ? [name, placed(part, places, value)] : [name, value]

const placedBody = (part: Part, places: Places): Buffer => {
  if (!part.body.includes('@odata.bind')) return part.body
  let body: unknown
  try {
    body = JSON.parse(part.body.toString('utf8'))
  } catch {
    // It is refused where bodies are read.
    return part.body
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return part.body
  const members = Object.entries(body).map((member) => placedMember(part, places, member))
  return Buffer.from(JSON.stringify(Object.fromEntries(members)))
}

/**
 * The part with its references to earlier ones replaced, in the address and in `@odata.bind`.
 *
 * @throws NotSimulated For a reference to a part on which it does not depend.
 * @see OData 4.0, part 1, section 11.7.3.1; OData JSON Format 4.01, section 19.1
 */
export const withPlaces = (part: Part, places: Places): Part => ({
  ...part,
  url: placed(part, places, part.url),
  body: placedBody(part, places),
})
