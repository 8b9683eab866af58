import type { Connection } from '@landbridge/contract'

/** Somewhere to go. */
export type Entry =
  | { readonly kind: 'connection'; readonly id: string; readonly label: string; readonly about: string }
  | { readonly kind: 'page'; readonly to: PagePath; readonly label: string }
  | { readonly kind: 'diagnose'; readonly text: string }

export const pagePaths = ['/', '/integrations', '/connections', '/records', '/settings'] as const
export type PagePath = (typeof pagePaths)[number]

/** What looks like an answer of Microsoft's rather than like a name. */
export const isFailureText = (text: string): boolean =>
  text.length > 60 || /AADSTS\d|[{<]|error|https?:|\b[45]\d\d\b/i.test(text)

/** Entries shown at most; a longer list is searched, not read. */
const mostShown = 12

/** What matches the words, the likeliest first; the text of a failure goes to its diagnosis before all else. */
export const entriesFor = (
  typed: string,
  { connections, pages }: { readonly connections: readonly Connection[]; readonly pages: Record<PagePath, string> },
): readonly Entry[] => {
  const text = typed.trim()
  const words = text.toLowerCase()
  const has = (...names: readonly string[]): boolean => names.some((name) => name.toLowerCase().includes(words))
  const found: Entry[] = [
    ...connections
      .filter(({ name, linkedAccount, tenantId }) => has(name, linkedAccount.name, linkedAccount.id, tenantId))
      .map(({ id, name, linkedAccount }) => ({
        kind: 'connection' as const,
        id,
        label: name,
        about: linkedAccount.name,
      })),
    ...pagePaths.filter((to) => has(pages[to])).map((to) => ({ kind: 'page' as const, to, label: pages[to] })),
  ]
  const diagnose: Entry = { kind: 'diagnose', text }
  const shown = found.slice(0, mostShown - 1)
  return text !== '' && (isFailureText(text) || found.length === 0) ? [diagnose, ...shown] : [...shown, diagnose]
}
