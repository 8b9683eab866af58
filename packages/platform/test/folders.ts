import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Name of the variable with the folder that all temporary folders of a test run are made in. */
export const folderVariable = 'LANDBRIDGE_TEST_FOLDER'

/**
 * Makes that folder before the tests and removes it after all of them: the end of a worker thread is nothing that its
 * tests hear of.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-'))
  // The unprivileged user of a PostgreSQL that root starts must be able to pass.
  chmodSync(folder, 0o755)
  process.env[folderVariable] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
