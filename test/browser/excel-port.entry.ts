export { ExcelPort } from '../../src/hosts/excel/port';
export { selfTest } from '../../src/hosts/excel/selftest';
