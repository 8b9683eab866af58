import { createHash, randomBytes } from 'node:crypto'
import type { Simulator } from '@landbridge/simulator'
import { open, send as submit, type Visited } from '../pages/visitor.ts'

/** A browser that stays at the simulator: it keeps cookies, and shows where a redirect to the application leads. */
export interface Browser {
  /** What the simulator asked it to keep. */
  readonly cookies: ReadonlyMap<string, string>
  /** Opens an address. */
  go(url: string): Promise<Landed>
  /** Fills in the form with this button and presses it. */
  press(page: Visited, button: string, filled?: Readonly<Record<string, string>>): Promise<Landed>
}

/** Either a page of the simulator, or the address of the application with what came back. */
export type Landed =
  | { readonly page: Visited; readonly back?: undefined }
  | { readonly page?: undefined; readonly back: URL }

export const startBrowser = (sim: Simulator): Browser => {
  const cookies = new Map<string, string>()
  const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const land = async (response: Response, from: string): Promise<Landed> => {
    const location = response.headers.get('location')
    if (location === null) return { page: await open(from, response) }
    const target = new URL(location, from)
    if (target.origin !== new URL(sim.addresses.authority).origin) return { back: target }
    return land(await send(target.href), target.href)
  }
  return {
    cookies,
    go: async (url) => land(await send(url), url),
    press: async (page, button, filled) => land(await submit(page, button, filled, 0, send), page.url),
  }
}

export const pageOf = ({ page, back }: Landed): Visited => {
  if (page === undefined) throw new Error(`No page, but back to ${back?.href}`)
  return page
}

export const backOf = ({ page, back }: Landed): URL => {
  if (back === undefined) throw new Error(`Not back at the application, but on: ${page?.text.slice(0, 400)}`)
  return back
}

/** A verifier with its challenge. */
export const makePkce = (): { verifier: string; challenge: string } => {
  const verifier = randomBytes(40).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}
