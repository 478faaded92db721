import { readWritten } from '../../taskpane/pane/narrate/written';

const STORED = { version: 1, target: { kind: 'sheet', name: '情况说明' }, prior: null, lines: [] };

test.each([
  [null, null],
  ['', null],
  ['{', null],
  ['null', null],
  ['{"version":2,"lines":[]}', null],
  ['{"version":1,"target":"情况说明","lines":[]}', null],
  [JSON.stringify(STORED), STORED],
])('%s is understood as %p', (state, written) => {
  expect(readWritten(state)).toEqual(written);
});
