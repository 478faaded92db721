/**
 * `npm run old-browsers`: drives validate → mark → narrate → proofread on Chromiums of government machines and compares what a
 * user reads there with today's browser. The browsers come from npm packages into .cache/chromium. Linux on x64 only; not part
 * of `npm test`.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { browser as todays } from './browser.mjs';
import { open } from './old-browsers/devtools.mjs';
import { walk } from './old-browsers/walk.mjs';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, '.cache/chromium');
const pages = path.join(root, '.cache/old-browsers');
const require = createRequire(import.meta.url);

const OLD = [
  { version: 69, spec: 'chrome-aws-lambda@1.6.3', file: 'chromium-69.0.3494.0.br', pages: ['pane'] },
  { version: 88, spec: 'chrome-aws-lambda@5.5.0', file: 'chromium.br', pages: ['pane', 'workbench'] },
  { version: 92, spec: '@sparticuz/chromium@92.0.0', file: 'chromium.br', pages: ['workbench'] },
  { version: 103, spec: '@sparticuz/chromium@103.0.0', file: 'chromium.br', pages: ['pane', 'workbench'] },
];

function chromium({ version, spec, file }) {
  const program = path.join(cache, `chromium-${version}`);
  if (existsSync(program)) return program;
  const folder = path.join(cache, `package-${version}`);
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', path.join(folder, packed), '-C', folder]);
  writeFileSync(program, brotliDecompressSync(readFileSync(path.join(folder, 'package/bin', file))), { mode: 0o755 });
  return program;
}

/** The bare pane on a file, built as the task pane is: the page for browsers that only ever hold the pane. */
async function buildPane() {
  const webpack = require('webpack');
  const { builds } = require('../webpack.config.js');
  const entry = path.join(root, 'test/browser/bare-pane.entry.tsx');
  const made = (config, folder, first) => ({
    ...config,
    entry: { pane: [...first, entry] },
    dependencies: [],
    output: { ...config.output, path: path.join(pages, folder), filename: 'pane.js', clean: true },
    plugins: config.plugins.filter(({ constructor: { name } }) => !/Html|Copy|Keep/.test(name)),
  });
  const argv = { mode: 'production' };
  const configs = [
    made(builds.browser(argv), 'modern', []),
    made(builds.legacy(argv), 'legacy', [path.join(root, 'taskpane/legacy/polyfills.ts')]),
  ];
  await new Promise((resolve, reject) => {
    webpack(configs, (error, stats) =>
      error || stats.hasErrors() ? reject(error ?? new Error(stats.toString('errors-only'))) : resolve(),
    );
  });
  const loader = readFileSync(path.join(root, 'taskpane/legacy/loader.js'));
  writeFileSync(path.join(pages, 'loader.js'), loader);
  const script =
    '<script id="loader" src="loader.js" data-page="taskpane" data-modern="modern/pane.js" data-legacy="legacy/pane.js"></script>';
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="stylesheet" href="modern/pane.css">`;
  writeFileSync(
    path.join(pages, 'pane.html'),
    `<!doctype html><html lang="zh-CN"><head>${head}</head><body><div id="root"></div>${script}</body></html>`,
  );
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css', '.png': 'image/png' };

/** Serves dist and, over it, the pages made here. */
function serve() {
  const server = createServer(({ url }, response) => {
    const name = path.posix.normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const file = [pages, path.join(root, 'dist')]
      .map((folder) => path.join(folder, name))
      .find((found) => existsSync(found) && statSync(found).isFile());
    response.writeHead(file ? 200 : 404, { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream' });
    if (file) createReadStream(file).pipe(response);
    else response.end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function drive(executable, url, picture) {
  const page = await open(executable, url);
  try {
    const text = readFileSync(path.join(root, 'test/cases/guyuan-2024/narrative.txt'), 'utf8');
    const read = await page.run(`(${walk})(${JSON.stringify(text)})`);
    writeFileSync(picture, await page.picture());
    return { ...read, exceptions: page.exceptions };
  } catch (error) {
    error.message += `\n${page.exceptions.join('\n')}`;
    throw error;
  } finally {
    page.close();
  }
}

const differences = (now, then) => Object.keys(now).filter((part) => JSON.stringify(now[part]) !== JSON.stringify(then[part]));

async function main() {
  if (!existsSync(path.join(root, 'dist/workbench.html'))) throw new Error('dist is missing: run `npm run build` first');
  mkdirSync(cache, { recursive: true });
  await buildPane();
  const server = await serve();
  const address = (name) => `http://localhost:${server.address().port}/${name}.html`;
  const { executablePath } = await todays();
  const now = {};
  for (const name of ['pane', 'workbench']) now[name] = await drive(executablePath, address(name), path.join(pages, `${name}-today.png`));
  process.stdout.write(
    `today: ${now.pane.findings.length} findings, narrative of ${now.pane.narrative.length}, ${now.pane.claims.length} numbers\n`,
  );
  let failed = 0;
  for (const old of OLD)
    for (const name of old.pages) {
      const said = await drive(chromium(old), address(name), path.join(pages, `${name}-${old.version}.png`)).then(
        (then) => {
          const parts = differences(now[name], then);
          return parts.length === 0 ? 'the same' : `differs in ${parts.join(', ')} ${then.exceptions.join(' ')}`;
        },
        (error) => `failed: ${error.message}`,
      );
      if (said !== 'the same') failed++;
      process.stdout.write(`Chromium ${old.version}, ${name}: ${said}\n`);
    }
  server.close();
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
