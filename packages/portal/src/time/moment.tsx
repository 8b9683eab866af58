import { Tooltip } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { exactTime, relativeTime } from './formats.ts'
import { useNow } from './now.ts'

/** A moment, relative; the exact one on hover and focus of what stands around it. */
export const Moment = ({ at }: { at: string }) => {
  const now = useNow(20_000)
  // With the language the format changes.
  useTranslation()
  return (
    <Tooltip content={exactTime(at)} relationship="description" withArrow>
      <time dateTime={at}>{relativeTime(at, now)}</time>
    </Tooltip>
  )
}
