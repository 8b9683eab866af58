import type { Environment } from '../../world.ts'
import { ruleBroken } from '../errors.ts'
import { uninstall } from './deploy.ts'
import { dependentsOf, findLack } from './rules.ts'
import { type Extension, extensionState } from './state.ts'

/** @throws Refusal Where it is installed already, or lacks what it needs. */
export const installExtension = (environment: Environment, extension: Extension): void => {
  if (extension.isInstalled) throw ruleBroken(`The extension ${extension.name} is already installed.`)
  const failure = findLack(environment, extension)
  if (failure) throw ruleBroken(failure.text)
  extension.isInstalled = true
}

/** @throws Refusal Where it is not installed, or others need it. */
export const uninstallExtension = (environment: Environment, extension: Extension): void => {
  if (!extension.isInstalled) throw ruleBroken(`The extension ${extension.name} is not installed.`)
  const [dependent] = dependentsOf(environment, extension)
  if (dependent) throw ruleBroken(`The extension ${dependent.name} depends on ${extension.name}; uninstall it first.`)
  uninstall(environment, extension)
}

/** @throws Refusal While it is installed. */
export const unpublishExtension = (environment: Environment, extension: Extension): void => {
  if (extension.isInstalled)
    throw ruleBroken(`The extension ${extension.name} cannot be unpublished because it is installed.`)
  const state = extensionState(environment)
  state.published = state.published.filter((each) => each !== extension)
}
