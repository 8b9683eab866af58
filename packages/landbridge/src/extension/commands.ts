import type { buildProgram, Outside } from '@landbridge/cli'

type Program = ReturnType<typeof buildProgram>

// Loaded only when they are used, so that other commands begin at once.
const files = () => import('./files.ts')

/** Adds what is done with `.app` files on this machine; nothing runs for it. */
export const addExtensionFileCommands = (program: Program, outside: Outside): void => {
  const extension =
    program.commands.find((each) => each.name() === 'extension') ??
    program.command('extension').description('extensions of Business Central')
  extension
    .command('pack')
    .description('pack the sources of an AL project into an .app file, for trying out; compiles nothing')
    .argument('<folder>', 'folder with app.json')
    .option('--out <file>', 'where to write it (default: name and version, here)')
    .action(async (folder: string, options: { readonly out?: string }) =>
      (await files()).pack(outside, folder, options),
    )
  extension
    .command('inspect')
    .description('tell what an .app file is; nothing leaves this machine')
    .argument('<file>', 'an .app file')
    .option('--json', 'as JSON')
    .action(async (path: string, options: { readonly json?: boolean }) =>
      (await files()).inspect(outside, path, options),
    )
}
