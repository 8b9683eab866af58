// The contract's schemas are made with zod, which tries once whether code may be made from text. Under our content
// policy the attempt would be reported as a violation, so it is told beforehand not to try. Must be imported first.
const settings = globalThis as { __zod_globalConfig?: { jitless?: boolean } }
settings.__zod_globalConfig = { ...settings.__zod_globalConfig, jitless: true }
