import fc from 'fast-check';
import { shownNumber, shownText } from '../../src/workbook/shown';

test.each([
  [683.3, undefined, '683.3'],
  [0.1 + 0.2, undefined, '0.3'],
  [683.3, 'General', '683.3'],
  [683.3, '0.00', '683.30'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [-1234.5, '#,##0.00_ ;[Red]\\-#,##0.00\\ ', '-1,234.50'],
  [-1234.5, '#,##0.00;(#,##0.00)', '(1,234.50)'],
  [-5, '0.00', '-5.00'],
  [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
  [0, '#,##0.00;-#,##0.00;', ''],
  [52, '0.##', '52'],
  [52.5, '0.0#', '52.5'],
  [0.6237, '0.00%', '62.37%'],
  [3, '"¥"#,##0', '¥3'],
  [3, '0"辆"', '3辆'],
  [0, '[=0]0.00;[<=20000101]General;yyyy/m', '0.00'],
  [237.22, '[=0]0.00;[<=20000101]General;yyyy/m', '237.22'],
  [45366, 'yyyy"年"m"月"d"日"', '2024年3月15日'],
  [2080505, '@', '2080505'],
  [1e21, '0.00', '1000000000000000000000.00'],
])('%d by %s is shown as %s', (value, format, text) => {
  expect(shownText({ value, ...(format === undefined ? {} : { format }) })).toBe(text);
});

test('any format shows any number as some text', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: fc.constantFrom(...'0#?.,;%[]=<>"\\_*@年ymd-E/ ') }),
      (value, format) => {
        expect(typeof shownNumber(value, format)).toBe('string');
      },
    ),
  );
});
