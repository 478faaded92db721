import type { Disclosure } from '../../src/forms/disclosure';
import { proofreadText } from '../../src/proofread/proofread';
import { recognise } from '../../src/forms/recognise';
import { readCase, readNarrative, type CaseName } from '../support/forms';
import { THOROUGH } from '../support/thorough';

/** Lines of a PDF: as wide as the page but for what punctuation and digits take, and never beginning with a stop. */
function wrapped(text: string, width: number, ragged: number): string {
  let seed = 7;
  const random = (): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  return text
    .split('\n')
    .map((line) => {
      const lines = [''];
      let [used, most] = [0, width - Math.floor(random() * ragged)];
      for (const unit of line) {
        const own = unit.charCodeAt(0) > 0xff ? 2 : 1;
        if (used + own > most && !/[，。；：、）”%]/.test(unit)) {
          lines.push('');
          [used, most] = [0, width - Math.floor(random() * ragged)];
        }
        lines[lines.length - 1] += unit;
        used += own;
      }
      return lines.join('\n');
    })
    .join('\n');
}

const withPages = (text: string): string =>
  text
    .split('\n')
    .flatMap((line, at) => (at % 18 === 17 ? [line, `- ${Math.ceil(at / 18)} -`] : [line]))
    .join('\n');

/** Lines of so many characters, an amount counted whole: no line is as long as another, and some begin with the unit of an amount or a stop. */
const uneven = (text: string, most: number): string =>
  text
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const part of line.match(/[0-9][0-9,.]*|[\s\S]/g) ?? []) {
        if (lines.at(-1)!.length + part.length > most) lines.push('');
        lines[lines.length - 1] += part;
      }
      return lines.join('\n');
    })
    .join('\n');

/** What becomes of a text on its way through programs, none of which changes what it says. */
const COPIES: readonly (readonly [name: string, copy: (text: string) => string])[] = [
  ['lines of a PDF', (text) => wrapped(text, 64, 0)],
  ['ragged lines of a PDF', (text) => wrapped(text, 56, 8)],
  ['lines of a PDF with page numbers', (text) => withPages(wrapped(text, 72, 6))],
  [
    'lines that a PDF stretched',
    (text) =>
      wrapped(text, 64, 0)
        .split('\n')
        .map((line, at) => (at % 3 === 0 && line.length > 20 ? line.replace(/[一-龥](?=[一-龥])/g, '$& ') : line))
        .join('\n'),
  ],
  ['lines of 40 characters', (text) => text.replace(/.{40}(?=.)/gu, '$&\n')],
  ['narrow lines of any length', (text) => uneven(text, 18)],
  ['lines of any length', (text) => uneven(text, 27)],
  ['no line ends', (text) => text.replace(/\n/g, '')],
  ['blanks around numbers', (text) => text.replace(/([0-9][0-9,]*(?:\.[0-9]+)?)(万元|元|%)/g, ' $1 $2')],
  ['half-width punctuation', (text) => text.replace(/[，；：（）]/g, (mark) => ',;:()'['，；：（）'.indexOf(mark)]!)],
  [
    'full-width digits',
    (text) => text.replace(/[0-9.%]/g, (mark) => (mark === '.' ? '．' : String.fromCharCode(mark.charCodeAt(0) + 0xfee0))),
  ],
  ['invisible marks', (text) => text.replace(/([0-9])(?=[万元%])/g, '$1\u00a0').replace(/，/g, '，\u200b')],
  ['blank lines and indents', (text) => text.replace(/^/gm, '　　').replace(/\n/g, '\n\n')],
  ['typewriter quotes', (text) => text.replace(/[“”]/g, '"')],
];

const CASES: readonly CaseName[] = ['bazhou-2024', 'guyuan-2024', 'linxia-2024', 'wenxian-2024', 'yanbian-2024'];

describe.each(CASES)('%s', (name) => {
  const text = readNarrative(name);
  let disclosure: Disclosure;
  let own: ReturnType<typeof found>;

  function found(of: string) {
    const { findings, bound } = proofreadText(disclosure, of);
    const serious = findings.filter(({ level }) => level === 'error' || level === 'warning');
    return { rules: serious.map(({ rule, stated }) => `${rule} ${stated.normalize('NFKC').replace(/[^0-9.%]/g, '')}`), bound };
  }

  beforeAll(async () => {
    disclosure = recognise(await readCase(name));
    own = found(text);
  });

  // Every other one, and others than its neighbour.
  const copies = COPIES.filter((_, at) => THOROUGH || (at + CASES.indexOf(name)) % 2 === 0);
  test.each(copies)('copied with %s says the same', (_copy, copy) => {
    const copied = found(copy(text));
    expect(copied.rules.filter((rule) => !own.rules.includes(rule))).toEqual([]);
    expect(copied.bound).toBeGreaterThanOrEqual(own.bound * 0.9);
  });
});
