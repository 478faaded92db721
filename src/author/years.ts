/** Years further from the reported one are dates of other things: documents, laws, establishments. */
const OLDEST = 2;
const NEWEST = 1;
/** Longer texts are no titles, headings or notes but prose. */
const LONGEST = 400;

const YEAR = /(?<![0-9])20[0-9]{2}(?=\s*(?:年|预算|决算|[-—–~～至到]\s?20[0-9]{2}\s*年))/g;
const CHINESE_YEAR = /二[〇○零Ｏ0][〇○零Ｏ0一二三四五六七八九]{2}(?=\s*年)/g;
const ALONE = /^\s*20[0-9]{2}\s*(?:年度?)?\s*$/;
const DIGITS = '〇一二三四五六七八九';

/**
 * A title, heading or note with its years moved on: 2023年 becomes 2024年, 截至2023年12月31日 too; 上年 and 本年 stay, and so does the
 * year of a document (〔2016〕143号).
 * @param from the year the workbook reports on
 */
export function movedYears(text: string, from: number, by: number): string {
  if (by === 0 || text.length > LONGEST) return text;
  const near = (year: number): boolean => year >= from - OLDEST && year <= from + NEWEST;
  if (ALONE.test(text)) return text.replace(/20[0-9]{2}/, (year) => (near(Number(year)) ? String(Number(year) + by) : year));
  return text
    .replace(YEAR, (year) => (near(Number(year)) ? String(Number(year) + by) : year))
    .replace(CHINESE_YEAR, (written) => {
      const year = Number([...written].map((character) => valueOf(character)).join(''));
      return near(year) ? inDigitsOf(written, year + by) : written;
    });
}

function valueOf(character: string): number {
  const at = DIGITS.indexOf(character);
  return at >= 0 ? at : 0;
}

/** The year in Chinese digits, with the zero that the text has. */
function inDigitsOf(written: string, year: number): string {
  const zero = written[1]!;
  return [...String(year)].map((digit) => (digit === '0' ? zero : DIGITS[Number(digit)]!)).join('');
}
