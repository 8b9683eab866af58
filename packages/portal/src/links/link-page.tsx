import type { OpenedLink } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultOf } from '../faults/fault-text.ts'
import { LanguageMenu } from '../frame/language-menu.tsx'
import { useTitle } from '../frame/page.tsx'
import { SimulatedBanner, SimulatedProvider, useShowsSimulated } from '../frame/simulated.tsx'
import { Guide } from '../setup/guide.tsx'
import { Reconnects } from '../setup/reconnects.tsx'
import { WayProvider } from '../setup/way.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { isFramed, useTellVendor } from './framing.ts'
import { LinkEnd } from './link-end.tsx'
import styles from './link-page.module.css'
import { takeLinkToken } from './link-token.ts'
import { OverLink } from './over-link.tsx'
import { useGuestWay, useLink } from './use-link.ts'

/** What the holder of a link sees: the vendor, their own steps, and how far the others are. */
export const LinkPage = () => {
  const [token] = useState(takeLinkToken)
  return token === undefined ? <OverLink code="link.unknown" /> : <WithToken token={token} />
}

const WithToken = ({ token }: { token: string }) => {
  const { t } = useTranslation()
  const link = useLink(token)
  const way = useGuestWay(token)
  const refused = link.isError ? faultOf(link.error)?.code : undefined
  if (refused !== undefined && /^(link|setup|integration)\./.test(refused)) return <OverLink code={refused} />
  return (
    <WayProvider value={way}>
      <SimulatedProvider>
        {/* Named, because the page around a frame has a main part of its own. */}
        <main className={styles.page} aria-label={link.data && t('links.title', { vendor: link.data.vendor.name })}>
          <Waiting query={link} shape="form">
            {(opened) => <Opened opened={opened} />}
          </Waiting>
        </main>
      </SimulatedProvider>
    </WayProvider>
  )
}

const Opened = ({ opened }: { opened: OpenedLink }) => {
  const { t } = useTranslation()
  const { vendor, setup } = opened
  const title = t('links.title', { vendor: vendor.name })
  useTitle(title)
  useShowsSimulated(setup.simulated)
  useTellVendor(setup)
  return (
    <>
      <SimulatedBanner />
      <header className={styles.head}>
        {vendor.logo !== null && <img className={styles.logo} src={vendor.logo} alt="" />}
        <div>
          <h1>{title}</h1>
          <p>{t('links.about', { vendor: vendor.name, account: setup.linkedAccount.name })}</p>
        </div>
      </header>
      <Reconnects setup={setup} />
      <Guide setup={setup} end={<LinkEnd opened={opened} />} />
      <footer className={styles.foot}>
        {t(isFramed ? 'links.footFramed' : 'links.foot')}
        <LanguageMenu />
      </footer>
    </>
  )
}
