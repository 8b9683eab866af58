import type { AppFacts, AppWarning } from './app-facts.ts'

type Known = Omit<AppFacts, 'warnings'>

/** Object numbers that a tenant may use without asking Microsoft. */
const free = { from: 50_000, to: 99_999 }
/** Microsoft hands these out to publishers for the marketplace. */
const assignedFrom = 1_000_000
const manyBytes = 20 * 1024 * 1024

const isOdd = ({ from, to }: { from: number; to: number }): boolean =>
  !(from >= free.from && to <= free.to) && from < assignedFrom

const rules: readonly {
  readonly id: string
  readonly applies: (app: Known) => boolean
  readonly text: (app: Known) => string
}[] = [
  {
    id: 'target',
    applies: ({ target }) => !isCloud(target),
    text: ({ target }) => `Its target is ${target}; Business Central online takes Cloud only.`,
  },
  {
    id: 'id_range',
    applies: ({ idRanges }) => idRanges.some(isOdd),
    text: ({ idRanges }) =>
      `It uses object numbers ${idRanges
        .filter(isOdd)
        .map(({ from, to }) => `${from}–${to}`)
        .join(
          ', ',
        )}; those of a tenant are ${free.from}–${free.to}, others are refused unless Microsoft gave them to the publisher.`,
  },
  {
    id: 'no_application',
    applies: ({ application, dependencies }) => application === '' && dependencies.length === 0,
    text: () =>
      'It names no version of the application that it needs, so that a version that does not fit shows only during the installation.',
  },
  {
    id: 'source',
    applies: ({ hasSource }) => hasSource,
    text: () => 'Its AL source is inside: whoever has the file can read it.',
  },
  {
    id: 'telemetry',
    applies: ({ sendsTelemetry }) => sendsTelemetry,
    text: ({ publisher }) => `It sends telemetry to an account of ${publisher}.`,
  },
  {
    id: 'large',
    applies: ({ bytes }) => bytes > manyBytes,
    text: ({ bytes }) =>
      `It has ${Math.round(bytes / 1024 / 1024)} MB; the upload and the installation take longer than usual.`,
  },
]

/** Whether an extension of this target may run online. */
export const isCloud = (target: string): boolean => /^(cloud|extension)$/i.test(target)

export const warningsOf = (app: Known): AppWarning[] =>
  rules.filter(({ applies }) => applies(app)).map(({ id, text }) => ({ id, text: text(app) }))
