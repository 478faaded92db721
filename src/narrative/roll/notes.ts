import type { Sentence } from '../../findings/sentence';
import { UNNAMED } from './labels';

/** What a rolled text asks of the officer, in both languages. Names and amounts stand in them as the Chinese text has them. */

/** How a change turned; the Chinese stands in the text as well, behind 【请核对原因. */
export type Turned = Sentence;

const DIRECTIONS = {
  '1': ['增', 'rose', 'rises'],
  '0': ['平', 'did not change', 'does not change'],
  '-1': ['减', 'fell', 'falls'],
} as const;
type Sign = 1 | 0 | -1;

/** What a Chinese text calls something, in an English one. */
const quote = (name: string): string => (name === UNNAMED ? 'this amount' : `“${name}”`);

/** By how much something moved that stood still last year. */
export function noLongerFlat(falls: boolean, amount: string): Turned {
  return {
    message: `上年持平，本年${falls ? '减少' : '增加'} ${amount}`,
    english: `did not change last year, ${falls ? 'falls' : 'rises'} by “${amount}” this year`,
  };
}

export function turnedFrom(before: Sign, now: Sign): Turned {
  if (now === 0) return { message: '本年没有增减', english: 'does not change this year' };
  const [was, rose] = DIRECTIONS[before];
  const [is, , falls] = DIRECTIONS[now];
  return { message: `由${was}变${is}`, english: `${rose} last year, ${falls} this year` };
}

/** What there was nothing of before, as last year's text says of it. */
export function noLongerNew(words: string): Turned {
  return { message: `上年写“${words}”，现已不同`, english: `was new (“${words}”), is not any more` };
}

const AGAINST = { '1': ['大于', 'above'], '0': ['等于', 'equal to'], '-1': ['小于', 'below'] } as const;

/** What was above its budget and is below it now. */
export function againstBudget(before: Sign, now: Sign): Turned {
  const [was, above] = AGAINST[before];
  const [is, below] = AGAINST[now];
  return { message: `上年${was}预算，本年${is}预算`, english: `was ${above} its budget last year, is ${below} it this year` };
}

/** A paragraph, a list or a heading that gained or lost a subject. */
const NEW = '本年新有数';
const newAmount = (name: string, zh: string, en: string): Sentence => ({
  message: `“${name}”${NEW}，${zh}`,
  english: `${quote(name)} has an amount for the first time: ${en}`,
});
const gone = (name: string, zh: string, en: string): Sentence => ({
  message: `“${name}”本年没有数，${zh}`,
  english: `${quote(name)} has no amount this year: ${en}`,
});

