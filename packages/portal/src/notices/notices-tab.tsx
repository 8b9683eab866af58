import { CalendarSection } from './calendar-section.tsx'
import { MailSection } from './mail-section.tsx'
import { WebhookSection } from './webhook-section.tsx'

/** Who is told of what happens: by mail, by calendar, by webhook. */
export const NoticesTab = () => (
  <>
    <MailSection />
    <CalendarSection />
    <WebhookSection />
  </>
)
