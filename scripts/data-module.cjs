const { parse } = require('yaml');

/** A data file as a module, as webpack's rules for data make one: what YAML means, the text of CSV. */
function dataModule(text, file) {
  const data = file.endsWith('.yaml') ? parse(text) : text;
  return `module.exports = { __esModule: true, default: ${JSON.stringify(data)} };`;
}

/** `process` is what jest asks a transformer for. */
module.exports = { dataModule, process: (text, file) => ({ code: dataModule(text, file) }) };
