const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the shape of a GUID, in either case. */
export const isGuid = (text: string): boolean => guid.test(text)

const domain = /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** Whether a text has the shape of a domain name with at least one dot. */
export const isDomain = (text: string): boolean => domain.test(text)
