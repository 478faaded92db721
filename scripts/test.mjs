/**
 * What `npm test` runs. Stops at the first step that fails and names it.
 * All tests run in one jest call at the end, after the build that some of them look at, so that jest's summary is the last
 * thing printed and counts every test.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { browser } from './browser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const env = { ...process.env };

const tool = (bin, ...args) => [process.execPath, path.join(root, 'node_modules', bin), ...args];
const steps = [
  { name: 'typecheck', command: tool('typescript/bin/tsc', '--noEmit') },
  { name: 'lint', command: tool('eslint/bin/eslint.js', '.') },
  { name: 'format', command: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'build', command: tool('webpack/bin/webpack.js', '--mode', 'production') },
  { name: 'tests', command: tool('jest/bin/jest.js', ...process.argv.slice(2)) },
];

function fail(name, reason) {
  process.stderr.write(`\nnpm test: step “${name}” failed${reason ? `: ${reason}` : ''}\n`);
  process.exit(1);
}

function run({ name, command: [program, ...args] }) {
  const started = Date.now();
  process.stderr.write(`\n── ${name}\n`);
  const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) fail(name, error?.message);
  if (name !== 'tests') process.stderr.write(`   ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

// Found or installed once here: an installation would not fit into the time limit of a test.
await browser().then(
  ({ executablePath }) => (env.CHROME_PATH = executablePath),
  (error) => fail('browser', error.message),
);
steps.forEach(run);
