import type { Diagnosis as DiagnosisView } from '@landbridge/contract'
import { type Diagnosis, type DiagnosisSubject, diagnose } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import { type Connections, mustBeOn } from '../connections/open.ts'
import { wantedOf } from '../connections/wanted.ts'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import type { ConnectionView } from '../store/connections.ts'
import { lastGoodOf } from './last-good.ts'

type Operation = 'diagnosis.start' | 'diagnosis.read'

/** Longest wait of a diagnosis for one answer, in milliseconds. */
const timeoutMs = 10_000

/** Finds out why connections fail. Nothing of it is kept. */
export const diagnosisHandlers = (
  { db, outgoing, now }: Pick<Parts, 'db' | 'outgoing' | 'now'>,
  connections: Connections,
): Pick<Handlers, Operation> => ({
  'diagnosis.start': async ({ connectionId, text }, context) => {
    const row = await connections.get(context, connectionId)
    mustBeOn(row)
    const lastGood = await lastGoodOf(db, row)
    const diagnosis = await diagnose({
      subject: await subjectOf(row, connections),
      ...(text !== undefined && { failure: { text } }),
      ...(lastGood && { lastGood }),
      reach: { fetch: outgoing.fetch, transport: outgoing.transport, now, timeoutMs },
    })
    // What was granted meanwhile is in new tokens only.
    connections.forgetToken(row)
    return viewDiagnosis(diagnosis)
  },

  'diagnosis.read': async ({ text }) => viewDiagnosis(await diagnose({ failure: { text }, reach: { now } })),
})

/** What is known of a connection; one that is still being set up knows less. */
const subjectOf = async (row: ConnectionView, connections: Connections): Promise<DiagnosisSubject> => {
  const signIn = connections.signIn(row)
  const credential = signIn === undefined ? await credentialOf(row, connections) : undefined
  return {
    ...(row.endpoints && { endpoints: row.endpoints }),
    ...(row.tenant_id !== null && { tenant: row.tenant_id }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    ...(row.environment && { environment: row.environment.name }),
    ...(credential && { credential }),
    ...(signIn && { signIn }),
    actsAs: row.flow === 'delegated' ? 'person' : 'application',
    companies: row.companies,
    wanted: wantedOf({ wanted: row.wanted, extension: row.wanted_extension }),
    application: { kind: row.flow === 'service-to-service' ? 'own' : 'shared' },
    ...(row.wanted_extension && { extensionId: row.wanted_extension.app.id }),
  }
}

/** Without a credential that can be opened, there is less to ask, and something to tell all the same. */
const credentialOf = (row: ConnectionView, connections: Connections): ReturnType<Connections['credential']> =>
  connections.credential(row).catch((error: unknown) => {
    if (error instanceof Fault) return undefined
    throw error
  })

type Shown = { readonly label: string; readonly value: string }

const viewDiagnosis = ({ causes, open, seen, changes, probes, verdict, code }: Diagnosis): DiagnosisView => {
  const shown = (evidence: readonly Shown[]) => evidence.map((each) => ({ ...each }))
  const reasons = (list: Diagnosis['causes'][number]['for']) =>
    list.map(({ text, evidence }) => ({ text, evidence: shown(evidence) }))
  return {
    verdict,
    causes: causes.map((cause) => ({ ...cause, for: reasons(cause.for), against: reasons(cause.against) })),
    ...(open && {
      open: {
        between: [...open.between],
        question: open.question,
        ...(open.probe && { probe: { name: open.probe.name, needs: [...open.probe.needs] } }),
      },
    }),
    seen: shown(seen),
    ...(code !== undefined && { code }),
    changes: changes.map(({ what, goodUntil }) => ({ what, goodUntil: new Date(goodUntil).toISOString() })),
    probes: probes.map(({ evidence, found, ...rest }) => ({ ...rest, found: [...found], evidence: shown(evidence) })),
  }
}
