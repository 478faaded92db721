/** webpack loader of the legacy build: what a page or a worker starts with loads the polyfills first. */
const { join } = require('node:path');

const polyfills = join(__dirname, '../taskpane/legacy/polyfills.ts');

module.exports = function withPolyfills(source) {
  return `import ${JSON.stringify(polyfills)};\n${source}`;
};
