/** Lets plain Node scripts (the benchmark) load the TypeScript sources and data files as jest does. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');
const { dataModule } = require('./data-module.cjs');

require.extensions['.ts'] = (module, file) => {
  const options = {
    filename: file,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  };
  module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
};
for (const extension of ['.csv', '.yaml'])
  require.extensions[extension] = (module, file) => module._compile(dataModule(readFileSync(file, 'utf8'), file), file);
