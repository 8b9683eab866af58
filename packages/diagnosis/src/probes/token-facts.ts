import type { TokenClaims } from '@landbridge/auth'
import { businessCentralAppId, businessCentralResource, Fault } from '@landbridge/model'
import { type Facts, probe } from '../facts.ts'
import { type Cause, type Evidence, failed, pass, untold } from '../finding.ts'

/** Beyond this difference, Entra refuses signed assertions, and the end of a token is misjudged. */
const tolerableSkewMs = 300_000

/** Whether the token is meant for Business Central, comes from the directory wanted, and is in its time. No request. */
export const tokenFacts = probe({
  name: 'tokenFacts',
  requests: 0,
  needs: ['token', 'claims', 'tokenEndsAt', 'tenantId', 'clientId'],
  gives: [],
  look: async (facts, { now = Date.now }) => ({ finding: judge(facts, now()), facts: {} }),
})

/** Whether a token is meant for Business Central, by either of its names. */
export const isForBusinessCentral = ({ aud }: Pick<TokenClaims, 'aud'>): boolean =>
  aud === businessCentralResource || aud === businessCentralAppId

/** What the lines about permissions say of another token. */
export const otherService = 'The token is meant for another service, so it shows no permission.'

type Given = Pick<Facts, 'claims' | 'tokenEndsAt' | 'tenantId' | 'clientId'> & Partial<Facts>

const judge = ({ claims, tokenEndsAt, tenantId, clientId, clockAheadMs = null }: Given, now: number) => {
  const id = 'token.facts'
  if (claims === null) return untold(id, 'The token cannot be read; Microsoft may issue such tokens at any time.')
  const evidence: Evidence[] = [
    { label: 'Audience', value: claims.aud ?? 'none' },
    { label: 'Directory (tenant) ID', value: claims.tid ?? 'none' },
    { label: 'Application (client) ID', value: claims.appid ?? 'none' },
    { label: 'Ends', value: new Date(tokenEndsAt).toISOString() },
    ...(clockAheadMs === null ? [] : [{ label: 'Our clock', value: describeSkew(clockAheadMs) }]),
  ]
  if (!isForBusinessCentral(claims))
    return failed(id, 'The token is meant for another service.', new Fault('auth.wrong_audience'), {
      evidence,
      causes: [audience],
    })
  if (claims.tid !== undefined && claims.tid.toLowerCase() !== tenantId)
    return failed(id, 'The token comes from another directory.', new Fault('auth.wrong_tenant'), { evidence })
  if (claims.appid !== undefined && claims.appid.toLowerCase() !== clientId.toLowerCase())
    return failed(id, 'The token names another application.', new Fault('auth.unexpected'), { evidence })
  const late = tokenEndsAt <= now
  if (late || Math.abs(clockAheadMs ?? 0) > tolerableSkewMs)
    return {
      ...failed(id, 'The clock of this machine is wrong.', new Fault('auth.assertion_invalid'), { evidence }),
      causes: [clock],
    }
  return pass(id, 'The token is meant for Business Central and comes from this directory.', evidence)
}

const audience: Cause = {
  id: 'token.audience',
  text: 'the sign-in asked for another service, or for this one with a slash at its end',
  remedy: 'Ask for the Business Central resource exactly, without a slash at its end.',
  who: 'builder',
}

const clock: Cause = {
  id: 'token.clock',
  text: "the clock of this machine differs from Microsoft's by more than five minutes",
  remedy: 'Synchronise the clock of the machine on which Landbridge runs.',
  who: 'operator',
}

const describeSkew = (aheadMs: number): string => {
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  if (seconds < 2) return "as Microsoft's"
  return `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Microsoft's`
}
