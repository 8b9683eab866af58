import { z } from 'zod'
import { operation } from '../operation.ts'
import { faultView, id, instant, link, mender } from '../values.ts'

const evidence = z.array(z.object({ label: z.string(), value: z.string() }))

const reason = z.object({
  text: z.string().meta({ description: 'What speaks for it or against it, in one sentence.' }),
  evidence,
})

const confidence = z
  .enum(['certain', 'likely', 'possible'])
  .meta({ description: '`certain` only where it is proved; otherwise how far it leads.' })

const cause = z
  .object({
    id: z.string().meta({ description: 'Stable id of the problem, such as `P33`; see the reference of causes.' }),
    title: z.string(),
    confidence,
    for: z.array(reason),
    against: z.array(reason),
    who: mender,
    remedy: z.string(),
    link: link.optional(),
    question: z.string().meta({ description: 'What a person can look up to be sure.' }),
  })
  .meta({ id: 'RankedCause' })

const diagnosis = z
  .object({
    verdict: z.enum(['named', 'unknown', 'nothing_wrong']).meta({
      description:
        '`named`: there are causes; `unknown`: a failure that no known cause explains; `nothing_wrong`: nothing fails now.',
    }),
    causes: z.array(cause).meta({ description: 'The likeliest first, five at most.' }),
    open: z
      .object({
        between: z.array(z.string()).meta({ description: 'Ids of the causes that look the same.' }),
        question: z.string().meta({ description: 'The question that would settle it.' }),
        about: z.string().meta({ description: 'Id of the cause that the question is about.' }),
        answers: z.array(z.string()).meta({
          description: 'What can be answered, each of which changes the order; none where no word answers it.',
        }),
        probe: z
          .object({
            name: z.string(),
            needs: z.array(z.string()).meta({ description: 'What it lacks, such as `graphToken`.' }),
          })
          .optional()
          .meta({ description: 'The probe that would settle it.' }),
      })
      .optional(),
    seen: evidence.meta({ description: "What was read of the failure, with the ids for Microsoft's support." }),
    code: z.string().optional().meta({ description: 'Code of the fault; see the list of faults.' }),
    changes: z
      .array(
        z.object({
          what: z.string().meta({ description: 'How it was when the connection last worked.' }),
          goodUntil: instant,
        }),
      )
      .meta({ description: 'What is otherwise than when the connection last worked.' }),
    probes: z
      .array(
        z.object({
          name: z.string(),
          asks: z.string(),
          found: z.array(z.string()).meta({ description: 'Names of the clues that it found.' }),
          says: z.array(z.string()).meta({ description: 'The same in words.' }),
          evidence,
          ms: z.number(),
        }),
      )
      .meta({ description: 'What was asked, in its order.' }),
  })
  .meta({ id: 'Diagnosis', description: 'Why something fails. It holds no token and no secret.' })

const text = z.string().trim().min(1).max(100_000).meta({
  description:
    'Error JSON, a page of HTML, the address a browser came back to, or the words of a screenshot. It is read, and not kept.',
})

const answers = z
  .array(z.object({ cause: z.string().max(10), says: z.string().min(1).max(200) }))
  .max(72)
  .default([])
  .meta({
    description:
      'What a person has answered: the cause that the question was about, and one of the answers that were offered, or `unknown`. It changes the order, and proves nothing.',
  })

export const startDiagnosis = operation({
  name: 'diagnosis.start',
  route: 'POST /v1/connections/{connectionId}/diagnosis',
  role: 'actor',
  about:
    'Finds out why a connection fails: from the text of a failure where one is given or from the failure of an earlier diagnosis, else from the first thing that fails now. It sends twelve requests at most and writes nothing in Business Central.',
  input: z.object({
    connectionId: id,
    text: text.optional(),
    of: id.optional().meta({ description: 'The stored diagnosis whose failure is meant; `text` goes before it.' }),
    answers,
  }),
  output: diagnosis,
  faults: ['connection.unknown', 'connection.paused', 'diagnosis.unknown', 'integration.off', 'request.invalid'],
})

export const readDiagnosis = operation({
  name: 'diagnosis.read',
  route: 'POST /v1/diagnosis',
  role: 'reader',
  about: 'Names what the text of a failure can mean, and how to be sure. Nobody is asked.',
  input: z.object({ text, answers }),
  output: diagnosis,
  faults: ['request.invalid'],
})

const storedDiagnosis = z
  .object({
    id,
    connectionId: id,
    by: z.enum(['call', 'check']).meta({ description: 'What failed: a call, or a check that came by itself.' }),
    state: z.enum(['running', 'done']),
    startedAt: instant,
    endedAt: instant.nullable(),
    failure: faultView.meta({ description: 'What failed.' }),
    verdict: diagnosis.shape.verdict.nullable().meta({ description: 'Null until it is done.' }),
    cause: cause
      .pick({ id: true, title: true, confidence: true, who: true })
      .nullable()
      .meta({ description: 'The likeliest cause; null where none is named.' }),
  })
  .meta({ id: 'StoredDiagnosis' })

export const listDiagnoses = operation({
  name: 'diagnosis.list',
  route: 'GET /v1/connections/{connectionId}/diagnoses',
  role: 'reader',
  about:
    'Lists the diagnoses of a connection that began by themselves after a call or a check had failed for a reason of access or sign-in, newest first, at most 50.',
  input: z.object({ connectionId: id }),
  output: z.object({ diagnoses: z.array(storedDiagnosis) }),
  faults: ['connection.unknown'],
})

export const readStoredDiagnosis = operation({
  name: 'diagnosis.readStored',
  route: 'GET /v1/connections/{connectionId}/diagnoses/{diagnosisId}',
  role: 'reader',
  about: 'Reads a diagnosis that began by itself. Nobody is asked.',
  input: z.object({ connectionId: id, diagnosisId: id }),
  output: storedDiagnosis.extend({
    diagnosis: diagnosis.nullable().meta({ description: 'Null until it is done, and where it could not be made.' }),
  }),
  faults: ['connection.unknown', 'diagnosis.unknown'],
})

export type Diagnosis = z.output<typeof diagnosis>
export type StoredDiagnosis = z.output<typeof storedDiagnosis>
export type RankedCause = z.output<typeof cause>
