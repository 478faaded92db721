/**
 * What `npm test` runs. Stops at the first step that fails and names it.
 * What takes long runs side by side. All tests run in one jest call at the end, after the build that some of
 * them look at, so that jest's summary is the last thing printed and counts every test.
 */
import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { browser } from './browser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const env = { ...process.env };

const tool = (bin, ...args) => [path.join(root, 'node_modules', bin), ...args];
const typecheck = { name: 'typecheck', args: tool('typescript-7/bin/tsc', '--noEmit') };
const lint = { name: 'lint', args: tool('eslint/bin/eslint.js', '.') };
const types = { name: 'lint with types', args: tool('oxlint/bin/oxlint', '--type-aware', '.') };
const format = { name: 'format', args: tool('oxfmt/bin/oxfmt', '--check', '.') };
const build = (name, ...configs) => ({
  name,
  args: tool('webpack/bin/webpack.js', '--mode', 'production', ...configs.flatMap((config) => ['--config-name', config])),
});
const pages = build('build of the pages', 'legacy', 'browser');
const commandLine = build('build of the command line', 'cli');
const tests = tool('jest/bin/jest.js', ...process.argv.slice(2));

const running = new AbortController();

/** What runs beside the step that failed is stopped. */
function fail(name, reason) {
  running.abort();
  process.stderr.write(`\nnpm test: step “${name}” failed${reason ? `: ${reason}` : ''}\n`);
  process.exit(1);
}

/** Runs a step and shows what it printed when it is done, so that two at once do not mix. */
async function run({ name, args }) {
  const started = Date.now();
  const ended = await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: 2 ** 26, signal: running.signal }).catch(
    (error) => error,
  );
  process.stderr.write(`\n── ${name}, ${((Date.now() - started) / 1000).toFixed(1)} s\n${ended.stdout}${ended.stderr}`);
  if (ended instanceof Error) fail(name, ended.message.split('\n', 1)[0]);
}

// Found or installed once here: an installation would not fit into the time limit of a test.
await browser().then(
  ({ executablePath }) => (env.CHROME_PATH = executablePath),
  (error) => fail('browser', error.message),
);
const waiting = [pages, lint, commandLine, types, typecheck, format];
/** Two at a time, the longest first. */
const inTurn = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) await run(step);
};
await Promise.all([inTurn(), inTurn()]);
process.stderr.write('\n── tests\n');
const { status, error } = spawnSync(process.execPath, tests, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
if (status !== 0) fail('tests', error?.message);