export const NOTES = {
  furtherBack: (year: number, before: number): Sentence => ({
    message: `给出的文字和工作簿是 ${year} 年的，${before} 年的数无从得知：与上年相比的增减请填写，“持平”请核对`,
    english: `text and workbook are of ${year}, nothing tells the amounts of ${before}: fill in what is compared with last year`,
  }),
  renamed: (said: string, now: string): Sentence => ({
    message: `“${said}”本年表中叫“${now}”，已照表改写`,
    english: `${quote(said)} is called ${quote(now)} in this year’s forms: written as they have it`,
  }),
  unitGone: (name: string): Sentence => ({
    message: `本年表中没有单位“${name}”，此处仍写着，请核对`,
    english: `no form of this year lists the unit ${quote(name)}, which is still named here: check it`,
  }),
  projectGone: (name: string): Sentence => ({
    message: `本年表中没有项目“${name}”，此处仍写着，请核对`,
    english: `no form of this year lists the project ${quote(name)}, which is still named here: check it`,
  }),
  missing: (label: string, last: string): Sentence => ({
    message: `待填写：${label}，上年 ${last}`,
    english: `${quote(label)}, last year “${last}”`,
  }),
  newMissing: (label: string): Sentence => ({ message: `待填写：${label}`, english: quote(label) }),
  allMet: {
    message: '上年文字对各科目都写“完成预算100%”，照此写，请核对本年预算数',
    english: 'last year’s text says of each subject that all of its budget was spent: this is kept, check it against this year’s budgets',
  } satisfies Sentence,
  accused: (cell: string, { message, english }: Sentence): Sentence => ({
    message: `${cell}：${message}`,
    english: `“${cell}”: ${english}`,
  }),
  wrongAmount: (said: string): Sentence => ({
    message: `上年文字此处写 ${said}，与上年表不符，已按表改写`,
    english: `last year’s text has “${said}” here, last year’s form has not: written as the form has it`,
  }),
  wrongCount: (said: string, name: string, right: string): Sentence => ({
    message: `上年文字此处写 ${said}，上年表“${name}”为 ${right}，已按表改写`,
    english: `last year’s text has “${said}” here, ${quote(name)} of last year’s form is ${right}: written as the form has it`,
  }),
  wrongShare: (name: string): Sentence => ({
    message: `上年文字中“${name}”的占比与其金额不符，已按金额重算，请核对所占的总额`,
    english: `the share of ${quote(name)} in last year’s text does not fit its amount; computed from the amount, check what it is a share of`,
  }),
  keptInReason: (said: string): Sentence => ({
    message: `原因中的“${said}”沿用上年文字，请核对`,
    english: `“${said}” in a reason is kept from last year’s text, check it`,
  }),
  kept: (said: string): Sentence => ({
    message: `“${said}”沿用上年文字，请核对`,
    english: `“${said}” is kept from last year’s text, check it`,
  }),
  larger: (name: string): Sentence => ({
    message: `“${name}”决算与预算孰大，请核对`,
    english: `check whether ${quote(name)} is more or less than its budget`,
  }),
  isStill: (words: string): Sentence => ({
    message: `“${words}”是否仍然如此，请核对`,
    english: `check whether “${words}” still holds`,
  }),
  isStillFlat: (name: string, against: 'budget' | 'lastYear'): Sentence => ({
    message: `“${name}”是否仍与${against === 'budget' ? '预算' : '上年'}持平，表中无从得知，请核对`,
    english: `the forms do not tell whether ${quote(name)} is still level with ${against === 'budget' ? 'the budget' : 'last year'}, check it`,
  }),
  noneNow: (words: string, has: readonly string[]): Sentence => ({
    message: `上年文字此处写“${words}”，本年有：${has.join('、')}，请核对`,
    english: `last year’s text says “${words}” here; this year there is ${has.map((own) => `“${own}”`).join(', ')}, check it`,
  }),
  denied: (source: string): Sentence => ({
    message: `本年没有${source}的数，这一节已照文中另一处的说法改写`,
    english: `there is nothing of “${source}” this year: its section is said as the text says that of another source`,
  }),
  turned: (name: string, { message, english }: Turned): Sentence => ({
    message: `“${name}”${message}`,
    english: `${quote(name)} ${english}`,
  }),
  reasonTurned: (name: string, { message, english }: Turned): Sentence => ({
    message: `“${name}”${message}，请核对原因`,
    english: `${quote(name)} ${english}; check the reason`,
  }),
  reasonWanted: (name: string, { message, english }: Turned): Sentence => ({
    message: `“${name}”${message}，请补写原因`,
    english: `${quote(name)} ${english}; add the reason`,
  }),
  notListed: (name: string): Sentence => ({
    message: `本年“${name}”有数，文中没有列出，请补写`,
    english: `${quote(name)} has an amount this year and the text does not list it, add it`,
  }),
  paragraphNotThere: (name: string): Sentence => ({
    message: `本年“${name}”有数，文中这一段没有列出，请补写`,
    english: `${quote(name)} has an amount this year and this part of the text does not list it, add it`,
  }),
  putInList: (name: string): Sentence => newAmount(name, '已补入列举', 'put into the list'),
  putLikeOthers: (name: string): Sentence => newAmount(name, '已照上下文补入，请核对', 'put in like those around it, check it'),
  newInPlace: (name: string): Sentence => newAmount(name, '请看是否补写用途或原因', 'see whether its purpose or reason is to be added'),
  paragraphPut: (name: string): Sentence =>
    newAmount(name, '已照上下文补入一段，请核对', 'a paragraph was put in like those around it, check it'),
  leftOut: (name: string): Sentence => gone(name, '已从列举中去掉', 'left out of the list'),
  purposeLeftOut: (name: string): Sentence => gone(name, '写用途的话已去掉', 'what was said of its purpose was left out'),
  paragraphLeftOut: (name: string): Sentence => gone(name, '这一段已去掉', 'its paragraph was left out'),
  headingLeftOut: (name: string, line: number): Sentence =>
    gone(name, `已连同标题去掉（第 ${line} 行）`, `left out with its heading (paragraph ${line})`),
  listed: (gone: readonly string[], fresh: readonly string[]): Sentence => ({
    message: `列举的科目已照表改写：${[
      ...(gone.length > 0 ? [`去掉没有数的${gone.join('、')}`] : []),
      ...(fresh.length > 0 ? [`补入${fresh.join('、')}`] : []),
    ].join('；')}`,
    english: `the subjects listed follow the form: ${[
      ...(gone.length > 0 ? [`left out without an amount ${quoted(gone)}`] : []),
      ...(fresh.length > 0 ? [`put in ${quoted(fresh)}`] : []),
    ].join('; ')}`,
  }),
  roster: (gone: readonly string[], fresh: readonly string[]): Sentence => ({
    message: `列举的单位、项目已照本年的表改写：${[
      ...(gone.length > 0 ? [`去掉${gone.join('、')}`] : []),
      ...(fresh.length > 0 ? [`补入${fresh.join('、')}`] : []),
      ...(gone.length + fresh.length === 0 ? ['按金额由大到小重排'] : []),
    ].join('；')}`,
    english: `the units or projects listed follow this year's form: ${[
      ...(gone.length > 0 ? [`left out ${quoted(gone)}`] : []),
      ...(fresh.length > 0 ? [`put in ${quoted(fresh)}`] : []),
      ...(gone.length + fresh.length === 0 ? ['put in order of their amounts'] : []),
    ].join('; ')}`,
  }),
  reordered: (): Sentence => ({
    message: '所列各项已按本年金额由大到小重排',
    english: 'the items listed are put in order of this year’s amounts',
  }),
  noLongerBySize: (): Sentence => ({
    message: '所列各项上年按金额由大到小，本年不再是，请核对次序',
    english: 'the items listed were in order of their amounts last year and are no longer; please look at their order',
  }),
} as const;

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
