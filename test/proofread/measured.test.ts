import { proofread } from '../../src/gouji';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase, readNarrative } from '../support/forms';

/** Numbers with a unit that are compared with cells or with other numbers of the text; the rest are listed with a reason. */
test.each(CASES)('%s: of 100 numbers with a unit 95 are compared', async (name) => {
  const { claims, bound, checked } = proofread(await readCase(name), readNarrative(name));
  expect(bound / claims).toBeGreaterThanOrEqual(0.95);
  const unchecked = checked.filter(({ state }) => state === 'unchecked');
  expect(unchecked.length).toBeLessThanOrEqual(claims - bound);
  for (const { reason } of unchecked) expect(reason).not.toBe('');
});

/** One digit of one number changed: every number that is not 0 in turn, as a finance officer would mistype it. */
test.each([
  ['bazhou-2024', 0.95],
  ['guyuan-2024', 0.95],
  // States rates without differences and last year's amounts: most of them fit nothing else closely.
  ['linxia-2024', 0.93],
  ['wenxian-2024', 0.95],
  ['yanbian-2024', 0.95],
] as const)('%s: of single wrong numbers %d are found', async (name, least) => {
  const workbook = await readCase(name);
  const lines = readNarrative(name).split('\n');
  const known = new Set(serious(workbook, lines).map(keyOf));
  let found = 0;
  const slips = slipsOf(lines);
  for (const slip of slips) {
    const { line, start, end, wrong } = slip;
    const text = lines.with(line, lines[line]!.slice(0, start) + wrong + lines[line]!.slice(end));
    const findings = serious(workbook, text).filter((finding) => !known.has(keyOf(finding)));
    if (
      findings.some(
        ({ paragraph, start: from, end: to, stated, quote }) =>
          (paragraph === line && from < end && start < to) || stated.includes(wrong) || quote.includes(wrong),
      )
    )
      found++;
  }
  expect(found / slips.length).toBeGreaterThanOrEqual(least);
});

/** With last year's workbook the changes are compared with its cells: none of a real text is wrong, and a wrong one is an error. */
test('last year’s workbook confirms what a text says of it', async () => {
  const workbook = await readCase('bazhou-2024');
  const prior = await readCase('bazhou-2024', 'prior.xlsx');
  const text = readNarrative('bazhou-2024');
  const { findings } = proofread(workbook, text, { prior });
  expect(findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual(['T-LISTSUM']);
  for (const [stated, wrong] of [
    ['比上年预算减少 484.04 万元', '比上年预算减少 484.40 万元'],
    ['减少 773.97 万元，下降 72.80%', '减少 773.97 万元，下降 72.08%'],
    ['比上年预算减少 600.00 万元', '比上年预算减少 650.00 万元'],
  ] as const) {
    const changed = proofread(workbook, text.replace(stated, wrong), { prior }).findings;
    expect(changed.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toContainEqual(
      expect.stringMatching(/^T-(ITEM|GROW)$/),
    );
  }
});

test('a workbook of another year says nothing of last year', async () => {
  const workbook = await readCase('bazhou-2024');
  const text = readNarrative('bazhou-2024').replace('比上年预算减少 600.00 万元', '比上年预算减少 650.00 万元');
  const errors = (prior?: WorkbookSnapshot): number =>
    proofread(workbook, text, prior ? { prior } : {}).findings.filter(({ level }) => level === 'error').length;
  expect(errors(await readCase('yanbian-2024'))).toBe(errors());
});

type Serious = ReturnType<typeof proofread>['findings'][number];

function serious(workbook: WorkbookSnapshot, lines: readonly string[]): Serious[] {
  return proofread(workbook, lines.join('\n')).findings.filter(({ level }) => level === 'error' || level === 'warning');
}

function keyOf({ paragraph, quote, rule }: Serious): string {
  return `${paragraph} ${quote} ${rule}`;
}

/** Every number with a unit, with the digit in its middle one higher (9 becomes 1). */
function slipsOf(lines: readonly string[]): { line: number; start: number; end: number; wrong: string }[] {
  return lines.flatMap((text, line) =>
    [...text.matchAll(/(?<![\d.])-?\d[\d,]*(?:\.\d+)?(?=\s*(?:万元|元|%|％))/g)].flatMap((match) => {
      const [number] = match;
      if (Number(number.replaceAll(',', '')) === 0) return [];
      const digits = [...number].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
      const at = digits[Math.floor((digits.length - 1) / 2)]!;
      const digit = number[at] === '9' ? '1' : String(Number(number[at]) + 1);
      return [{ line, start: match.index, end: match.index + number.length, wrong: number.slice(0, at) + digit + number.slice(at + 1) }];
    }),
  );
}
