/** A thread of npm run fuzz that reads .xls: the one reader that can loop. */
const { parentPort } = require('node:worker_threads');
require('./ts-hook.cjs');
const { readWorkbook } = require('../src/hosts/file/read.ts');

parentPort.on('message', (bytes) => {
  readWorkbook(bytes, 'x').then(
    ({ sheets }) => parentPort.postMessage({ sheets: sheets.length }),
    ({ name, stack }) => parentPort.postMessage({ error: name, stack }),
  );
});
