/** Gives jest what webpack's asset/source gives the bundles: the text of a data file as its default export. */
module.exports = {
  process: (text) => ({ code: `module.exports = { __esModule: true, default: ${JSON.stringify(text)} };` }),
};
