import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Setup } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'

/** Says that a set-up is for a connection that exists already, while it is open. */
export const Reconnects = ({ setup: { reconnects, state } }: { setup: Pick<Setup, 'reconnects' | 'state'> }) => {
  const { t } = useTranslation()
  if (!reconnects || state !== 'open') return null
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('setup.reconnecting')}</MessageBarTitle> {t('setup.reconnectingAbout')}
      </MessageBarBody>
    </MessageBar>
  )
}
