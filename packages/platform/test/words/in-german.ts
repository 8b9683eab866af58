import { sayEach } from '../../src/words/fields.ts'
import { interpreterOf } from '../../src/words/tell.ts'
import type { Story } from '../story.ts'

/** Words of English that no German text of ours has outside of brackets, and that hardly any name has. */
const english = /\b(the|is|are|not|and|with|which|for|this|that|have|of|it|its|by|from|can|cannot|or)\b/i

/** Microsoft's own words, which an answer hands on as they are. */
const theirsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(theirsIn)
  if (typeof value !== 'object' || value === null) return []
  const { label, value: shown, theirMessage } = value as Readonly<Record<string, unknown>>
  const own = [label === "Microsoft's message" ? shown : undefined, theirMessage].filter((each) => each !== undefined)
  return [...own.map(String), ...Object.values(value).flatMap(theirsIn)]
}

/** The texts of an answer that a German reader would still read in English, wholly or in part. */
export const leftInEnglish = (operation: string, answer: unknown): string[] => {
  const theirs = new Set(theirsIn(answer))
  const left: string[] = []
  sayEach(
    answer,
    (text) => {
      const said = interpreterOf('de')?.say(text) ?? text
      // What Microsoft calls a thing in English stands in brackets behind the German name, other words in quotes.
      if (!theirs.has(text) && english.test(said.replace(/\([^)]*\)|„[^“]*“/g, ''))) left.push(said)
      return said
    },
    operation,
  )
  return left
}

/** A story that keeps what its answers leave in English. */
export const listen = (story: Story): { readonly story: Story; readonly left: () => string[] } => {
  const left = new Set<string>()
  const call: Story['call'] = async (name, input, as) => {
    const answer = await story.call(name, input, as)
    for (const text of leftInEnglish(name, answer)) left.add(`${name}: ${text}`)
    return answer
  }
  return {
    story: new Proxy(story, { get: (target, name) => (name === 'call' ? call : Reflect.get(target, name)) }),
    left: () => [...left],
  }
}
