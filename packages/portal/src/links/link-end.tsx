import { Button } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import type { OpenedLink } from '@landbridge/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Findings } from '../setup/findings.tsx'
import { isFramed, tellVendor } from './framing.ts'
import styles from './link-page.module.css'

/** Connected: what was proved, and the way back to the vendor. */
export const LinkEnd = ({ opened: { setup, vendor, returnTo } }: { opened: OpenedLink }) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const findings = setup.steps.find(({ id }) => id === 'check')?.look.findings ?? []
  return (
    <section className={styles.end}>
      <div className={styles.endHead}>
        <CheckmarkCircleFilled className={styles.mark} aria-hidden />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t('setup.connected')}
          </h2>
          <p>{t('links.connectedAbout', { account: setup.linkedAccount.name, vendor: vendor.name })}</p>
        </div>
      </div>
      {findings.length > 0 && <Findings findings={findings} />}
      {isFramed && (
        <div>
          <Button appearance="primary" onClick={() => tellVendor({ type: 'closed' })}>
            {t('common.close')}
          </Button>
        </div>
      )}
      {returnTo !== null && !isFramed && (
        <div>
          <Button as="a" href={returnTo} appearance="primary">
            {t('links.return', { vendor: vendor.name })}
          </Button>
        </div>
      )}
    </section>
  )
}
