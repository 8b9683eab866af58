import { randomUUID } from 'node:crypto'
import type { OpenedLink, SetupLink, SetupStep, StepId } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { CallContext, Handlers } from '../handler.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { changeLink, findLink, insertLink, type LinkRow, listLinks, useLink } from '../store/links.ts'
import type { SetupRow } from '../store/setups.ts'
import type { Audience } from '../store/tables/links.ts'
import { mustBeOpen, type SetupParts } from './engine.ts'
import type { Registering } from './registering/registering.ts'
import type { Session } from './session.ts'
import { dayMs } from './step.ts'
import { findStep } from './steps/index.ts'
import type { Walk } from './walk.ts'

export type LinkOperation =
  | 'links.create'
  | 'links.list'
  | 'links.renew'
  | 'links.revoke'
  | 'link.read'
  | 'link.answer'
  | 'link.look'
  | 'link.leave'
  | 'link.registering'
  | 'link.register'
  | 'link.unregister'

/** Page of the portal on which links are opened. The token stands behind `#`, which browsers send to nobody. */
const linkPage = '/link'
/** Page on which a window ends that was opened from a frame. */
const linkDonePage = '/link-done'

/** Whose steps each kind of link opens. What only the vendor would choose is left to the Business Central side. */
const opens: Readonly<Record<Audience, readonly SetupStep['who'][]>> = {
  'entra-admin': ['entra-admin', 'signed-in-person'],
  'bc-admin': ['bc-admin', 'admin-center-admin', 'signed-in-person', 'builder'],
  both: ['entra-admin', 'bc-admin', 'admin-center-admin', 'signed-in-person', 'builder'],
}

/** Fields with which somebody could name a directory without having signed in to it. */
const vendorOnly: Partial<Record<StepId, readonly string[]>> = { consent: ['tenant'] }

