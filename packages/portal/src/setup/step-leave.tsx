import { Button, Spinner } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import type { SetupStep } from '@landbridge/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../faults/failure.tsx'
import { useWay } from './way.tsx'

interface Props {
  readonly step: SetupStep
  readonly label: string
  /** Not the main thing to do here. */
  readonly isQuiet?: boolean
}

/** The way to Microsoft's own pages. They come back to this step. */
export const StepLeave = ({ step, label, isQuiet = false }: Props) => {
  const way = useWay()
  const leave = useMutation({
    mutationKey: ['setup.leave'],
    mutationFn: () => way.leave(step.id, step.state === 'done'),
    onSuccess: (url) => window.location.assign(url),
  })
  if (way.isFramed) return <StepLeaveFrame step={step} label={label} isQuiet={isQuiet} />
  const isBusy = leave.isPending || leave.isSuccess
  return (
    <>
      {leave.isError && <Failure error={leave.error} />}
      <div>
        <Button
          appearance={isQuiet ? 'secondary' : 'primary'}
          disabledFocusable={isBusy}
          icon={isBusy ? <Spinner size="tiny" /> : <OpenRegular aria-hidden />}
          onClick={() => leave.mutate()}
        >
          {label}
        </Button>
      </div>
    </>
  )
}

/** How often it is looked whether the other window has come back, in milliseconds. */
const awayMs = 2_000

/**
 * The same from within a frame, where Microsoft's pages refuse to be shown: they get a window of their own, and this
 * page sees by itself what came of it.
 */
const StepLeaveFrame = ({ step, label, isQuiet }: Props) => {
  const { t } = useTranslation()
  const { leave, refresh } = useWay()
  const go = useMutation({
    mutationKey: ['setup.leave'],
    // Browsers let a window open only at once with the click.
    mutationFn: async (opened: Window | null) => {
      try {
        const url = await leave(step.id, step.state === 'done')
        if (opened !== null) opened.location.href = url
        return { url, isBlocked: opened === null }
      } catch (error) {
        opened?.close()
        throw error
      }
    },
  })
  const isAway = go.isSuccess
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(refresh, awayMs)
    return () => clearInterval(timer)
  }, [isAway, refresh])
  return (
    <>
      {go.isError && <Failure error={go.error} />}
      <div>
        <Button
          appearance={isQuiet ? 'secondary' : 'primary'}
          disabledFocusable={go.isPending}
          icon={go.isPending ? <Spinner size="tiny" /> : <OpenRegular aria-hidden />}
          onClick={() => go.mutate(window.open('about:blank', '_blank'))}
        >
          {label}
        </Button>
      </div>
      <div role="status">
        {go.data?.isBlocked === false && <p>{t('links.away')}</p>}
        {go.data?.isBlocked && (
          <p>
            {t('links.awayBlocked')}{' '}
            <a href={go.data.url} target="_blank" rel="noreferrer">
              {t('links.awayOpen')}
            </a>
          </p>
        )}
      </div>
    </>
  )
}
