import { Button, type ButtonProps, Tooltip, useAnnounce } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy.ts'

interface Props {
  /** What goes to the clipboard. */
  readonly value: string
  /** What it is called, for the tooltip and the screen reader: "client id". */
  readonly thing: string
  /** A visible label instead of the icon alone. */
  readonly label?: string
  readonly size?: ButtonProps['size']
  readonly appearance?: ButtonProps['appearance']
}

/** Copies a value and says so, to the eye and to the ear. */
export const CopyButton = ({ value, thing, label, size = 'small', appearance = 'subtle' }: Props) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')

  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2_500)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async () => {
    const worked = await copyText(value)
    setState(worked ? 'copied' : 'refused')
    announce(worked ? t('common.copiedThing', { thing }) : t('common.copyFailed'))
  }

  const tip = { idle: t('common.copyThing', { thing }), copied: t('common.copied'), refused: t('common.copyFailed') }
  const icon = state === 'copied' ? <CheckmarkRegular /> : <CopyRegular />
  const button = (
    <Button
      size={size}
      appearance={appearance}
      icon={icon}
      aria-label={label === undefined ? tip.idle : undefined}
      onClick={() => void copy()}
    >
      {label === undefined ? undefined : state === 'copied' ? t('common.copied') : label}
    </Button>
  )
  if (label !== undefined && state !== 'refused') return button
  return (
    <Tooltip
      content={tip[state]}
      relationship="inaccessible"
      {...(state === 'idle' ? {} : { visible: true })}
      withArrow
    >
      {button}
    </Tooltip>
  )
}
