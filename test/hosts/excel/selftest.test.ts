import { selfTest } from '../../../src/hosts/excel/selftest';
import { dump } from '../../support/excel-host/model';
import { open, readCase, VERSIONS } from './support';

describe.each(VERSIONS)('the self-test under ExcelApi %s', (version) => {
  test('passes, and leaves its own sheet only', async () => {
    const { host, port } = open(await readCase('guyuan-2024'), version);
    const before = dump(host.workbook);
    const steps = await selfTest(port);
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(steps).toHaveLength(8);
    host.workbook.sheets.pop();
    expect(dump(host.workbook)).toEqual(before);
    expect(host.refusals).toEqual([]);
  });

  test('reports what fails and goes on', async () => {
    const { host, port } = open(await readCase('guyuan-2024'), version);
    host.faults.push({ code: 'GeneralException', times: 99, when: ({ Name }) => Name === 'GetXml' });
    const steps = await selfTest(port);
    expect(steps.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, true, false]);
  });
});
