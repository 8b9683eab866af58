import { type EntraErrorFact, entraErrors, type ResourceApplication, resourceApplications } from '@landbridge/model'
import { correlationOf, type EntraRefusal, refusalText } from '../../entra/refusal.ts'
import type { Request } from '../../http.ts'
import type { Tenant, User } from '../../world.ts'
import { type Fragment, type Html, html } from '../html.ts'
import { type Page, simulatorHome } from '../layout.ts'
import { actionButton, copyable, facts, field, message, select } from '../parts.ts'

const signInPage = (request: Request, title: string, body: Fragment, status?: number): Page => ({
  product: 'signIn',
  title,
  home: simulatorHome(request),
  body,
  ...(status !== undefined && { status }),
})

/** What a person sees where Entra refuses and the application hears nothing. */
export const refusalPage = (request: Request, { number, values }: EntraRefusal, below?: Fragment): Page =>
  signInPage(
    request,
    'Sorry, but we are having trouble signing you in.',
    html`${message('bad', html`AADSTS${number}: ${refusalText(number, values)}`)}
<section class="card">${facts([
      ['Request Id', copyable(request.id)],
      ['Correlation Id', copyable(correlationOf(request))],
      ['What it means', html`<a href="${request.addresses.authority}/error?code=${number}">AADSTS${number}</a>`],
    ])}</section>${below}`,
    (entraErrors[number] as EntraErrorFact).status,
  )

/** The way out of a page on which only an administrator could go on. */
export const backToApp = actionButton('cancel', 'Return to the application without granting consent')

/** User name and password in one step; the real page asks for them one after the other. */
export const credentialsPage = (
  request: Request,
  appName: string,
  entered: string,
  refusal: EntraRefusal | undefined,
): Page =>
  signInPage(
    request,
    'Sign in',
    html`${refusal && message('bad', html`AADSTS${refusal.number}: ${refusalText(refusal.number, refusal.values)}`)}
<form method="post" class="card"><p>to continue to <strong>${appName}</strong></p><input type="hidden" name="action" value="sign-in">
${field({ name: 'login', label: 'Email, phone, or Skype', value: entered, maxLength: 200 })}
${field({ name: 'passwd', label: 'Password', type: 'password', maxLength: 200 })}
<button class="primary">Sign in</button></form>
<div class="commands">${actionButton('cancel', 'Back')}</div>`,
    refusal && 400,
  )

const tile = (name: string): Html => actionButton('choose', name, { account: name }, '', `Sign in as ${name}`)

/** The accounts of this browser, and a form for another one. */
export const accountsPage = (request: Request, appName: string, names: readonly string[]): Page =>
  signInPage(
    request,
    'Pick an account',
    html`<section class="card"><p>to continue to <strong>${appName}</strong></p><div class="commands">${names.map((name) => tile(name))}</div></section>
<form method="post" class="card"><h2>Use another account</h2><input type="hidden" name="action" value="sign-in">
${field({ name: 'login', label: 'Email, phone, or Skype', maxLength: 200 })}
${field({ name: 'passwd', label: 'Password', type: 'password', maxLength: 200 })}
<button class="primary">Sign in</button></form>
<div class="commands">${actionButton('cancel', 'Back')}</div>`,
  )

/** The second factor: the page shows the code that a telephone would show. */
export const factorPage = (request: Request, name: string, code: string, isNew: boolean, isWrong: boolean): Page =>
  signInPage(
    request,
    isNew ? 'More information required' : 'Verify your identity',
    html`${isWrong && message('bad', 'That code is not the one that is shown.')}
<form method="post" class="card"><p>${name}</p><p>${isNew ? 'Your organization needs a second factor of you. Register it with this code:' : 'Enter the code that your telephone would show:'} ${copyable(code)}</p>
<input type="hidden" name="action" value="factor">${field({ name: 'otc', label: 'Code', maxLength: 20 })}
<button class="primary">Verify</button></form>
<div class="commands">${actionButton('cancel', 'Cancel')}</div>`,
    isWrong ? 400 : undefined,
  )

/** The question whether a program, which any other could stand in for, is the one that is meant. */
export const confirmPage = (request: Request, appName: string): Page =>
  signInPage(
    request,
    `Are you trying to sign in to ${appName}?`,
    html`<section class="card"><p>Only continue if you got this program from a place that you trust.</p>${actionButton('confirm', 'Continue', {}, 'primary')}</section>
<div class="commands">${actionButton('cancel', 'Cancel')}</div>`,
  )

