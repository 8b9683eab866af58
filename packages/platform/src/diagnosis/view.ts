import type { Diagnosis as DiagnosisView, StoredDiagnosis } from '@landbridge/contract'
import { clues, type Diagnosis, type OpenQuestion } from '@landbridge/diagnosis'
import type { DiagnosisRow } from '../store/diagnoses.ts'

type Shown = { readonly label: string; readonly value: string }

const shown = (evidence: readonly Shown[]) => evidence.map((each) => ({ ...each }))

const reasons = (list: Diagnosis['causes'][number]['for']) =>
  list.map(({ text, evidence }) => ({ text, evidence: shown(evidence) }))

const viewOpen = ({ between, question, about, answers, probe }: OpenQuestion): NonNullable<DiagnosisView['open']> => ({
  between: [...between],
  question,
  about,
  answers: [...answers],
  ...(probe && { probe: { name: probe.name, needs: [...probe.needs] } }),
})

/** A diagnosis as the contract shows it. */
export const viewDiagnosis = ({ causes, open, seen, changes, probes, verdict, code }: Diagnosis): DiagnosisView => ({
  verdict,
  causes: causes.map((cause) => ({ ...cause, for: reasons(cause.for), against: reasons(cause.against) })),
  ...(open && { open: viewOpen(open) }),
  seen: shown(seen),
  ...(code !== undefined && { code }),
  changes: changes.map(({ what, goodUntil }) => ({ what, goodUntil: new Date(goodUntil).toISOString() })),
  probes: probes.map(({ evidence, found, ...rest }) => ({
    ...rest,
    found: [...found],
    says: found.map((name) => clues[name]),
    evidence: shown(evidence),
  })),
})

export const viewStored = (row: DiagnosisRow): StoredDiagnosis => {
  const { result } = row
  const [cause] = result?.causes ?? []
  return {
    id: row.id,
    connectionId: row.connection_id,
    by: row.by,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    failure: row.failure.fault,
    verdict: result?.verdict ?? null,
    cause:
      cause === undefined ? null : { id: cause.id, title: cause.title, confidence: cause.confidence, who: cause.who },
  }
}
