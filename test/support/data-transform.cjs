const { parse } = require('yaml');

/** Gives jest what webpack's rules for data give the bundles: what YAML means, and the text of CSV. */
module.exports = {
  process: (text, file) => {
    const data = file.endsWith('.yaml') ? parse(text) : text;
    return { code: `module.exports = { __esModule: true, default: ${JSON.stringify(data)} };` };
  },
};
