import type { Story } from './story.ts'

/** A browser without scripts, on its way between our pages and the simulated ones of Microsoft. */
export interface Browser {
  /** Opens an address of a round trip; ends at a page of Microsoft's, or at a path of ours. */
  readonly go: (url: string) => Promise<Landed>
  /** Fills in the last form of a page and presses one of its buttons. */
  readonly press: (page: Page, button: string, filled?: Readonly<Record<string, string>>) => Promise<Landed>
}

export interface Page {
  readonly url: string
  readonly markup: string
}

/** Where the way has led: to a page of Microsoft's, or back to a path of ours. */
export type Landed =
  | { readonly page: Page; readonly ours?: undefined }
  | { readonly page?: undefined; readonly ours: string }

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (each) => entities[each] ?? each)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

/** The form that has the button, with the value of the button in it. */
const formOf = ({ url, markup }: Page, button: string): { action: string; values: URLSearchParams } => {
  const form = [...markup.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([each]) => each)
    .find((each) => each.includes(`>${button}</button>`))
  if (form === undefined)
    throw new Error(`No button '${button}' at ${url}: ${markup.replace(/<[^>]*>/g, ' ').slice(0, 600)}`)
  const values = new URLSearchParams()
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name')
    if (name !== undefined) values.set(name, attribute(input, 'value') ?? '')
  }
  for (const [, tag = '', label] of form.matchAll(/(<button[^>]*>)([^<]*)<\/button>/g)) {
    const name = attribute(tag, 'name')
    if (label === button && name !== undefined) values.set(name, attribute(tag, 'value') ?? '')
  }
  return { action: new URL(attribute(form, 'action') ?? '', url).href, values }
}

const ours = 'http://localhost:7600'

/** @param story Its round trips answer what is below our own address. */
export const openBrowser = (story: Story): Browser => {
  const cookies = new Map<string, string>()
  let way: string | undefined

  const follow = async (url: string): Promise<Landed> => {
    if (url.startsWith(`${ours}/oauth/go/`)) {
      const { to, browser } = await story.roundTrips.go(url.slice(`${ours}/oauth/go/`.length))
      way = browser
      return follow(to)
    }
    if (url.startsWith(`${ours}/oauth/callback`)) {
      const { to } = await story.roundTrips.back(new URL(url).searchParams, way)
      return to.startsWith('/') ? { ours: to } : follow(to)
    }
    return send(url)
  }

  const send = async (url: string, body?: URLSearchParams): Promise<Landed> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location !== null) return follow(new URL(location, url).href)
    return { page: { url, markup: await response.text() } }
  }

  return {
    go: follow,
    press: (page, button, filled = {}) => {
      const { action, values } = formOf(page, button)
      for (const [name, value] of Object.entries(filled)) values.set(name, value)
      return send(action, values)
    },
  }
}

/** Goes through the pages of Microsoft as they come: signs in where that is asked, and answers what is asked for. */
export const goThrough = async (
  browser: Browser,
  url: string,
  as: Readonly<Record<string, string>>,
  answer: 'Accept' | 'Cancel' = 'Accept',
): Promise<Landed> => {
  let landed = await browser.go(url)
  for (let pages = 0; landed.page !== undefined && pages < 5; pages += 1) {
    const { page } = landed
    const button = page.markup.includes('>Sign in</button>') ? 'Sign in' : answer
    landed = await browser.press(page, button, button === 'Sign in' ? as : {})
  }
  return landed
}

export const pageOf = ({ page, ours }: Landed): Page => {
  if (page === undefined) throw new Error(`No page of Microsoft's, but back at ${ours}`)
  return page
}
