import { randomUUID } from 'node:crypto'
import type { Recipient } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { newSecret } from '../secrets.ts'
import {
  deleteCalendar,
  deleteRecipient,
  findCalendar,
  findRecipient,
  insertRecipient,
  listRecipients,
  putCalendar,
  type RecipientRow,
  updateRecipient,
} from '../store/notices.ts'
import { calendarHash, calendarPath } from './calendar/address.ts'
import { writeTest } from './mail/letter.ts'
import type { Mailer } from './mail/mailer.ts'

type Operation =
  | 'notices.read'
  | 'notices.addRecipient'
  | 'notices.updateRecipient'
  | 'notices.removeRecipient'
  | 'notices.testMail'
  | 'notices.createCalendar'
  | 'notices.revokeCalendar'

/** Who is told by mail and calendar. They are about the whole workspace, so that a key for one integration may not. */
export const noticeHandlers = (
  { db, now, pagesUrl }: Pick<Parts, 'db' | 'now' | 'pagesUrl'>,
  mailer: Mailer | undefined,
): Pick<Handlers, Operation> => {
  const get = async (context: CallContext, id: string): Promise<RecipientRow> => {
    mustBeWhole(context)
    const row = await findRecipient(db, context.workspaceId, id)
    if (row === undefined) throw new Fault('notice.recipient_unknown')
    return row
  }

  return {
    'notices.read': async (_, context) => {
      mustBeWhole(context)
      const calendar = await findCalendar(db, context.workspaceId)
      return {
        mail: {
          sends: mailer !== undefined,
          from: mailer?.from ?? null,
          recipients: (await listRecipients(db, context.workspaceId)).map(viewRecipient),
        },
        calendar: calendar === undefined ? null : { createdAt: calendar.created_at.toISOString() },
      }
    },

    'notices.addRecipient': async ({ address, language, kinds, least }, context) => {
      mustBeWhole(context)
      const row = await insertRecipient(db, {
        id: randomUUID(),
        workspace_id: context.workspaceId,
        address,
        language,
        kinds: kinds && JSON.stringify(kinds),
        least,
        created_at: new Date(now()),
      })
      if (row === undefined) throw new Fault('notice.recipient_known', { field: 'address' })
      return viewRecipient(row)
    },

    'notices.updateRecipient': async ({ recipientId, language, kinds, least }, context) => {
      await get(context, recipientId)
      await updateRecipient(db, recipientId, {
        ...(kinds !== undefined && { kinds: kinds && JSON.stringify(kinds) }),
        ...(least !== undefined && { least }),
        ...(language !== undefined && { language }),
      })
      return viewRecipient(await get(context, recipientId))
    },

    'notices.removeRecipient': async ({ recipientId }, context) => {
      await get(context, recipientId)
      await deleteRecipient(db, recipientId)
      return null
    },

    'notices.testMail': async ({ recipientId }, context) => {
      const { address: to, language } = await get(context, recipientId)
      if (mailer === undefined) throw new Fault('notice.mail_off')
      const messageId = `<${randomUUID()}@landbridge>`
      return { answer: await mailer.send(writeTest({ to, language, pages: pagesUrl(), messageId })) }
    },

    'notices.createCalendar': async (_, context) => {
      mustBeWhole(context)
      const token = newSecret()
      await putCalendar(db, {
        workspace_id: context.workspaceId,
        token_hash: calendarHash(token),
        created_at: new Date(now()),
      })
      return { url: `${pagesUrl()}${calendarPath}/${token}.ics?language=${context.language}` }
    },

    'notices.revokeCalendar': async (_, context) => {
      mustBeWhole(context)
      await deleteCalendar(db, context.workspaceId)
      return null
    },
  }
}

const mustBeWhole = ({ integrationId }: CallContext): void => {
  if (integrationId !== undefined)
    throw new Fault('request.forbidden', { message: 'A key for one integration may not say who is told of events.' })
}

const viewRecipient = ({ id, address, language, kinds, least, created_at }: RecipientRow): Recipient => ({
  id,
  address,
  language,
  kinds,
  least,
  createdAt: created_at.toISOString(),
})
