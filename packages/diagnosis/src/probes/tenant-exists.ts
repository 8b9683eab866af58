import { discoverTenant, type Fetch } from '@landbridge/auth'
import { entraLink, Fault } from '@landbridge/model'
import { probe, type Reach } from '../facts.ts'
import { failed, pass } from '../finding.ts'

/** Whether Entra knows the directory, which id it has, and how far our clocks are apart. Needs no account. */
export const tenantExists = probe({
  name: 'tenantExists',
  requests: 1,
  needs: ['endpoints', 'tenant'],
  gives: ['tenantId', 'clockAheadMs'],
  look: async ({ endpoints, tenant }, reach) => {
    const { fetch, clockAheadMs } = watchClock(reach)
    try {
      const { id, region } = await discoverTenant({ ...reach, fetch, authority: endpoints.authority, tenant })
      const evidence = [
        { label: 'Directory (tenant) ID', value: id },
        ...(region === undefined ? [] : [{ label: 'Region', value: region }]),
      ]
      return {
        finding: pass('tenant.exists', 'The directory exists.', evidence),
        facts: { tenantId: id, clockAheadMs: clockAheadMs() },
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const what = `Entra knows no directory ${tenant}.`
      const evidence = [{ label: 'Asked for', value: tenant }]
      const link = entraLink(endpoints, undefined, 'appList')
      return { finding: failed('tenant.exists', what, error, { evidence, link }), facts: {} }
    }
  },
})

/** Reads Microsoft's clock off the answer that passes through. */
const watchClock = ({ fetch = globalThis.fetch as Fetch, now = Date.now }: Reach) => {
  let ahead: number | null = null
  const watching: Fetch = async (url, init) => {
    const before = now()
    const response = await fetch(url, init)
    const theirs = Date.parse(response.headers.get('date') ?? '')
    // The header has whole seconds, and was written at some moment while we waited.
    if (!Number.isNaN(theirs)) ahead = Math.round((before + now()) / 2 - theirs)
    return response
  }
  return { fetch: watching, clockAheadMs: () => ahead }
}
