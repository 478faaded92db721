import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

  test('a text without a number, of which nothing was checked, is no sound one', async () => {
    const text = join(folder, 'empty.txt');
    writeFileSync(text, '部门预算情况说明\n');
    const { status, stderr } = await gouji('proofread', bazhou[0]!, '--text', text);
    expect(status).toBe(2);
    expect(stderr).toMatch(/empty\.txt：.*没有读到任何带单位的数/);
  });

  test('narrate --whole writes the publication', async () => {
    const out = join(folder, 'whole.docx');
    const { status, stderr } = await gouji('narrate', workbook('wenxian-2024'), '--whole', '--out', out);
    expect(status).toBe(0);
    expect(stderr).toContain('主要职能');
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect((await gouji('narrate', workbook('wenxian-2024'), '--whole', '--format', 'json')).status).toBe(2);
  });

  test.each([
    ['the publication', ['--whole'], 'whole.pdf', /Word 文件，扩展名是 \.pdf.*\.docx/],
    ['the publication', ['--whole'], 'whole.doc', /Word 文件，扩展名是 \.doc.*\.docx/],
    ['the publication', ['--whole'], 'whole', /Word 文件，没有扩展名/],
    ['a Word file', ['--format', 'docx'], 'narrative.txt', /Word 文件，扩展名是 \.txt/],
    ['text', [], 'narrative.docx', /文本（--format text），扩展名是 \.docx.*\.txt/],
    ['JSON', ['--format', 'json'], 'narrative.xlsx', /文本（--format json），扩展名是 \.xlsx.*\.json/],
  ])('%s is not written under the name of something else: %s %s', async (_what, more, name, sentence) => {
    const out = join(folder, name);
    const { status, stdout, stderr } = await gouji('narrate', workbook('wenxian-2024'), ...more, '--out', out);
    expect([status, stdout, stderr.trim().split('\n').length, existsSync(out)]).toEqual([2, '', 1, false]);
    expect(stderr).toMatch(sentence);
  });

  test('the report of a check of a text is no workbook', async () => {
    const out = join(folder, 'proof.xlsx');
    const text = join(CASES, 'yanbian-2024/narrative.txt');
    expect(await gouji('proofread', workbook('yanbian-2024'), '--text', text, '--out', out)).toMatchObject({ status: 2, stdout: '' });
    expect(existsSync(out)).toBe(false);
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

  test('a pack is not drafted from a text of something else, nor a text rolled forward that is empty', async () => {
    const [text, empty, out] = ['poem.txt', 'empty.txt', 'poem.yaml'].map((name) => join(folder, name));
    writeFileSync(text!, '床前明月光，疑是地上霜。\n本公司2021年利润为3万美元，增长12%。');
    writeFileSync(empty!, ' \n');
    const drafted = await gouji('packs', 'new', bazhou[0]!, '--text', text!, '--out', out!);
    expect(drafted).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('没有一个数与') as string });
    expect(existsSync(out!)).toBe(false);
    expect(await gouji('narrate', ...bazhou, '--from-text', empty!)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('没有文字') as string,
    });
  });

  test('what a rolled text asks is said in the language asked for, in JSON as well', async () => {
    // This year's workbook stands for last year's: directions turn round.
    const [next, text] = ['test/cases/bazhou-2024/prior.xlsx', 'test/cases/bazhou-2024/narrative.txt'];
    const back = ['narrate', next, '--from-text', text, '--prior', bazhou[0]!, '--prior-as-given'];
    const english = await gouji(...back, '--format', 'json', '--lang', 'en');
    const { notes } = JSON.parse(english.stdout) as { readonly notes: readonly { readonly paragraph: number; readonly message: string }[] };
    expect(notes.length).toBeGreaterThan(10);
    expect(notes.map(({ message }) => message.replace(/“[^”]*”/g, '').replace(/(?<=[0-9])万?元/g, '')).join('')).not.toMatch(
      /[\u3400-\u9fff]/,
    );
    expect(english.stderr).toContain('rose last year, falls this year; check the reason');
    const chinese = await gouji(...back, '--format', 'json');
    expect(chinese.stdout).toContain('由增变减，请核对原因');
    expect(chinese.stderr).toContain('由增变减，请核对原因');
  });

  test('a pack drafted into a file of any name can be used', async () => {
    const [text, out] = [join(CASES, 'bazhou-2024/narrative.txt'), join(folder, 'Unit 1.example.pack.yaml')];
    expect((await gouji('packs', 'new', bazhou[0]!, '--text', text, '--out', out)).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('id: unit-1-example-pack\n');
    expect((await gouji('narrate', ...bazhou, '--pack', out)).status).toBe(0);
  });

  test('options that cannot be used are said in both languages', async () => {
    expect((await gouji('packs', 'new', bazhou[0]!)).stderr).toMatch(/少了必须给的选项.*--text/);
    expect(await gouji('packs', 'bogus')).toMatchObject({ status: 2, stderr: expect.stringContaining('没有这个子命令') as string });
    expect(await gouji('narrate', '--bogus')).toMatchObject({ status: 2, stderr: expect.stringContaining('没有选项 --bogus') as string });
  });
});
