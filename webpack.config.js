const { createHash } = require('node:crypto');
const { existsSync, chmodSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const webpack = require('webpack');
const { parse } = require('yaml');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const CssPlugin = require('mini-css-extract-plugin');
const { version } = require('./package.json');
const { guidePage } = require('./scripts/guide-page.cjs');
// webpack's own minimizer, told to use swc, which is here anyway: the grid's 6 MB take terser two minutes.
const MinimizerPlugin = require(require.resolve('minimizer-webpack-plugin', { paths: [require.resolve('webpack')] }));

const at = (...parts) => join(__dirname, ...parts);

/** Microsoft serves office.js and does not support copies of it; 21Vianet's cloud in China has an address of its own. */
const OFFICE_JS_URL = process.env.OFFICE_JS_URL || 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Tables are read when they are built: YAML as the data it means, CSV as its text. */
const data = [
  { test: /\.yaml$/, type: 'json', parser: { parse } },
  { test: /\.csv$/, type: 'asset/source' },
];

/** The hash of nothing: lets Griffel add its empty <style> elements, whose rules it then inserts through the CSSOM. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

function policy(directives) {
  const all = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'worker-src': "'self'",
    'font-src': "'self' data:",
    ...directives,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

const PANE_POLICY = policy({
  'script-src': `'self' ${new URL(OFFICE_JS_URL).origin}`,
  'style-src': `'self' ${EMPTY_STYLE}`,
  'img-src': "'self' data:",
});

/** The grid (Univer) writes style attributes and style elements with text; only the page that holds it allows them. */
const WORKBENCH_POLICY = policy({
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
});

function rules(target) {
  const parser = { syntax: 'typescript', tsx: true };
  const jsc = { parser, target, transform: { react: { runtime: 'automatic' } } };
  return [{ test: /\.tsx?$/, exclude: /node_modules/, use: { loader: 'swc-loader', options: { jsc } } }, ...data];
}

const common = (argv) => ({
  mode: argv.mode || 'production',
  context: __dirname,
  // The build of LiquidJS without a file system serves both; its Node build asks for modules at run time.
  resolve: { extensions: ['.ts', '.tsx', '.js'], alias: { liquidjs$: at('node_modules/liquidjs/dist/liquid.browser.mjs') } },
  // `eval` devtools are impossible under the content security policy of the pages.
  devtool: argv.mode === 'development' ? 'source-map' : false,
  performance: { hints: false },
  stats: 'errors-warnings',
});

const defined = { 'process.env.GOUJI_VERSION': JSON.stringify(version) };

/** The script that chooses between the builds, under a name that changes with it. */
const LOADER = at('taskpane/legacy/loader.js');
const loaderName = `loader.${createHash('sha256').update(readFileSync(LOADER)).digest('hex').slice(0, 8)}.js`;

/** The scripts of each page in the legacy build, which is built first. */
const legacyScripts = new Map();

function page(name, template, options) {
  return new HtmlPlugin({
    filename: `${name}.html`,
    template: at(template),
    chunks: [name],
    inject: false,
    loader: loaderName,
    legacy: () => legacyScripts.get(name),
    ...options,
  });
}

const PAGES = { taskpane: at('taskpane/main.tsx'), workbench: at('taskpane/workbench/main.tsx') };

/** Keeps the names of the legacy build's scripts for the pages, which list both builds. */
class KeepScriptsPlugin {
  apply(compiler) {
    compiler.hooks.done.tap('KeepScriptsPlugin', ({ compilation }) => {
      for (const [name, { chunks }] of compilation.entrypoints) {
        const files = chunks.flatMap((chunk) => [...chunk.files]).filter((file) => file.endsWith('.js'));
        legacyScripts.set(name, files.map((file) => `legacy/${file}`).join(' '));
      }
    });
  }
}

/** What swc makes of a file, its own or a dependency's, for the browsers of the legacy build. */
function legacyRules() {
  const env = { targets: { chrome: '69' }, mode: 'entry', coreJs: '3.51' };
  const transform = { react: { runtime: 'automatic' } };
  const swc = (parser, more = {}) => ({ loader: 'swc-loader', options: { swcrc: false, env, jsc: { parser, transform }, ...more } });
  const starts = [...Object.values(PAGES), at('taskpane/pane/engine/worker.ts')];
  return [
    { test: /\.tsx?$/, exclude: /node_modules/, use: swc({ syntax: 'typescript', tsx: true }) },
    // core-js is written for old browsers; swc must not look for helpers in swc's own.
    {
      test: /\.m?js$/,
      include: /node_modules/,
      exclude: /node_modules[\\/](?:core-js|@swc)[\\/]/,
      use: swc({ syntax: 'ecmascript' }, { isModule: 'unknown' }),
    },
    { test: (file) => starts.includes(file), enforce: 'pre', use: at('scripts/with-polyfills.cjs') },
    ...data,
    { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] },
  ];
}

