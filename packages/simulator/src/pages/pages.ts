import { Refused } from '../control/refused.ts'
import type { Handler, Request, Response } from '../http.ts'
import { type PathValues, type Route, startRouter } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import { html } from './html.ts'
import { type Page, type Product, pageAnswer, seeOther, simulatorHome } from './layout.ts'
import { message } from './parts.ts'

/** What a page function sees. */
export interface PageContext {
  readonly sim: Simulation
  readonly request: Request
  readonly values: PathValues
  /** What was entered; empty on a first look. */
  readonly form: URLSearchParams
  /** Files that were sent along, by the name of their field. */
  readonly files: ReadonlyMap<string, Buffer>
  /** What a rule said against it. */
  readonly problem: Refused | undefined
}

/** A page with the form behind it. What `send` returns is the address to go on to, or a page that asks back. */
export interface PageActions {
  readonly show: (context: PageContext) => Page | Response
  readonly send?: (context: PageContext) => string | Page
}

const isPage = (shown: Page | Response): shown is Page => 'product' in shown

const answerOf = (shown: Page | Response, status?: number): Response =>
  isPage(shown) ? pageAnswer(status === undefined ? shown : { ...shown, status }) : shown

const refusedStatus = { invalid: 400, 'not found': 404, conflict: 409 } as const

const plainPage = (product: Product, request: Request, status: number, title: string, text: string): Response =>
  pageAnswer({
    product,
    title,
    status,
    home: simulatorHome(request),
    body: html`${message(status === 501 ? 'warn' : 'bad', text)}<p><a href="${simulatorHome(request)}">To the first page of the simulator</a></p>`,
  })

/** What the real product has and the simulator has not: said on a page, because a person asked. */
export const notSimulatedPage = ({ sim, request }: PageContext, product: Product, what: string): Response => {
  sim.log.warn('Asked for a page that is not simulated yet', { what, path: request.path })
  return plainPage(product, request, 501, 'Not simulated yet', `The simulator does not have this page yet: ${what}.`)
}

const show = (actions: PageActions, context: PageContext, product: Product, status?: number): Response => {
  try {
    return answerOf(actions.show(context), status)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return plainPage(product, context.request, refusedStatus[error.because], 'Not found', error.message)
  }
}

const send = (actions: PageActions, context: PageContext, product: Product): Response => {
  try {
    const next = actions.send!(context)
    return typeof next === 'string' ? seeOther(next) : pageAnswer(next)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return show(actions, { ...context, problem: error }, product, refusedStatus[error.because])
  }
}

/** What was entered in a form, and the files that came with it. */
type Entered = Pick<PageContext, 'form' | 'files'>

const entered = (form = new URLSearchParams(), files: Entered['files'] = new Map()): Entered => ({ form, files })

const readMultipart = async ({ headers, body }: Request): Promise<Entered> => {
  const type = headers['content-type'] ?? ''
  const data = await new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const form = new URLSearchParams()
  const files = new Map<string, Buffer>()
  for (const [name, value] of data)
    if (typeof value === 'string') form.append(name, value)
    else files.set(name, Buffer.from(await value.arrayBuffer()))
  return entered(form, files)
}

const formOf = (request: Request): Entered | Promise<Entered> => {
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return readMultipart(request).catch(() => entered())
  return entered(
    type.startsWith('application/x-www-form-urlencoded')
      ? new URLSearchParams(request.body.toString('utf8'))
      : new URLSearchParams(),
  )
}

/** One address with its page; the first that fits is taken. */
export type PageRoute = readonly [path: string, actions: PageActions]

/** Serves pages: GET shows, POST changes and sends on. Nothing is ever changed by GET. */
export const pagesHandler = (sim: Simulation, product: Product, pages: readonly PageRoute[]): Handler => {
  const find = startRouter(
    pages.flatMap(([path, actions]): Route<PageActions>[] => [
      { method: 'GET', path, answer: actions },
      ...(actions.send ? [{ method: 'POST', path, answer: actions }] : []),
    ]),
  )
  return (request) => {
    const found = find(request.method, request.path)
    if (found === undefined) return plainPage(product, request, 404, 'Not found', 'There is no page at this address.')
    if ('allowed' in found)
      return { ...plainPage(product, request, 405, 'Not allowed', 'This page takes no such request.') }
    const actions = found.route.answer
    const answerWith = (what: Entered): Response => {
      const context = { sim, request, values: found.values, ...what, problem: undefined }
      return request.method === 'POST' ? send(actions, context, product) : show(actions, context, product)
    }
    const what = formOf(request)
    return what instanceof Promise ? what.then(answerWith) : answerWith(what)
  }
}
