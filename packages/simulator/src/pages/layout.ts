import { createHash } from 'node:crypto'
import type { Request, Response } from '../http.ts'
import { type Fragment, type Html, html } from './html.ts'
import { style } from './style.ts'

/** Whose page a page stands for. */
export type Product = 'entra' | 'signIn' | 'businessCentral' | 'admin' | 'simulator'

const productNames: Readonly<Record<Product, string>> = {
  entra: 'Microsoft Entra admin center',
  signIn: 'Sign in to your account',
  businessCentral: 'Dynamics 365 Business Central',
  admin: 'Business Central admin center',
  simulator: 'Landbridge simulator',
}

const usualBanner = 'No sign-in is needed.'
const banners: Partial<Readonly<Record<Product, string>>> = {
  signIn: 'Only people of the simulator can sign in: never type a real password here.',
}

export interface Link {
  readonly label: string
  readonly href: string
}

/** One page, as a page function makes it; the layout puts the frame around it. */
export interface Page {
  readonly product: Product
  readonly title: string
  /** First heading, where it differs from the title. */
  readonly heading?: string
  /** One sentence below the heading. */
  readonly lead?: Fragment
  /** Directory or environment that the page belongs to. */
  readonly where?: string
  /** Address of the product's first page. */
  readonly home: string
  /** The way here from the first page. */
  readonly trail?: readonly Link[]
  /** Pages beside this one; the current one by its label. */
  readonly menu?: { readonly label: string; readonly current: string; readonly links: readonly Link[] }
  readonly body: Fragment
  /** @default 200 */
  readonly status?: number
  /** The only script that a page may have. */
  readonly script?: string
}

const styleHash = createHash('sha256').update(style).digest('hex').slice(0, 12)
/** Where the stylesheet is, on every listener. */
export const stylePath = '/_simulator/style.css'

export const styleAnswer = (): Response => ({
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=31536000, immutable' },
  body: style,
})

const policyOf = (script: string | undefined): string => {
  const hash = script && createHash('sha256').update(script).digest('base64')
  const scripts = hash ? `; script-src 'sha256-${hash}'` : ''
  return `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'${scripts}`
}

const trailOf = ({ trail, title }: Page): Html | undefined =>
  trail &&
  html`<nav class="trail" aria-label="Where you are"><ol>${trail.map(
    ({ label, href }) => html`<li><a href="${href}">${label}</a></li>`,
  )}<li aria-current="page">${title}</li></ol></nav>`

const menuOf = ({ menu }: Page): Html | undefined =>
  menu &&
  html`<nav class="menu" aria-label="${menu.label}"><ul>${menu.links.map(({ label, href }) =>
    label === menu.current
      ? html`<li><a href="${href}" aria-current="page">${label}</a></li>`
      : html`<li><a href="${href}">${label}</a></li>`,
  )}</ul></nav>`

const frame = (page: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} - ${productNames[page.product]} (simulated)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylePath}?${styleHash}">
${page.script !== undefined && { markup: `<script>${page.script}</script>` }}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><div class="simulated" role="note">Simulated - this is not Microsoft. ${banners[page.product] ?? usualBanner}</div>
<div class="bar"><a class="product" href="${page.home}">${productNames[page.product]}</a>${
  page.where !== undefined && html`<span class="where">${page.where}</span>`
}</div></header>
<div class="wrap${page.product === 'signIn' && ' narrow'}">
${trailOf(page)}
<main id="main">
<h1>${page.heading ?? page.title}</h1>
${page.lead !== undefined && html`<p class="lead">${page.lead}</p>`}
${page.menu ? html`<div class="columns">${menuOf(page)}<div>${page.body}</div></div>` : page.body}
</main>
</div>
</body>
</html>
`

/** A page as an answer: never cached, without anything from elsewhere. */
export const pageAnswer = (page: Page): Response => ({
  status: page.status ?? 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `${policyOf(page.script)}; img-src data:`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  },
  body: frame(page).markup,
})

/** Sends the browser on after a form, so that reloading does not repeat it. */
export const seeOther = (location: string): Response => ({ status: 303, headers: { location } })

/** The home of this simulator, as the caller knows it. */
export const simulatorHome = ({ addresses }: Request): string => `${addresses.authority}/`
