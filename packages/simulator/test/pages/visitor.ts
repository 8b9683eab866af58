import { expect } from 'vitest'

/** A form of a page, with what it holds before anybody types. */
export interface VisitedForm {
  readonly method: string
  readonly button: string
  readonly values: readonly (readonly [string, string])[]
  /** Names that can be filled in or chosen. */
  readonly names: readonly string[]
}

export interface Visited {
  readonly url: string
  readonly status: number
  readonly markup: string
  /** Without tags, with entities read. */
  readonly text: string
  readonly links: readonly { readonly label: string; readonly href: string }[]
  readonly forms: readonly VisitedForm[]
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const readEntities = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
const textOf = (markup: string): string =>
  readEntities(markup.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : readEntities(found)
}

const selectValue = (markup: string): string => {
  const options = [...markup.matchAll(/<option[^>]*>/g)].map(([tag]) => tag)
  const chosen = options.find((tag) => / selected/.test(tag)) ?? options[0] ?? ''
  return attribute(chosen, 'value') ?? ''
}

const readForm = (markup: string): VisitedForm => {
  const [tag = ''] = /<form[^>]*>/.exec(markup) ?? []
  const values: [string, string][] = []
  const names = new Set<string>()
  for (const [input] of markup.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(input, 'name'), attribute(input, 'type')]
    if (name === undefined) continue
    if (type !== 'hidden') names.add(name)
    if ((type === 'radio' || type === 'checkbox') && !/ checked/.test(input)) continue
    values.push([name, attribute(input, 'value') ?? ''])
  }
  for (const [whole] of markup.matchAll(/<select[\s\S]*?<\/select>/g)) {
    const name = attribute(whole, 'name') ?? ''
    names.add(name)
    values.push([name, selectValue(whole)])
  }
  for (const [whole] of markup.matchAll(/<textarea[\s\S]*?<\/textarea>/g)) {
    names.add(attribute(whole, 'name') ?? '')
    values.push([attribute(whole, 'name') ?? '', textOf(whole)])
  }
  const buttons = [...markup.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)]
  return {
    method: attribute(tag, 'method') ?? 'get',
    button: textOf(buttons.at(-1)?.[1] ?? ''),
    values,
    names: [...names],
  }
}

/** What must hold for each page, whatever it is. */
const checkPage = (markup: string, where: string): void => {
  expect(markup, where).toContain('Simulated - this is not Microsoft')
  expect(markup, where).toMatch(/<html lang="en">/)
  expect(markup.match(/<h1>/g), where).toHaveLength(1)
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size, where).toBe(ids.length)
  for (const [input] of markup.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
    const type = attribute(input, 'type')
    if (type === 'hidden' || type === 'radio' || type === 'checkbox') continue
    expect(markup, where).toContain(`<label for="${attribute(input, 'id')}">`)
  }
  for (const [, address = ''] of markup.matchAll(/\s(?:src|action)="([^"]*)"/g)) expect(address, where).toBe('')
  expect(markup, where).not.toMatch(/\son\w+="/)
  expect(markup, where).not.toContain('[object Object]')
  expect(markup, where).not.toContain('undefined')
}

const read = (url: string, status: number, markup: string): Visited => {
  if (markup.startsWith('<!doctype')) checkPage(markup, url)
  return {
    url,
    status,
    markup,
    text: textOf(markup),
    links: [...markup.matchAll(/<a\s[^>]*>([\s\S]*?)<\/a>/g)].map(([tag, label = '']) => ({
      label: textOf(label),
      href: new URL(attribute(tag, 'href') ?? '', url).href,
    })),
    forms: [...markup.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => readForm(form)),
  }
}

/** Opens an address as a browser without scripts would, or reads an answer that came from there. */
export const open = async (url: string, answer?: Response): Promise<Visited> => {
  const response = answer ?? (await fetch(url))
  return read(answer ? url : response.url, response.status, await response.text())
}

/** Follows the first link of this label. */
export const follow = (page: Visited, label: string): Promise<Visited> => followNth(page, label, 0)

/** Follows the last link of this label: the one in the page, where the way to it holds another. */
export const followLast = (page: Visited, label: string): Promise<Visited> => followNth(page, label, -1)

const followNth = (page: Visited, label: string, nth: number): Promise<Visited> => {
  const link = page.links.filter((each) => each.label === label).at(nth)
  if (link === undefined) throw new Error(`No link '${label}' among ${page.links.map((each) => each.label).join(', ')}`)
  return open(link.href)
}

type Filled = Readonly<Record<string, string | readonly string[]>>

type Send = (url: string, init: RequestInit) => Promise<Response>

/** Fills in the form with this button and sends it; what comes back is not followed. */
export const send = (
  page: Visited,
  button: string,
  filled: Filled = {},
  nth = 0,
  by: Send = fetch,
): Promise<Response> => {
  const form = page.forms.filter((each) => each.button === button)[nth]
  if (form === undefined)
    throw new Error(`No button '${button}' among ${page.forms.map((each) => each.button).join(', ')}`)
  for (const name of Object.keys(filled)) expect(form.names).toContain(name)
  expect(form.method).toBe('post')
  const kept = form.values.filter(([name]) => !(name in filled))
  const typed = Object.entries(filled).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  const body = new URLSearchParams([...kept.map(([name, value]): [string, string] => [name, value]), ...typed])
  return by(page.url, { method: 'POST', body, redirect: 'manual' })
}

/** Fills in the form with this button, presses it, and goes where it leads. */
export const press = async (page: Visited, button: string, filled: Filled = {}, nth = 0): Promise<Visited> => {
  const response = await send(page, button, filled, nth)
  if (response.status !== 303 && response.status !== 302) return open(page.url, response)
  return open(new URL(response.headers.get('location') ?? '', page.url).href)
}
