import type { Application, Secret } from '../world.ts'
import { invalid, notFound } from './refused.ts'

/**
 * Moves start and end of a client secret, in milliseconds since 1970, so that an expired one needs no waiting.
 *
 * @throws Refused when there is no such secret, or it would end before it starts.
 */
export const moveSecret = (
  application: Application,
  keyId: string,
  times: { readonly startsAt?: number; readonly endsAt?: number },
): Secret => {
  const index = application.secrets.findIndex((secret) => secret.keyId === keyId)
  if (index < 0) throw notFound('No password credential found with keyId.')
  const old = application.secrets[index]!
  const { endsAt = old.endsAt } = times
  // Who moves the end alone into the past means a secret that was good until then.
  const startsAt = times.startsAt ?? Math.min(old.startsAt, endsAt - 1)
  if (endsAt <= startsAt) throw invalid('endDateTime', 'The end must be after the start.')
  const secret = { ...old, startsAt, endsAt }
  application.secrets[index] = secret
  return secret
}