/** Set-ups for people at the customer, who have no account here. */
export const linkHandlers = (
  { db, now, pagesUrl }: Pick<SetupParts, 'db' | 'now' | 'pagesUrl'>,
  walk: Walk,
  registering: Registering,
): Pick<Handlers, LinkOperation> => {
  const viewLink = (row: LinkRow, setup: Pick<SetupRow, 'state'>): SetupLink => ({
    id: row.id,
    setupId: row.setup_id,
    audience: row.audience,
    state: stateOf(row, setup, now()),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    returnTo: row.return_to,
  })

  const ownLink = async (context: CallContext, linkId: string): Promise<{ row: LinkRow; session: Session }> => {
    const row = await findLink(db, context.workspaceId, linkId)
    if (row === undefined) throw new Fault('link.unknown')
    const session = await walk.get(context, row.setup_id).catch((error: unknown) => {
      // A key for one integration does not see the links of others.
      throw error instanceof Fault && error.code === 'setup.unknown' ? new Fault('link.unknown') : error
    })
    return { row, session }
  }

  /** @throws Fault `link.unknown`, `link.revoked`, `link.expired` */
  const openLink = async (token: string) => {
    const at = new Date(now())
    const row = await useLink(db, hashOf(token), at)
    if (row === undefined) throw new Fault('link.unknown')
    if (row.revoked_at !== null) throw new Fault('link.revoked')
    if (row.expires_at <= at) throw new Fault('link.expired')
    const scope = { workspaceId: row.workspace_id, integrationId: undefined }
    return { row, scope, session: await walk.get(scope, row.setup_id) }
  }

  type Opened = Awaited<ReturnType<typeof openLink>>

  const view = async ({ row, scope, session }: Opened): Promise<OpenedLink> => {
    const { brand, name, enabled } = session.integration
    if (!enabled) throw new Fault('integration.off')
    const setup = await walk.view(scope, row.setup_id)
    if (setup.state === 'abandoned') throw new Fault('setup.ended')
    return {
      audience: row.audience,
      expiresAt: row.expires_at.toISOString(),
      returnTo: row.return_to,
      vendor: { name: brand?.name ?? name, logo: brand?.logo ?? null },
      setup: { ...setup, steps: setup.steps.map((step) => (isTheirs(row, step.who) ? ownStep(step) : closed(step))) },
    }
  }

  const openStep = async (token: string, step: StepId): Promise<Opened> => {
    const opened = await openLink(token)
    const { session, row } = opened
    mustBeOpen(session)
    const asked = findStep(session.integration.flow, step)
    if (asked !== undefined && !isTheirs(row, asked.who)) throw new Fault('link.not_yours')
    return opened
  }

  return {
    'links.create': async ({ setupId, audience, days, returnTo }, context) => {
      const session = await walk.get(context, setupId)
      mustBeOpen(session)
      if (returnTo !== undefined && !session.integration.return_addresses.includes(new URL(returnTo).origin))
        throw new Fault('link.return_forbidden', { field: 'returnTo' })
      const token = newSecret()
      const at = now()
      const row = await insertLink(db, {
        id: randomUUID(),
        workspace_id: context.workspaceId,
        setup_id: setupId,
        audience,
        token_hash: hashOf(token),
        return_to: returnTo ?? null,
        created_at: new Date(at),
        expires_at: new Date(at + days * dayMs),
        revoked_at: null,
        opened_at: null,
        last_seen_at: null,
      })
      const page = `${pagesUrl()}${linkPage}`
      const mayEmbed = session.integration.return_addresses.length > 0
      return {
        ...viewLink(row, session.row),
        url: `${page}#${token}`,
        embedUrl: mayEmbed ? `${page}?embed=${row.id}#${token}` : null,
      }
    },

    'links.list': async ({ setupId }, context) => {
      const { row } = await walk.get(context, setupId)
      return { links: (await listLinks(db, setupId)).map((link) => viewLink(link, row)) }
    },

    'links.renew': async ({ linkId, days }, context) => {
      const { row, session } = await ownLink(context, linkId)
      if (row.revoked_at !== null) throw new Fault('link.revoked')
      mustBeOpen(session)
      const renewed = await changeLink(db, row.id, { expires_at: new Date(now() + days * dayMs) })
      return viewLink(renewed, session.row)
    },

    'links.revoke': async ({ linkId }, context) => {
      const { row } = await ownLink(context, linkId)
      if (row.revoked_at === null) await changeLink(db, row.id, { revoked_at: new Date(now()) })
      return null
    },

    'link.read': async ({ token }) => view(await openLink(token)),

    'link.answer': async ({ token, step, values }) => {
      const opened = await openStep(token, step)
      const closedField = vendorOnly[step]?.find(
        (name) => opened.session.integration.flow === 'shared-app' && (values[name] ?? '') !== '',
      )
      if (closedField !== undefined) throw new Fault('link.not_yours', { field: closedField })
      await walk.answer(opened.session, step, values)
      return view(await openLink(token))
    },

    'link.look': async ({ token, step }) => {
      const opened = await openStep(token, step)
      await walk.look(opened.session, step)
      return view(await openLink(token))
    },

    'link.leave': async ({ token, step, embedded }) => {
      const opened = await openStep(token, step)
      return walk.leave(opened.session, step, embedded ? linkDonePage : linkPage)
    },

    'link.registering': async ({ token }) => registering.read((await openStep(token, 'registration')).session),

    'link.register': async ({ token, planId, credential }) =>
      registering.start((await openStep(token, 'registration')).session, planId, credential),

    'link.unregister': async ({ token }) => registering.undo((await openStep(token, 'registration')).session),
  }
}

const stateOf = (row: LinkRow, setup: Pick<SetupRow, 'state'>, now: number): SetupLink['state'] => {
  if (row.revoked_at !== null) return 'revoked'
  if (setup.state !== 'open') return 'finished'
  return row.expires_at.getTime() <= now ? 'expired' : 'open'
}

const isTheirs = ({ audience }: Pick<LinkRow, 'audience'>, who: SetupStep['who']): boolean =>
  opens[audience].includes(who)

const ownStep = (step: SetupStep): SetupStep => ({
  ...step,
  mend: { ...step.mend, fields: step.mend.fields.filter(({ name }) => !isVendorOnly(step, name)), ...submitOf(step) },
})

/** Where a step leads to Microsoft, its fields are a way around that, for the vendor only. */
const isVendorOnly = ({ id, mend }: SetupStep, name: string): boolean =>
  mend.leave !== null && vendorOnly[id]?.includes(name) === true

const submitOf = ({ id, mend }: SetupStep): Partial<SetupStep['mend']> =>
  mend.leave === null || vendorOnly[id] === undefined ? {} : { submit: null }

/** How far it is, and whose; not what was found or typed. */
const closed = ({ id, title, who, state }: SetupStep): SetupStep => ({
  id,
  title,
  who,
  state,
  look: { findings: [], at: null, running: false },
  explain: { intro: '', instructions: [], help: [], next: '' },
  mend: { fields: [], submit: null, leave: null },
  watch: null,
})
