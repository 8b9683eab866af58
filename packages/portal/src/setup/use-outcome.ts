import { useAnnounce } from '@fluentui/react-components'
import type { SetupStep } from '@landbridge/contract'
import { useEffect, useRef } from 'react'

/**
 * Tells how a look ended that somebody asked for and that did not turn the step green. What was found stands above the
 * form, so after an answer the focus goes there; after *Look again* it stays, and the finding is only said.
 */
export const useOutcome = ({ look }: SetupStep) => {
  const { announce } = useAnnounce()
  const heading = useRef<HTMLHeadingElement>(null)
  const expected = useRef<'answer' | 'look' | undefined>(undefined)
  const { running, at, findings } = look
  useEffect(() => {
    if (expected.current === undefined || running || at === null) return
    const after = expected.current
    expected.current = undefined
    const trouble = findings.find((each) => each.verdict !== 'pass')
    if (trouble === undefined) return
    announce(trouble.what)
    if (after === 'answer') heading.current?.focus()
  }, [running, at, findings, announce])
  return {
    heading,
    expect: (after: 'answer' | 'look') => {
      expected.current = after
    },
  }
}
