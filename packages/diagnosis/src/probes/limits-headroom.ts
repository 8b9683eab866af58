import { Fault, limits } from '@landbridge/model'
import { probe } from '../facts.ts'
import { type Evidence, type Finding, pass, untold } from '../finding.ts'

/** What a program knows of its own use of the limits that Business Central has for each user. */
export interface OwnUse {
  /** Requests begun within the last five minutes. */
  readonly used: number
  readonly inFlight: number
  /** Requests that wait for a place. */
  readonly waiting: number
  /** How long Business Central asked to send nothing, from now on in milliseconds; 0 where it did not. */
  readonly pausedForMs: number
}

/** From this share of the requests on, the rest is no head-room for what a program does besides a check. */
const fullFrom = 0.9

const most = limits.requestsPerWindow.value

/**
 * Whether there is room below the limits: by what was refused during the check, and by what the program counts itself.
 * Business Central tells nobody how much is left, and other programs may use the same client id.
 *
 * @param ownUse Absent where the caller does not count.
 */
export const limitsHeadroom = (ownUse?: () => OwnUse) =>
  probe({
    name: 'limitsHeadroom',
    requests: 0,
    needs: ['sent'],
    gives: [],
    look: async ({ sent }) => ({ finding: judge(sent(), ownUse?.()), facts: {} }),
  })

const id = 'limits.headroom'

const judge = ({ requests, throttled }: { requests: number; throttled: number }, own: OwnUse | undefined): Finding => {
  const evidence: Evidence[] = [
    { label: 'Refused for the limits', value: `${throttled} of ${requests} requests of this check` },
    ...(own === undefined
      ? []
      : [
          { label: 'Sent by Landbridge in five minutes', value: `${own.used} of ${most}` },
          { label: 'In flight', value: `${own.inFlight} of ${limits.requestsInFlight.value}` },
          { label: 'Waiting', value: String(own.waiting) },
        ]),
    { label: 'Other programs with this client id', value: 'not told by Business Central' },
  ]
  const isFull = own !== undefined && own.used >= most * fullFrom
  if (throttled > 0 || (own !== undefined && own.pausedForMs > 0))
    return full('Business Central refuses requests, because there were too many.', evidence, otherPrograms)
  if (isFull) return full('Landbridge itself uses nearly all of the requests that are allowed.', evidence, ownLoad)
  if (requests === 0) return untold(id, 'Nothing was sent to Business Central.', evidence)
  if (own === undefined)
    return untold(id, 'No request was refused for the limits; how much is left is not told.', evidence)
  return pass(id, 'No request was refused for the limits, and there is room for more.', evidence)
}

const full = (what: string, evidence: readonly Evidence[], cause: Finding['causes'][number]): Finding => ({
  id,
  verdict: 'fail',
  what,
  evidence,
  fault: new Fault('bc.throttled'),
  causes: [cause],
})

const remedy =
  'Spread the work over time, or over several app registrations: each is one user of its own. Nothing has to be changed for a single peak.'

const otherPrograms: Finding['causes'][number] = {
  id: 'limits.reached',
  text: 'all programs together that use this client id have sent too many requests within five minutes, or too many at a time',
  remedy,
  who: 'builder',
}

const ownLoad: Finding['causes'][number] = {
  id: 'limits.own_load',
  text: 'what was asked of this connection in the last five minutes is close to the limit',
  remedy,
  who: 'builder',
}
