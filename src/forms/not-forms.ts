import type { SheetSnapshot } from '../workbook/snapshot';
import { normalize } from '../workbook/text';

/** What a sheet is that holds no form and is not meant to. */
export type NotForm = '封面' | '目录' | '名词解释' | '情况说明' | '单位概况' | '编制说明' | '空白';

export interface NotFormSheet {
  readonly sheet: string;
  readonly is: NotForm;
}

/** Titles and names of such sheets. `never`: words that no form has in its title; `perhaps`: where no form was found and words prevail. */
const SHEETS: readonly { readonly is: NotForm; readonly never: readonly string[]; readonly perhaps: readonly string[] }[] = [
  { is: '目录', never: ['目录'], perhaps: ['索引'] },
  { is: '封面', never: ['封面'], perhaps: ['封皮', '扉页', '封一'] },
  { is: '名词解释', never: ['名词解释'], perhaps: ['名词', '术语'] },
  { is: '情况说明', never: ['情况说明'], perhaps: ['预算说明', '决算说明', '文字说明', '公开说明'] },
  { is: '单位概况', never: ['职能', '机构设置'], perhaps: ['职责', '概况', '基本情况', '单位简介', '机构情况', '部门构成', '单位构成'] },
  { is: '编制说明', never: ['编制说明', '填报说明'], perhaps: ['说明', '填表须知', '填报须知', '填报要求', '填表要求'] },
];

/** The sheets in which the officer gives what no form holds; a host that finds the name taken adds a number to it. */
export const INPUT_SHEETS = ['补充资料', '上年数'] as const;

/** What such a name has behind it: 上年数2024年, 补充资料(2). */
export const INPUT_SUFFIX = /(20[0-9]{2}年)?(?:\([0-9]+\)|[0-9]+)?$/;

/** The name of a sheet without that. */
export const withoutSuffix = (sheet: string): string => normalize(sheet).replace(INPUT_SUFFIX, '');

export const isInputName = (sheet: string): boolean => (INPUT_SHEETS as readonly string[]).includes(withoutSuffix(sheet));

/** What stands on a cover beside its title. */
const COVER_LABELS = ['负责人', '经办人', '填表人', '编制人', '报送日期', '编制日期', '填报日期', '公章', '盖章', '联系电话'];
const COVER_TITLES = ['预算', '决算', '预决算'];

/** Whether a title is one of a cover, a list of contents or an explanation, which no form has. */
export function isNoForm(title: string): boolean {
  const text = normalize(title);
  return SHEETS.some(({ never }) => holdsOne(text, never));
}

/** What a sheet is in which no form was found; null where it may well be a form that was not recognised. */
export function notFormOf(sheet: SheetSnapshot): NotForm | null {
  const { texts, numbers } = contentOf(sheet);
  if (texts.length === 0 && numbers === 0) return '空白';
  const titles = [normalize(sheet.name), ...texts.slice(0, TITLES).filter((text) => text.length <= LONGEST_TITLE)];
  const told = kindIn(titles, 'never');
  if (told) return told;
  if (texts.join('').length < numbers * WORDS_A_NUMBER) return null;
  return kindIn(titles, 'perhaps') ?? kindOfContent(texts);
}

/** Fewer characters for each number are a table, more are words with numbers in them. */
const WORDS_A_NUMBER = 8;
const TITLES = 3;
const LONGEST_TITLE = 30;

function kindIn(titles: readonly string[], words: 'never' | 'perhaps'): NotForm | null {
  for (const title of titles) {
    const row = SHEETS.find((one) => holdsOne(title, one[words]));
    if (row) return row.is;
  }
  return null;
}

const LARGEST_COVER = 24;
const FEWEST_FORMS = 4;
const SENTENCE = 25;

/** By what stands there: a title with names below it, the names of forms, or sentences. */
function kindOfContent(texts: readonly string[]): NotForm | null {
  const forms = texts.filter((text) => text.endsWith('表'));
  if (forms.length >= FEWEST_FORMS && forms.length * 3 >= texts.length) return '目录';
  const isTitled = texts.some((text) => text.length <= LONGEST_TITLE && holdsOne(text, COVER_TITLES));
  if (isTitled && texts.length <= LARGEST_COVER && texts.some((text) => holdsOne(text, COVER_LABELS))) return '封面';
  const sentences = texts.filter((text) => text.length >= SENTENCE && /[。;]/.test(text));
  return sentences.length > 0 ? '编制说明' : null;
}

function holdsOne(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

function contentOf({ rows }: SheetSnapshot): { readonly texts: readonly string[]; readonly numbers: number } {
  const texts: string[] = [];
  let numbers = 0;
  for (const row of rows)
    for (const cell of row ?? []) {
      if (typeof cell?.value === 'number') numbers++;
      if (typeof cell?.value !== 'string') continue;
      const text = normalize(cell.value);
      if (text === '') continue;
      if (/^[\d.,]+$/.test(text)) numbers++;
      else texts.push(text);
    }
  return { texts, numbers };
}
