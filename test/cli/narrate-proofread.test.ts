import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES, folder, gouji, workbook } from './support';

describe('narrate, proofread, explain', () => {
  const bazhou = [workbook('bazhou-2024'), '--prior', join(CASES, 'bazhou-2024/prior.xlsx')];

  test('narrate writes the text and lists on stderr what is still to be filled in', async () => {
    const { status, stdout, stderr } = await gouji('narrate', ...bazhou);
    expect(status).toBe(0);
    expect(stdout.replace(/ /g, '')).toContain('基本支出479.47万元，占62.37%，比上年预算增加115.96万元，增长31.90%');
    expect(stderr).toMatch(/待填写/);
  });

  test('narrate --format json knows the cells of every number', async () => {
    const { stdout } = await gouji('narrate', ...bazhou, '--format', 'json');
    const { sections, missing } = JSON.parse(stdout) as {
      sections: { paragraphs: { text: string; value?: string; cells?: object[] }[][] }[];
      missing: unknown[];
    };
    const numbers = sections.flatMap(({ paragraphs }) => paragraphs.flat()).filter(({ value }) => value !== undefined);
    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers.find(({ text }) => text.startsWith('479.47'))!.cells!.length).toBeGreaterThan(0);
    expect(missing.length).toBeGreaterThan(0);
  });

  test('narrate --format docx writes a Word file', async () => {
    const out = join(folder, 'text.docx');
    await gouji('narrate', ...bazhou, '--format', 'docx', '--out', out);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    const proof = await gouji('proofread', workbook('bazhou-2024'), '--text', out, '--format', 'json');
    expect((JSON.parse(proof.stdout) as { claims: number }).claims).toBeGreaterThan(100);
  });

  test('narrate --whole writes the publication', async () => {
    const out = join(folder, 'whole.docx');
    const { status, stderr } = await gouji('narrate', workbook('wenxian-2024'), '--whole', '--out', out);
    expect(status).toBe(0);
    expect(stderr).toContain('主要职能');
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect((await gouji('narrate', workbook('wenxian-2024'), '--whole', '--format', 'json')).status).toBe(2);
  });

  test('proofread finds the published mistakes, with their place in the text', async () => {
    const { status, stdout } = await gouji(
      'proofread',
      workbook('yanbian-2024'),
      '--text',
      join(CASES, 'yanbian-2024/narrative.txt'),
      '--format',
      'json',
    );
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as {
      findings: { rule: string; quote: string; stated: string; paragraph: number; start: number; end: number }[];
    };
    const lines = readFileSync(join(CASES, 'yanbian-2024/narrative.txt'), 'utf8').split('\n');
    const unit = findings.find(({ rule }) => rule === 'T-UNIT')!;
    expect(lines[unit.paragraph]!.slice(unit.start, unit.end)).toBe(unit.quote);
    expect(findings.some(({ quote }) => quote.includes('79.96 万元'))).toBe(true);
  });

  test('explain prints a check in both languages; packs lists the packs', async () => {
    expect((await gouji('explain', 'a-hier-e')).stdout).toMatch(/A-HIER-E[\s\S]*301 = Σ301xx/);
    expect((await gouji('packs')).stdout).toContain('xinjiang-bazhou-budget');
  });
});
