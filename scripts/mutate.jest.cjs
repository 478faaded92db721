/** The tests that `npm run mutate` runs: those its rooms name. */
const unit = require('../jest.config.cjs').projects[0];
const tests = JSON.parse(process.env.GOUJI_MUTATE_TESTS ?? '[]');

module.exports = {
  ...unit,
  displayName: undefined,
  rootDir: '..',
  testTimeout: 30_000,
  testRunner: '<rootDir>/scripts/mutate.jest-circus.cjs',
  testSequencer: '<rootDir>/scripts/mutate.sequencer.cjs',
  testMatch: tests.map((test) => `<rootDir>/test/${test.endsWith('.ts') ? test : `${test}/**/*.test.ts`}`),
};
