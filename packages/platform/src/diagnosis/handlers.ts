import { diagnose, findCause } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { mustBeOn } from '../connections/ready.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { type DiagnosisRow, findDiagnosis, listDiagnoses } from '../store/diagnoses.ts'
import type { DiagnoseConnection } from './automatic.ts'
import { failureOf } from './failure.ts'
import { viewDiagnosis, viewStored } from './view.ts'

type Operation = 'diagnosis.start' | 'diagnosis.read' | 'diagnosis.list' | 'diagnosis.readStored'

/** Finds out why connections fail, for somebody who asks; only what began by itself is kept. */
export const diagnosisHandlers = (
  { db, now }: Pick<Parts, 'db' | 'now'>,
  connections: Connections,
  diagnoseOne: DiagnoseConnection,
): Pick<Handlers, Operation> => {
  const stored = async (context: CallContext, connectionId: string, diagnosisId: string): Promise<DiagnosisRow> => {
    await connections.get(context, connectionId)
    const row = await findDiagnosis(db, diagnosisId)
    if (row?.connection_id !== connectionId) throw new Fault('diagnosis.unknown')
    return row
  }

  return {
    'diagnosis.start': async ({ connectionId, text, of, answers }, context) => {
      const row = await connections.get(context, connectionId)
      mustBeOn(row)
      mustBeOffered(answers)
      const earlier = of === undefined ? undefined : await stored(context, connectionId, of)
      const failure = text === undefined ? earlier && failureOf(earlier.failure, earlier.by) : { text }
      return diagnoseOne(row, { answers, ...(failure && { failure }) })
    },

    'diagnosis.read': async ({ text, answers }) => {
      mustBeOffered(answers)
      return viewDiagnosis(await diagnose({ failure: { text }, answers, reach: { now } }))
    },

    'diagnosis.list': async ({ connectionId }, context) => {
      await connections.get(context, connectionId)
      return { diagnoses: (await listDiagnoses(db, connectionId)).map(viewStored) }
    },

    'diagnosis.readStored': async ({ connectionId, diagnosisId }, context) => {
      const row = await stored(context, connectionId, diagnosisId)
      return { ...viewStored(row), diagnosis: row.result }
    },
  }
}

/** @throws Fault `request.invalid` for a cause that there is not, or an answer that was not offered */
const mustBeOffered = (answers: readonly { readonly cause: string; readonly says: string }[]): void => {
  for (const { cause, says } of answers) {
    const known = findCause(cause)
    if (says === 'unknown' && known !== undefined) continue
    if (!known?.answers?.some((each) => each.says === says))
      throw new Fault('request.invalid', { field: 'answers', message: `'${says}' is no answer about ${cause}.` })
  }
}
