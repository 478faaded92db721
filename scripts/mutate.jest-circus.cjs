/**
 * jest's own runner of a test file, for `npm run mutate`. Called from code, jest loads every test file for every change and goes on after a
 * failure; here a file whose tests do not reach the change is not loaded, and nothing is run once a test has noticed.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createEmptyTestResult } = require('@jest/test-result');
const { default: circus } = require('jest-circus/runner');

/** The run without a change writes the tests of each file and their milliseconds here, for the processes that come after it. */
const RECORD = process.env.GOUJI_MUTATE_RECORD;
const files = new Map(existsSync(RECORD) ? Object.entries(JSON.parse(readFileSync(RECORD, 'utf8'))) : []);
/** The change that a test has noticed. */
let noticed;

module.exports = async function run(globalConfig, config, environment, runtime, testPath, ...rest) {
  const change = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (change !== undefined && (noticed === change || !reaches(testPath, globalConfig.testNamePattern))) return notRun(testPath);
  const handle = environment.handleTestEvent?.bind(environment);
  environment.handleTestEvent = async (event, state) => {
    await handle?.(event, state);
    if (change === undefined) return;
    if (event.name === 'test_start' && noticed === change) event.test.mode = 'skip';
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = change;
  };
  const begin = performance.now();
  const result = await circus(globalConfig, config, environment, runtime, testPath, ...rest);
  if (change === undefined) {
    const names = result.testResults.map(({ fullName }) => fullName);
    files.set(testPath, { names, milliseconds: Math.round(performance.now() - begin) });
    writeFileSync(RECORD, JSON.stringify(Object.fromEntries(files)));
  }
  return result;
};

function reaches(testPath, pattern) {
  const names = files.get(testPath)?.names;
  if (!names || !pattern) return true;
  const wanted = new RegExp(pattern, 'i');
  return names.some((name) => wanted.test(name));
}

/** A result with one test that was left out: jest takes a file without any for a failure. */
function notRun(testFilePath) {
  const left = { ancestorTitles: [], fullName: 'not run', title: 'not run', status: 'pending', failureMessages: [], failureDetails: [] };
  return { ...createEmptyTestResult(), testFilePath, numPendingTests: 1, testResults: [left] };
}

module.exports.millisecondsOf = (testPath) => files.get(testPath)?.milliseconds ?? 0;
