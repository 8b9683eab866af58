// @ts-nocheck: it reaches into the loader of modules, which has no types.
// The generator asks the package `typescript` for tables that TypeScript 7 no longer has. The compiler that it brings along
// for its own work has them; this hands it out under that name, and leaves the generator as it is.
const Module = require('node:module')

const load = Module._load
Module._load = function (request, ...rest) {
  return request === 'typescript' ? load.call(this, '@ts-morph/common', ...rest).ts : load.call(this, request, ...rest)
}
