/** Webpack's settings for bundle.ts, which gives the entry and the folder of the result. */
const path = require('node:path');
const { parse } = require('yaml');

const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' };

module.exports = ({ entry, folder }) => ({
  mode: 'development',
  devtool: false,
  context: path.resolve(__dirname, '../..'),
  entry: path.resolve(entry),
  output: { path: folder, filename: 'bundle.js', library: { name: 'bundle', type: 'window' } },
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [
      { test: /\.ts$/, use: { loader: 'swc-loader', options: { jsc } } },
      { test: /\.yaml$/, type: 'json', parser: { parse } },
      { test: /\.csv$/, type: 'asset/source' },
    ],
  },
});
