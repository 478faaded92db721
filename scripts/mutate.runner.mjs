/**
 * Runs tests for `npm run mutate` in one process: jest takes a second for every change to set itself up again, most tests some milliseconds.
 * The modules of the project are loaded anew for every change, so that nothing remembered from one reaches the next; their compiled code
 * and the packages are kept. Knows what the tests that are near to the core use: describe, test, their `each`, beforeAll and expect.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

const require = createRequire(path.resolve('scripts/mutate.runner.mjs'));
const { bind } = require('jest-each');

class Runner {
  #compiled = new Map();
  /** What changed code reads and writes: which change is on, which test runs, what it reached. */
  #changes = (globalThis.__stryker__ ??= {});
  #milliseconds = new Map();

  init() {
    // Modules are made anew for every change, so that the code never gets hot.
    v8.setFlagsFromString('--always-sparkplug');
    require('./ts-hook.cjs');
    for (const extension of ['.ts', '.yaml', '.csv']) this.#keepCompiled(extension);
    globalThis.expect = require('expect').expect;
    require('../test/support/seed.cjs');
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const files = JSON.parse(process.env.GOUJI_MUTATE_TESTS);
    const tests = await this.#run(files, null, false);
    writeFileSync(process.env.GOUJI_MUTATE_RECORD, JSON.stringify(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#changes.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    if (this.#milliseconds.size === 0) this.#milliseconds = new Map(JSON.parse(readFileSync(process.env.GOUJI_MUTATE_RECORD, 'utf8')));
    const wanted = new Set(testFilter ?? this.#milliseconds.keys());
    const files = [...new Set([...wanted].map((id) => id.slice(0, id.indexOf(' '))))];
    Object.assign(this.#changes, { hitLimit, hitCount: hitLimit ? 0 : undefined });
    const id = String(activeMutant.id);
    this.#changes.activeMutant = mutantActivation === 'static' ? id : undefined;
    try {
      const tests = await this.#run(files, wanted, true, id);
      const endless = determineHitLimitReached(this.#changes.hitCount, hitLimit);
      return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests }, false);
    } finally {
      this.#changes.activeMutant = undefined;
    }
  }

  /** Every test of the files that is wanted, the quickest first; until one fails, if so asked. */
  async #run(files, wanted, untilOneFails, change) {
    const tests = this.#load(files).filter(({ id }) => !wanted || wanted.has(id));
    tests.sort((a, b) => (this.#milliseconds.get(a.id) ?? 0) - (this.#milliseconds.get(b.id) ?? 0));
    if (change !== undefined) this.#changes.activeMutant = change;
    const results = [];
    for (const { id, before, run } of tests) {
      const start = performance.now();
      this.#changes.currentTestId = id;
      const failure = await outcomeOf(async () => {
        for (const prepare of before) await prepare();
        await run();
      });
      this.#changes.currentTestId = undefined;
      const timeSpentMs = performance.now() - start;
      const common = { id, name: id, timeSpentMs };
      results.push(failure ? { ...common, status: TestStatus.Failed, failureMessage: failure } : { ...common, status: TestStatus.Success });
      if (failure && untilOneFails) break;
    }
    return results;
  }

  #load(files) {
    for (const module of Object.keys(require.cache)) if (!module.includes('node_modules')) delete require.cache[module];
    const tests = [];
    for (const file of files) {
      collectInto(tests, file);
      require(path.resolve(file));
    }
    return tests;
  }

  /** A source is compiled once; a module made anew runs it again. */
  #keepCompiled(extension) {
    const load = require.extensions[extension];
    require.extensions[extension] = (module, file) => {
      if (!this.#compiled.has(file)) {
        let source = '';
        load(Object.create(module, { _compile: { value: (code) => (source = code) } }), file);
        const body = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
        this.#compiled.set(file, new vm.Script(body, { filename: file }).runInThisContext());
      }
      this.#compiled.get(file).call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
    };
  }
}

async function outcomeOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error) || 'failed';
  }
}

/** Makes the globals of jest put the tests of a file into a list: each with a name of its own and what must be run once before it. */
function collectInto(tests, file) {
  const names = new Map();
  let groups = [];
  let before = [];
  const test = (name, run) => {
    const full = [file, ...groups, name].join(' ');
    const count = (names.get(full) ?? 0) + 1;
    names.set(full, count);
    tests.push({ id: count > 1 ? `${full} #${count}` : full, before: [...before], run });
  };
  const describe = (name, fill) => {
    const outer = { groups, before };
    groups = [...groups, name];
    before = [...before];
    fill();
    ({ groups, before } = outer);
  };
  const beforeAll = (prepare) => {
    let done;
    before.push(() => (done ??= prepare()));
  };
  test.each = bind(test, false);
  describe.each = bind(describe, false);
  Object.assign(globalThis, { test, it: test, describe, beforeAll });
}

/** Prints each change that no test notices as soon as it is known: a run that is stopped has told what it found. */
class Survivors {
  onMutantTested(result) {
    if (result.status === 'Survived' || result.status === 'NoCoverage') console.log(shown(result));
  }
}

/** `src/relations/heap.ts:14:9  at > 0  ->  true`, for a look; more lines are cut to the first. */
function shown({ fileName, location: { start, end }, replacement, status }) {
  const line = readFileSync(fileName, 'utf8').split('\n')[start.line - 1];
  const was = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
  const place = `${path.relative('.', fileName)}:${start.line}:${start.column}`;
  return `${place}  ${was}  ->  ${replacement.split('\n')[0]}${status === 'NoCoverage' ? '  (reached by no test)' : ''}`;
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'gouji', Runner),
  declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors),
];
