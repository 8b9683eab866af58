import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, link, mender } from '../values.ts'

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
      .array(z.object({ name: z.string(), asks: z.string(), found: z.array(z.string()), evidence, ms: z.number() }))
      .meta({ description: 'What was asked, in its order.' }),
  })
  .meta({ id: 'Diagnosis', description: 'Why something fails. It holds no token and no secret.' })

const text = z.string().trim().min(1).max(100_000).meta({
  description:
    'Error JSON, a page of HTML, the address a browser came back to, or the words of a screenshot. It is read, and not kept.',
})

export const startDiagnosis = operation({
  name: 'diagnosis.start',
  route: 'POST /v1/connections/{connectionId}/diagnosis',
  role: 'actor',
  about:
    'Finds out why a connection fails: from the text of a failure where one is given, else from the first thing that fails now. It sends twelve requests at most and writes nothing in Business Central.',
  input: z.object({ connectionId: id, text: text.optional() }),
  output: diagnosis,
  faults: ['connection.unknown', 'connection.paused', 'integration.off'],
})

export const readDiagnosis = operation({
  name: 'diagnosis.read',
  route: 'POST /v1/diagnosis',
  role: 'reader',
  about: 'Names what the text of a failure can mean, and how to be sure. Nobody is asked.',
  input: z.object({ text }),
  output: diagnosis,
  faults: [],
})

export type Diagnosis = z.output<typeof diagnosis>
export type RankedCause = z.output<typeof cause>
