import { leadingCode } from '../forms/codes';
import { isSubject, subjectName } from '../forms/subjects';

/** How inputs and facts are addressed: parts joined by `/`, compared without regard to spaces and width. */

/** Keys are the same when they read the same; a subject is its code, whatever name stands beside it. */
export function normalizeKey(key: string): string {
  return key
    .split('/')
    .map((part) => leadingCode(part) ?? part.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"'))
    .join('/');
}

/** A name as a part of a key: its own slashes become full-width ones, which compare as the same. */
export function keyPart(name: string): string {
  return name.replaceAll('/', '／').replace(/\s+/g, ' ').trim();
}

/** What stands in the text where something is still to be given, in plain words; `use`: what is written there, where that is another number. */
export function placeholder(key: string, use = ''): string {
  return `【待填写：${wordsOf(key)}${use === '' ? '' : `${USED}${use}`}】`;
}

/** What a placeholder asks for: the words between its brackets without what they are for. */
export function askedIn(words: string): string {
  return words.split(USED, 1)[0]!;
}

const USED = '，据此计算';

/** What the amounts of a form are amounts of; its name without 表 where nothing stands here. */
const OF_FORMS: ReadonlyMap<string, string> = new Map([
  ['收支总表', ''],
  ['收入总表', '收入'],
  ['支出总表', '支出'],
  ['财政拨款收支总表', '财政拨款'],
  ['一般公共预算支出表', '一般公共预算支出'],
  ['三公经费表', ''],
  ['项目绩效目标表', ''],
  ['机构运行信息表', ''],
]);

/** What the whole of a form is called where 合计 behind its name is not. */
const WHOLES: ReadonlyMap<string, string> = new Map([
  ['三公经费表', '“三公”经费合计'],
  ['机关运行经费表', '机关运行经费'],
  ['政府采购表', '政府采购总额'],
]);

/** What subjects with codes of so many digits are. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['3', '类'],
  ['5', '款'],
  ['7', '项'],
]);

/** A key as a person would say it: 原因/一般公共预算支出表/2080505 养老保险 → 养老保险增减的原因. */
export function wordsOf(key: string): string {
  const [first = '', ...rest] = key.split('/');
  switch (first) {
    case '原因':
      return `${wordsOfPath(rest)}增减的原因`;
    case '上年数':
      return `上年${wordsOfPath(rest).replace(/^上年/, '的上年')}`;
    case '年初预算数':
      return `${wordsOfPath(rest)}年初预算数`;
    case '本年数':
      return `本年${wordsOfPath(rest)}`;
    case '补充资料':
    case '项目':
      return rest.map(withoutCode).join('·');
    default:
      return key.split('/').map(withoutCode).join('·');
  }
}

/** 表/行/栏, or a sum of such. */
function wordsOfPath(parts: readonly string[]): string {
  const sums = parts.join('/').split(/[+](?=[^/]+表\/)/);
  return sums.map((path) => wordsOfOne(path.split('/'))).join('加');
}

function wordsOfOne([kind = '', row = '合计', ...columns]: readonly string[]): string {
  // What is asked for itself has a name and no form.
  if (kind === '补充资料') return [row, ...columns].map(withoutCode).join('·');
  const plain = kind.replace(/[“”"]/g, '');
  const of = OF_FORMS.get(plain) ?? kind.replace(/表$/, '');
  const level = /^([357])位科目编码/.exec(row)?.[1];
  if (level !== undefined) return `${of}各${LEVELS.get(level)!}的编码、名称和金额`;
  const whole = /^(?:合计|总计)$/.test(row) ? WHOLES.get(plain) : undefined;
  const said = whole ?? (/^(?:合计|总计)$/.test(row) ? '合计' : withoutCode(row));
  const isAlone = whole !== undefined || said.startsWith(of) || (leadingCode(row) !== null && of === '一般公共预算支出');
  const told = columns.filter((column) => column !== '决算数');
  if (said === '合计' && of !== '' && told.length > 0 && !/^(?:预算|决算)数$/.test(told[0]!)) return `${of}中的${told.join('·')}`;
  return `${isAlone ? said : `${of}${said}`}${told.map((column) => `（${column}）`).join('')}`;
}

function withoutCode(part: string): string {
  // 100万元以上 is no code, nor is the year that 2023 年中央补助 begins with.
  const [, code, name = '', blank] = /^\s*([0-9]{3,7})((\s*).*)$/s.exec(part) ?? [];
  if (code !== undefined && name !== '' && (blank === '' || code.length % 2 === 0) && !isSubject(code)) return part;
  return code === undefined ? part : name.trim() || subjectName(code) || part;
}