/** Where the code of a device is typed. */
export const deviceCodePage = (request: Request, refusal: EntraRefusal | undefined): Page =>
  signInPage(
    request,
    'Enter code',
    html`${refusal && message('bad', html`AADSTS${refusal.number}: ${refusalText(refusal.number, refusal.values)}`)}
<form method="post" class="card"><p>Enter the code that your program or device shows.</p><input type="hidden" name="action" value="code">
${field({ name: 'otc', label: 'Code', maxLength: 20 })}<button class="primary">Next</button></form>`,
    refusal && 400,
  )

/** What a person sees when the device may go on, or may not. */
export const deviceDonePage = (request: Request, appName: string, isAllowed: boolean): Page =>
  signInPage(
    request,
    isAllowed ? appName : 'You did not sign in',
    html`<p>${isAllowed ? `You have signed in to ${appName} on your device. This window can be closed.` : 'The device was told so. This window can be closed.'}</p>`,
  )

/** The form with which somebody asks an administrator for approval. */
export const requestForm = html`<form method="post" class="card"><input type="hidden" name="action" value="request">
${field({ name: 'reason', label: 'Enter justification for requesting this app', maxLength: 500 })}<button class="primary">Request approval</button></form>`

export const requestedPage = (request: Request, appName: string): Page =>
  signInPage(
    request,
    'Request sent',
    html`<p>The administrators of your organization were asked to approve ${appName}. Sign in again when they have.</p>${backToApp}`,
  )

/** One permission on a consent page. */
export interface ShownPermission {
  readonly resourceAppId: string
  readonly name: string
  readonly type: 'Role' | 'Scope'
}

const resourceName = (appId: string): string =>
  Object.values<ResourceApplication>(resourceApplications).find((each) => each.appId === appId)?.displayName ?? appId

const permissionList = (permissions: readonly ShownPermission[]): Html =>
  html`<ul>${permissions.map(
    ({ resourceAppId, name, type }) =>
      html`<li><strong>${name}</strong><br><span class="hint">${resourceName(resourceAppId)}, ${type === 'Role' ? 'as the application itself' : 'as the signed-in person'}</span></li>`,
  )}</ul>`

/** The question whether a person grants these permissions; an administrator may do it for everybody. */
export const consentPage = (
  request: Request,
  appName: string,
  user: User,
  permissions: readonly ShownPermission[],
  isAdministrator: boolean,
): Page =>
  signInPage(
    request,
    'Permissions requested',
    html`<form method="post" class="card"><p>${user.userPrincipalName}</p><h2>${appName}</h2><p>This application would like to:</p>
${permissionList(permissions)}<input type="hidden" name="action" value="accept">
${isAdministrator && html`<fieldset><legend class="unseen">For whom</legend><label><input type="checkbox" name="everybody" value="yes"><span>Consent on behalf of your organization</span></label></fieldset>`}
<button class="primary">Accept</button></form><div class="commands">${actionButton('cancel', 'Cancel')}</div>`,
  )

/** The question whether an administrator grants these permissions for a whole tenant. */
export const adminConsentPage = (
  request: Request,
  appName: string,
  tenants: readonly Tenant[],
  permissions: readonly ShownPermission[],
  signedIn: string | undefined,
): Page =>
  signInPage(
    request,
    'Permissions requested',
    html`<form method="post" class="card"><h2>${appName}</h2><p>Review for your organization. This application would like to:</p>
${permissionList(permissions)}<input type="hidden" name="action" value="accept">
${
  tenants.length > 1 &&
  select(
    'tenant',
    'Organization of the administrator',
    tenants.map(({ id, displayName }) => ({ value: id, label: displayName })),
  )
}
<button class="primary">Accept</button></form>
<div class="commands">${actionButton('cancel', 'Cancel')}${actionButton('not-admin', 'Act as somebody who is not an administrator')}${actionButton('odd', 'Answer with consent and an error at once')}</div>
<p class="foot">The last two are there for tests: what people without a role see, and an answer that has been seen at Microsoft.</p>
${
  signedIn === undefined
    ? html`<form method="post" class="card"><h2>Sign in first</h2><p class="hint">Whoever opens this page acts as an administrator, unless somebody signs in.</p><input type="hidden" name="action" value="sign-in">
${field({ name: 'login', label: 'Email, phone, or Skype', maxLength: 200 })}
${field({ name: 'passwd', label: 'Password', type: 'password', maxLength: 200 })}
<button>Sign in</button></form>`
    : html`<p class="foot">Signed in as ${signedIn}.</p>`
}`,
  )

export const signedOutPage = (request: Request): Page =>
  signInPage(request, 'You signed out of your account', html`<p>It is a good idea to close all browser windows.</p>`)
