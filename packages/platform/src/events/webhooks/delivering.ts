import { Fault } from '@landbridge/model'
import type { Parts } from '../../parts.ts'
import { findEvent } from '../../store/events.ts'
import { type ClaimedDelivery, claimDeliveries, claimDelivery, endAttempt } from '../../store/webhooks.ts'
import { viewEvent } from '../view.ts'
import type { Answer, Sender } from './sending.ts'
import { signedHeaders } from './signature.ts'

/** Pauses between attempts, in milliseconds; after the last one an event is given up. Together about three days. */
export const waitsMs: readonly number[] = [1, 5, 30, 120, 300, 600, 840, 1_200, 1_440].map(
  (minutes) => minutes * 60_000,
)

/** A webhook of which every attempt has failed for so long is switched off, in milliseconds. */
export const offAfterMs = 3 * 86_400_000

/** An attempt is over by then, in milliseconds; if it is not noted, its process has ended. */
const leaseMs = 60_000
const mostAtOnce = 20

/** Hands events to webhooks. What is due stands in the store, so that no process is needed for it to be remembered. */
export interface Delivering {
  /** Hands over all that is due now. */
  readonly beat: () => Promise<void>
  /** Tries one delivery at once, whatever its turn. */
  readonly attempt: (deliveryId: string) => Promise<void>
}

type DeliveringParts = Pick<Parts, 'db' | 'vault' | 'log' | 'now' | 'version'>

export const createDelivering = ({ db, vault, log, now, version }: DeliveringParts, sender: Sender): Delivering => {
  const claim = () => ({ at: new Date(now()), until: new Date(now() + leaseMs) })

  const send = async (delivery: ClaimedDelivery, payload: string): Promise<Answer> => {
    const { workspace_id: workspaceId, webhook_id: subjectId, secret_id, url, event_id: id } = delivery
    try {
      const key = await vault.open({ workspaceId, subjectId }, secret_id)
      const headers = {
        'content-type': 'application/json',
        'user-agent': `Landbridge/${version}`,
        ...signedHeaders(key, { id, at: now(), body: payload }),
      }
      key.fill(0)
      return await sender.send(url, headers, payload)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { status: null, ms: 0, problem: error.message, answer: null, retryAfterMs: undefined }
    }
  }

  const deliver = async (delivery: ClaimedDelivery): Promise<void> => {
    const event = await findEvent(db, delivery.event_id)
    if (event === undefined) return
    const { id, kind, at: happened, ...rest } = viewEvent(event)
    // The form of Standard Webhooks: type and timestamp, and the rest as the kind has it.
    const payload = JSON.stringify({ type: kind, timestamp: happened, id, ...rest })
    const came = await send(delivery, payload)
    const isTest = kind === 'webhook.test'
    // Gone: whoever receives it says that nothing more is to come.
    const isGone = came.status === 410
    const at = new Date(now())
    const waitMs = isTest ? undefined : waitsMs[delivery.attempts - 1]
    await endAttempt(db, delivery, {
      ...came,
      isTaken: came.problem === null,
      nextAt:
        came.problem === null || waitMs === undefined
          ? undefined
          : new Date(now() + Math.max(waitMs, Math.min(came.retryAfterMs ?? 0, 86_400_000))),
      counts: !isTest,
      offBefore: isGone ? at : new Date(now() - offAfterMs),
      at,
    })
  }

  const quietly = async (delivery: ClaimedDelivery): Promise<void> => {
    try {
      await deliver(delivery)
    } catch (error) {
      // It is taken up again when its lease has ended.
      log.warn({ err: error, webhookId: delivery.webhook_id }, 'a delivery failed inside')
    }
  }

  return {
    beat: async () => {
      for (;;) {
        const due = await claimDeliveries(db, claim(), mostAtOnce)
        await Promise.all(due.map(quietly))
        if (due.length === 0) return
      }
    },
    attempt: async (deliveryId) => {
      const delivery = await claimDelivery(db, claim(), deliveryId)
      if (delivery !== undefined) await deliver(delivery)
    },
  }
}
