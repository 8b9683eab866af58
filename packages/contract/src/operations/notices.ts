import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, nothing } from '../values.ts'
import { eventKind, gravity } from './events.ts'

const address = z.email().max(254)
const kinds = z.array(eventKind).min(1).max(50).nullable().meta({ description: 'Only these kinds; null for all.' })
const least = gravity.meta({ description: 'Only what is at least so grave.' })

const language = z.enum(['en', 'de']).meta({ description: 'In which language mails are written.' })

const recipient = z
  .object({
    id,
    address: z.string(),
    language,
    kinds: z.array(z.string()).nullable(),
    least: gravity,
    createdAt: instant,
  })
  .meta({ id: 'Recipient' })

export const readNotices = operation({
  name: 'notices.read',
  route: 'GET /v1/notices',
  role: 'administrator',
  about: 'Reads who is told of events by mail, and whether there is a calendar feed.',
  input: z.object({}),
  output: z
    .object({
      mail: z.object({
        sends: z.boolean().meta({ description: 'Whether a mail server is configured: LANDBRIDGE_SMTP_URL.' }),
        from: z.string().nullable(),
        recipients: z.array(recipient),
      }),
      calendar: z.object({ createdAt: instant }).nullable(),
    })
    .meta({ id: 'Notices' }),
  faults: [],
})

export const addRecipient = operation({
  name: 'notices.addRecipient',
  route: 'POST /v1/notices/recipients',
  role: 'administrator',
  about: 'Tells somebody of events by mail.',
  input: z.object({
    address,
    language: language.default('en'),
    kinds: kinds.default(null),
    least: least.default('attention'),
  }),
  output: recipient,
  status: 201,
  faults: ['notice.recipient_known'],
})

export const updateRecipient = operation({
  name: 'notices.updateRecipient',
  route: 'PATCH /v1/notices/recipients/{recipientId}',
  role: 'administrator',
  about: 'Changes what a recipient is told of.',
  input: z.object({
    recipientId: id,
    language: language.optional(),
    kinds: kinds.optional(),
    least: least.optional(),
  }),
  output: recipient,
  faults: ['notice.recipient_unknown'],
})

export const removeRecipient = operation({
  name: 'notices.removeRecipient',
  route: 'DELETE /v1/notices/recipients/{recipientId}',
  role: 'administrator',
  about: 'Tells somebody nothing more by mail.',
  input: z.object({ recipientId: id }),
  output: nothing,
  destroys: 'No more mails go to this address, those that wait included.',
  faults: ['notice.recipient_unknown'],
})

export const testMail = operation({
  name: 'notices.testMail',
  route: 'POST /v1/notices/recipients/{recipientId}/test',
  role: 'administrator',
  about: 'Sends a test mail to a recipient, and waits until the mail server has taken it.',
  input: z.object({ recipientId: id }),
  output: z.object({ answer: z.string().meta({ description: 'What the mail server said.' }) }),
  faults: ['notice.recipient_unknown', 'notice.mail_off', 'notice.mail_refused'],
})

export const createCalendar = operation({
  name: 'notices.createCalendar',
  route: 'POST /v1/notices/calendar',
  role: 'administrator',
  about:
    'Makes the address of a calendar with the ends of all credentials. It is in this answer only; an address made before stops working.',
  input: z.object({}),
  output: z.object({
    url: z.url().meta({
      description:
        'Whoever has it reads the calendar; to be subscribed to in a calendar program. It is written in the language that stands behind `?language=`, at first that of this request; without it, in that of `Accept-Language`.',
    }),
  }),
  status: 201,
  faults: [],
})

export const revokeCalendar = operation({
  name: 'notices.revokeCalendar',
  route: 'DELETE /v1/notices/calendar',
  role: 'administrator',
  about: 'Makes the address of the calendar stop working.',
  input: z.object({}),
  output: nothing,
  destroys: 'Calendar programs that subscribed to it get nothing more.',
  faults: [],
})

export type Notices = z.output<typeof readNotices.output>
export type Recipient = z.output<typeof recipient>
