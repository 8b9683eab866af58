import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { PrintRegular } from '@fluentui/react-icons/svg/print'
import type { Check } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { CopyButton } from '../copying/copy-button.tsx'
import { languageNow } from '../words/words.ts'
import styles from './check-tab.module.css'

/** Opens the page that is made for paper, and the dialog for printing once it is there. */
const print = (url: string) => {
  const page = window.open(url)
  page?.addEventListener('load', () => page.print())
}

/** A finished check to take along: for a mail or a ticket, for paper, as a file. */
export const CheckReport = ({ check: { id: checkId, connectionId, state } }: { check: Check }) => {
  const { t } = useTranslation()
  const isDone = state === 'done'
  const report = useQuery({ ...ask('checks.report', { connectionId, checkId }), enabled: isDone })
  if (!isDone) return null
  const page = `/v1/connections/${connectionId}/checks/${checkId}.html?language=${languageNow()}`
  return (
    <div className={styles.report}>
      {report.data && (
        <CopyButton
          value={report.data.document}
          thing={t('check.report.thing')}
          label={t('check.report.copy')}
          appearance="secondary"
        />
      )}
      <Button size="small" icon={<PrintRegular />} onClick={() => print(page)}>
        {t('check.report.print')}
      </Button>
      <Button
        as="a"
        size="small"
        icon={<ArrowDownloadRegular />}
        href={page}
        download={report.data?.name.replace(/\.md$/, '.html') ?? 'check.html'}
      >
        {t('check.report.download')}
      </Button>
    </div>
  )
}
