import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { Complaint } from '@landbridge/cli'
import { type AppJson, type PackedFile, packApp, readAppJson } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'

/** An `.app` file that was packed, and how it is called. */
export interface Packed {
  readonly app: AppJson
  /** `Name_Version.app`, as the compiler names it without the publisher. */
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Number of AL files inside. */
  readonly sources: number
}

/** Folders of an AL project that hold no source of its own. */
const passedOver = /^(\.|node_modules$|output$)/

const sourcesBelow = (folder: string, root = folder): PackedFile[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      const kind = lstatSync(path)
      if (kind.isDirectory()) return passedOver.test(name) ? [] : sourcesBelow(path, root)
      if (!kind.isFile() || !/\.al$/i.test(name)) return []
      return [{ path: relative(root, path).split(sep).join('/'), bytes: readFileSync(path) }]
    })

/**
 * Packs the folder of an AL project.
 *
 * @throws Complaint where there is no `app.json`, or no sense in it
 */
export const packFolder = (folder: string): Packed => {
  let text: string
  try {
    text = readFileSync(join(folder, 'app.json'), 'utf8')
  } catch {
    throw new Complaint('usage', `There is no app.json in ${resolve(folder)}.`, 'Name the folder of an AL project.')
  }
  try {
    const app = readAppJson(text)
    const files = sourcesBelow(folder)
    const name = `${app.name}_${app.version}`.replace(/[^\w .-]+/g, '_')
    return { app, fileName: `${name}.app`, bytes: packApp(app, files), sources: files.length }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    throw new Complaint('usage', error.message, 'Correct app.json.')
  }
}
