import type { Setup } from '@landbridge/contract'
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Help } from './help.tsx'
import styles from './setup-page.module.css'
import { StepPanel } from './step-panel.tsx'
import { Stepper } from './stepper.tsx'
import { useChoice } from './use-choice.ts'
import { useJustDone } from './use-just-done.ts'
import { useWay } from './way.tsx'

interface Props {
  readonly setup: Setup
  /** What is shown once everything is proved. */
  readonly end?: ReactNode
}

/** The steps, and one of them in the middle. */
export const Guide = ({ setup, end }: Props) => {
  const { t } = useTranslation()
  const { isGuest } = useWay()
  const { step: asked } = useSearch({ strict: false })
  const justDone = useJustDone(setup)
  const needed = setup.steps.filter((each) => each.state !== 'not-needed')
  const current = needed.find((each) => each.id === setup.current) ?? needed.at(-1)
  const viewed = needed.find((each) => each.id === asked && each.state === 'done') ?? current
  const choice = useChoice(viewed)
  if (viewed === undefined) return null
  const position = { n: needed.indexOf(viewed) + 1, of: needed.length }
  const showsEnd = setup.state === 'connected' && viewed === current
  return (
    <div className={styles.frame}>
      <div className={styles.guide} data-end={showsEnd || undefined}>
        <Stepper setup={setup} viewed={viewed.id} justDone={justDone} />
        {showsEnd ? (
          end
        ) : (
          <StepPanel
            setup={setup}
            step={viewed}
            choice={choice}
            position={position}
            justDone={viewed === current ? setup.steps.filter((each) => justDone.includes(each.id)) : []}
          />
        )}
        {!showsEnd && <Help key={viewed.id} help={choice.help} />}
      </div>
      {setup.state === 'open' && !isGuest && <p className={styles.saved}>{t('setup.saved')}</p>}
    </div>
  )
}
