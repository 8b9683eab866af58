import { type AppFile, readAppFile } from '../bc/extensions/app-file.ts'
import { uploadedBefore, wasUploaded } from '../bc/extensions/rules.ts'
import type { Environment } from '../world.ts'
import type { Asked } from './asked.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'

export const schedules = ['Immediate', 'UpdateWindow', 'NextMinorUpdate', 'NextMajorUpdate'] as const
const syncModes = ['Add', 'ForceSync'] as const

/** What `pteInstall` was told. */
export interface AppForm {
  readonly app: AppFile
  readonly schedule: (typeof schedules)[number]
  readonly options: Readonly<Record<string, string | boolean>>
}

const mostFileBytes = 50 * 1024 * 1024

const readForm = async ({ request }: Asked): Promise<FormData> => {
  const type = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data/i.test(type)) throw invalidInput('Content-Type', 'The body must be multipart/form-data.')
  try {
    return await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData()
  } catch {
    throw invalidInput('body', 'The form cannot be read.')
  }
}

const choice = <Value extends string>(form: FormData, name: string, of: readonly Value[]): Value => {
  const sent = form.get(name)
  if (sent === null) return of[0]!
  const found = of.find((value) => value.toLowerCase() === String(sent).trim().toLowerCase())
  if (found === undefined) throw invalidInput(name, `${name} must be one of ${of.join(', ')}.`)
  return found
}

const flag = (form: FormData, name: string): boolean => String(form.get(name) ?? '').toLowerCase() === 'true'

/**
 * Reads the form of `pteInstall`.
 *
 * @throws AdminRefusal For a file that is no extension, is too large, or was uploaded before.
 */
export const readAppForm = async (asked: Asked, environment: Environment): Promise<AppForm> => {
  const form = await readForm(asked)
  const file = form.get('extensionFile')
  if (file === null || typeof file === 'string') throw invalidInput('extensionFile', 'extensionFile must be a file.')
  if (!/\.app$/i.test(file.name)) throw invalidInput('extensionFile', 'The name of the file must end with .app.')
  if (file.size > mostFileBytes) throw invalidInput('extensionFile', 'The file is larger than 50 MB.')
  const app = readAppFile(Buffer.from(await file.arrayBuffer()))
  if (app === undefined) throw invalidInput('extensionFile', 'The file is not an extension file, or it is damaged.')
  const schedule = choice(form, 'deploymentSchedule', schedules)
  const syncMode = choice(form, 'syncMode', syncModes)
  if (!flag(form, 'acceptIsvEula')) throw invalidInput('acceptIsvEula', 'acceptIsvEula must be true.')
  if (wasUploaded(environment, app)) throw new AdminRefusal('resourceExists', uploadedBefore(app), { target: app.id })
  const options = {
    syncMode,
    languageId: String(form.get('languageId') ?? 'en-US'),
    installOrUpdateNeededDependencies: flag(form, 'installOrUpdateNeededDependencies'),
  }
  return { app, schedule, options }
}
