import { Fault } from '@landbridge/model'

/** No request of the contract needs more; deeper ones would exhaust the stack of whatever writes them out again. */
const deepest = 64

const utf8 = new TextDecoder('utf-8', { fatal: true })

const malformed = (message: string, cause?: unknown) =>
  new Fault('request.malformed', { message }, cause === undefined ? {} : { cause })

/** How deeply lists and objects are nested in a JSON text, without reading it. */
const depthOf = (text: string): number => {
  let depth = 0
  let most = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === 0x22) {
      // To the end of the string: the next quote that no backslash escapes.
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) if (text.charCodeAt(at) === 0x5c) at += 1
    } else if (char === 0x7b || char === 0x5b) {
      depth += 1
      if (depth > most) most = depth
    } else if (char === 0x7d || char === 0x5d) depth -= 1
  }
  return most
}

/**
 * Reads the JSON body of a request.
 *
 * @throws Fault `request.malformed` for what is not JSON in UTF-8, is nested too deeply, or names `__proto__`
 */
export const readJson = (bytes: Uint8Array): unknown => {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch (cause) {
    throw malformed('The body is not UTF-8.', cause)
  }
  if (depthOf(text) > deepest) throw malformed(`The body is nested more than ${deepest} levels deep.`)
  try {
    // Looking at every name costs more than the reading; the escape may hide the name.
    return /__proto__|\\u/.test(text) ? JSON.parse(text, refuseProto) : JSON.parse(text)
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw malformed('The body is not valid JSON.')
  }
}

const refuseProto = (name: string, value: unknown): unknown => {
  if (name === '__proto__') throw malformed('The body names the property __proto__.')
  return value
}
