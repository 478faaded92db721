import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programIn } from '../../src/cli/program';
import { oneIn } from '../support/thorough';
import { CASES, folder, gouji, workbook } from './support';

/** Every command says what it has to say in the language of --lang, and nothing in the other. */

const CHINESE = /[\u3400-\u9fff（）：；，。、]/;
const none = join(folder, 'none.xlsx');
const text = join(CASES, 'bazhou-2024/narrative.txt');
const out = (name: string): string[] => ['--out', join(folder, name)];

const COMMANDS: [string[], RegExp][] = [
  [['validate', none], /none\.xlsx: no such file or folder/],
  [['narrate', none], /none\.xlsx: no such file or folder/],
  [['narrate', workbook('bazhou-2024'), '--format', 'pdf'], /--format cannot be pdf: it takes text, md, docx, json/],
  [['narrate', workbook('bazhou-2024'), '--prior', workbook('bazhou-2024')], /last year’s workbook is of 2024.*--prior-as-given/],
  [['narrate', workbook('bazhou-2024'), '--pack', 'nowhere'], /there is no pack nowhere; there are: .*national-final/],
  [['proofread', none, '--text', text], /none\.xlsx: no such file or folder/],
  [['author', none, '--year', '2025', ...out('n.xlsx')], /none\.xlsx: no such file or folder/],
  [['author', '--year', '2025', ...out('n.xlsx')], /give last year’s workbook, or --blank/],
  [['fill', none], /none\.xlsx: no such file or folder/],
  [['convert', none, '--to', '元'], /none\.xlsx: no such file or folder/],
  [['packs', 'check', none], /none\.xlsx: no such file or folder/],
  [['packs', 'new', none, '--text', text, ...out('p.yaml')], /none\.xlsx: no such file or folder/],
  [['explain', 'A-NONE'], /there is no check A-NONE/],
  [['explain'], /missing required argument 'rule'; gouji help explain tells the usage/],
  [['validate', none, '--colour'], /unknown option '--colour'; gouji help validate tells the usage/],
  [['validat', none], /unknown command 'validat', perhaps validate is meant; gouji help tells the usage/],
  [['help', 'validat'], /there is no command validat; gouji help lists them/],
];

/** The language is told before what is done, or after. */
const ENGLISH = COMMANDS.map(
  ([args, said], index) => [index % 2 === 0 ? [...args, '--lang', 'en'] : ['--lang', 'en', ...args], said] as const,
);

test.each(ENGLISH)('%j refuses in English', async (args, said) => {
  const { status, stderr } = await gouji(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(CHINESE);
});

/** Every other one: what the rest say comes from the same tables. */
test.each(oneIn(2, COMMANDS))('%j refuses in Chinese', async (args, said) => {
  const { stderr } = await gouji(...args);
  expect(stderr).toMatch(CHINESE);
  expect(stderr).not.toMatch(said);
  expect(stderr).not.toMatch(/option|argument|unknown|meant/);
});

const pages = (language: 'zh' | 'en'): string[] => {
  const program = programIn(language, () => undefined);
  return [program, ...program.commands.flatMap((command) => [command, ...command.commands])].map((command) => command.helpInformation());
};

test('every page of help is in one language', () => {
  expect(pages('zh').length).toBeGreaterThan(10);
  for (const page of pages('zh')) {
    expect(page).toMatch(/^用法 gouji .*(?:\[选项\]|<)/);
    // Names of commands, options and values are what has to be typed.
    expect(page.replace(/（English: .*/g, '').match(/[a-z]+ (?:the|of|a|for|as|to) |Options|Commands/g)).toBeNull();
  }
  for (const page of pages('en')) expect(page.replace(/万?元/g, '')).not.toMatch(CHINESE);
});

test.each([['validate', none], ['packs'], ['packs', 'check', none], ['explain', 'A-ROW']])(
  '%s %s takes no other language',
  async (...args) => {
    const { status, stdout, stderr } = await gouji(...args, '--lang', 'fr');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--lang 不能是 fr；可用 zh、en');
  },
);

test('what commands tell of their work is in the language too', async () => {
  const made = await gouji('author', workbook('guyuan-2024'), '--year', '2025', ...out('new.xlsx'), '--lang', 'en');
  expect(made.stdout).toMatch(/^2024 → 2025[\s\S]*Cells to fill in \(light yellow\): \d+/);
  const blank = await gouji('author', '--blank', 'final', '--year', '2025', ...out('blank.xlsx'), '--lang', 'en');
  expect(blank.stdout).toMatch(/^2025 final accounts, \d+ forms/);
  const told = await gouji('narrate', workbook('bazhou-2024'), '--lang', 'en');
  expect(told.stderr).toMatch(/^to be filled in \(\d+\): /m);
  // The text itself is what the unit publishes.
  expect(told.stdout).toContain('预算情况说明');

  const broken = join(folder, 'broken.yaml');
  writeFileSync(
    broken,
    'id: broken\nname: n\nkind: budget\nmatch: { places: [], titles: [] }\nnarrative:\n  sections:\n    - title: t\n      text: "{{ 甲 }}"\n',
  );
  const checked = await gouji('packs', 'check', broken, '--lang', 'en');
  expect(checked.status).toBe(1);
  expect(checked.stdout).toMatch(/broken\.yaml:\d+: nothing sets the variable/);

  const explained = await Promise.all(['zh', 'en'].map((lang) => gouji('explain', 'A-HIER-E', '--lang', lang)));
  const heads = explained.map(({ stdout }) => stdout.split('\n').slice(0, 4));
  expect(heads[1]!.map((line) => /^[A-Za-z -]+/.exec(line)?.[0].trim())).toEqual([
    expect.stringMatching(/^A-HIER-E/),
    'Relation',
    'Level',
    'Basis',
  ]);
  expect(heads[0]!.join('\n')).toMatch(/关系：[\s\S]*级别：[\s\S]*依据：/);
  expect(heads[0]!.join('\n')).not.toMatch(/[a-z]{4}/);
});