/** The same pages for old browsers: the pane from Chromium 69 on, the workbench from 88 on (../docs/browsers.md). */
function legacy(argv) {
  const minimizerOptions = { ecma: 2017, compress: { ecma: 2017 } };
  return {
    ...common(argv),
    name: 'legacy',
    target: ['web', 'es2017'],
    entry: PAGES,
    output: {
      path: at('dist/legacy'),
      publicPath: 'auto',
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      // webpack's own runtime asks globalThis (Chromium 71) before core-js can add it.
      globalObject: 'self',
      clean: true,
    },
    module: { rules: legacyRules() },
    optimization: {
      minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, minimizerOptions, extractComments: false })],
    },
    plugins: [
      new webpack.DefinePlugin(defined),
      noHyphenation,
      new CssPlugin({ filename: '[name].[contenthash:8].css' }),
      new KeepScriptsPlugin(),
    ],
  };
}

function browser(argv) {
  return {
    ...common(argv),
    name: 'browser',
    dependencies: ['legacy'],
    target: ['web', 'es2022'],
    entry: PAGES,
    output: {
      path: at('dist'),
      publicPath: 'auto',
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      // The command line lives in the same folder and is built by the other configuration.
      clean: { keep: /^(?:cli|legacy)/ },
    },
    module: { rules: [...rules('es2022'), { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] }] },
    optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })] },
    plugins: [
      new webpack.DefinePlugin(defined),
      noHyphenation,
      new CssPlugin({ filename: '[name].[contenthash:8].css' }),
      page('taskpane', 'taskpane/taskpane.html', { policy: PANE_POLICY, officeJs: OFFICE_JS_URL }),
      page('workbench', 'taskpane/workbench/workbench.html', { policy: WORKBENCH_POLICY }),
      new CopyPlugin({
        patterns: [
          { from: LOADER, to: loaderName, info: { minimized: true } },
          { from: 'docs/guide.zh-CN.md', to: 'guide.html', transform: (text) => guidePage(text.toString()) },
          { from: 'docs/guide', to: 'guide', noErrorOnMissing: true },
          { from: 'manifest.xml', noErrorOnMissing: true },
          { from: 'assets/icons', to: 'assets/icons', noErrorOnMissing: true },
          { from: 'assets/samples', to: 'samples', noErrorOnMissing: true },
        ],
      }),
    ],
  };
}

/** npm links `gouji` to dist/cli.js, which needs a shebang and the right to be executed. */
class ExecutablePlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('ExecutablePlugin', () => {
      if (existsSync(at('dist/cli.js'))) chmodSync(at('dist/cli.js'), 0o755);
    });
  }
}

function commandLine(argv) {
  const candidates = { cli: 'src/cli/main.ts', 'cli-worker': 'src/cli/worker.ts', 'cli-xls': 'src/hosts/file/xls-worker.ts' };
  const present = Object.entries(candidates).filter(([, file]) => existsSync(at(file)));
  return {
    ...common(argv),
    name: 'cli',
    target: 'node20',
    entry: Object.fromEntries(present.map(([name, file]) => [name, at(file)])),
    output: { path: at('dist'), filename: '[name].js', chunkFilename: 'cli-[name].js', library: { type: 'commonjs2' } },
    module: { rules: rules('es2022') },
    node: { __dirname: false, __filename: false },
    // A stack trace of a bug should be readable, and reading from disk is not what costs time.
    optimization: { minimize: false, chunkIds: 'named' },
    plugins: [
      new webpack.DefinePlugin(defined),
      new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, test: /^cli\.js$/ }),
      new ExecutablePlugin(),
    ],
  };
}

/** Hyphenation of 70 languages, 4 MB: spreadsheet cells are not hyphenated, and Univer gets on without a pattern. */
const noHyphenation = new webpack.NormalModuleReplacementPlugin(/^\.\/[a-z][a-z0-9-]*-[\w-]{8}\.js$/, (resource) => {
  if (/[\\/]@univerjs[\\/]engine-render[\\/]lib[\\/]es$/.test(resource.context)) resource.request = 'data:text/javascript,export {}';
});

/** `webpack --config-name cli` builds the command line alone, `--config-name legacy --config-name browser` the two pages. */
module.exports = (_env, argv) => [legacy(argv), browser(argv), ...(existsSync(at('src/cli/main.ts')) ? [commandLine(argv)] : [])];

/** For scripts/old-browsers.mjs, which builds a page of its own the same two ways. */
module.exports.builds = { legacy, browser };
