import { Fault, type FaultCode } from '@landbridge/model'

/**
 * How Business Central says why an extension cannot be installed, and what it means. Texts are localised in part, so
 * that codes go before words where there are any.
 *
 * @see Microsoft, "Extension installation failures", and public reports of administrators, read 2026-08
 */
const table: readonly (readonly [RegExp, FaultCode])[] = [
  [/TenantSyncFailure|would be deleted|destructive (schema )?change/i, 'extension.destructive'],
  [
    /sufficient permissions to manage extensions|required permissions to install the selected/i,
    'extension.not_allowed',
  ],
  [/upload of per-tenant extensions is not supported/i, 'extension.upload_unsupported'],
  [/same app id and version has already been uploaded/i, 'extension.version_used'],
  [/not an extension file|Extension content is empty/i, 'extension.damaged'],
  [/no synchronized extension could be found to satisfy the dependency/i, 'extension.dependency_missing'],
  [/specifies a higher compilation target than allowed/i, 'extension.target_refused'],
  [/does not have a version that is compatible with other installed apps/i, 'extension.unfit'],
  [/is not available for your (release|country|region)/i, 'extension.unavailable'],
  [/already deployed as a global application or a per tenant|is published by a developer/i, 'extension.taken'],
  [/cannot be installed because[\s\S]*already exists/i, 'extension.clash'],
  [/ExtensionVersionTooLow|is not higher|a newer version .*is already installed/i, 'extension.version_low'],
]

/** The innermost code and text of a message that services have handed up to each other. */
const readMessage = (text: string): { readonly theirs?: string; readonly theirMessage: string } => {
  const codes = [...text.matchAll(/\bcode"?\s*:\s*"(\w+)"/g)].map(([, code]) => code as string)
  const message = /\bmessage"?\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replace(/\\(.)/g, '$1')
  const theirs = codes.at(-1)
  return { theirMessage: (message ?? text).slice(0, 2_000), ...(theirs !== undefined && { theirs }) }
}

/** The fault for a text with which an installation failed. */
export const failureOf = (text: string): Fault => {
  const code = table.find(([pattern]) => pattern.test(text))?.[1] ?? 'extension.install_failed'
  return new Fault(code, text.trim() === '' ? {} : readMessage(text))
}

/** A refusal of Business Central's, told as what it means for an extension where its text says so. */
export const refusalOf = (fault: Fault): Fault => {
  const { theirMessage = '', theirs = '' } = fault.details
  const code = table.find(([pattern]) => pattern.test(`${theirs} ${theirMessage}`))?.[1]
  if (code === undefined) return fault
  const { message: _, ...details } = fault.details
  return new Fault(code, details, { cause: fault })
}
