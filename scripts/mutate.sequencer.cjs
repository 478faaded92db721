/** The order of test files for `npm run mutate`: those that take least first, so that most changes are noticed soon. */
const { default: Sequencer } = require('@jest/test-sequencer');
const { millisecondsOf } = require('./mutate.jest-circus.cjs');

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => millisecondsOf(a.path) - millisecondsOf(b.path));
  }
};
