import { functionClassNamed, subjectKey, subjectsBelow } from '../forms/classification';
import type { Disclosure, Facets, FormKind } from '../forms/disclosure';
import { itemOf } from '../forms/vocabulary';
import { normalize } from '../workbook/text';
import type { LineQuery } from '../relations/bind';

/** What the words before a number are about. */
export interface Meaning {
  readonly line: LineQuery | null;
  readonly facets: Facets;
  readonly side: '收入' | '支出' | null;
  /** Words that no vocabulary explains: with any of them, agreement can be stated but no error. */
  readonly residual: string;
}

const PROJECT_SECTIONS: readonly FormKind[] = ['项目支出表', '一般公共预算项目支出表', '上年结转表'];

interface Name {
  readonly text: string;
  readonly line: LineQuery;
}

/** Reads meanings with the names that the forms of one disclosure print. */
export class MeaningReader {
  private readonly names: readonly Name[];
  private readonly organization: string;

  constructor(disclosure: Disclosure) {
    this.names = namesOf(disclosure);
    this.organization = normalize(disclosure.organization);
  }

  /**
   * @param section the forms a section is about: items of “三公” and procurement, and projects, can share their names with subjects
   * @param within the functional code that the text was last about: 行政运行（项） alone is one of that 款
   */
  read(words: string, section: readonly FormKind[], within = ''): Meaning {
    const text = this.clean(words);
    const items = section.some((kind) => kind === '“三公”经费表' || kind === '政府采购表');
    const named = items && itemOf(text) ? null : this.lastName(text, PROJECT_SECTIONS.includes(section[0] ?? '其他'));
    if (named) {
      const rest = restOf(text, named);
      return { line: named.line, facets: facetsIn(rest).facets, side: null, residual: residualOf(rest) };
    }
    const code = codeByLevels(text, within);
    if (code) return { line: { type: 'function', code }, facets: {}, side: null, residual: '' };
    const item = itemOf(text) ?? itemOf(/[^,:;]*$/.exec(text)![0]);
    if (item)
      return {
        line: { type: 'item', item },
        facets: {},
        side: null,
        residual: residualOf(
          text.replace(
            /因公出国\(境\)费?用?|公务用车购置(?:及|和)运行(?:维护)?费|公务用车(?:购置|运行(?:维护)?)费|公务接待费|政府采购|政府购买服务|货物|工程|服务/g,
            '',
          ),
        ),
      };
    const { facets, rest } = facetsIn(text);
    const side = /收入/.test(text) && !/支出/.test(text) ? '收入' : /支出/.test(text) && !/收入/.test(text) ? '支出' : null;
    return { line: null, facets, side, residual: residualOf(rest) };
  }

  private clean(words: string): string {
    const last = words.split(/[。;]/).at(-1)!;
    const parts = last.split(/[,:]/).filter((part) => part !== '' && !/^(?:其中|包括|分别为?)$/.test(part));
    const tail = parts.findLast((part) => !saysNothing(part)) ?? parts.at(-1) ?? '';
    return tail
      .replace(this.organization, '')
      .replace(/^(?:其中[:,]?|[、和及])/, '')
      .replace(/^-?(?:[0-9]{1,2}[.、](?=[^0-9]|20[0-9]{2}年)|\([0-9一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)/, '')
      .replace(/20[0-9]{2}年度?/g, '');
  }

  /** The longest name of the forms that the words end with. */
  private lastName(text: string, projects = false): Name | null {
    const key = subjectText(text);
    const found = this.names.filter((name) => key.endsWith(name.text) || (name.text.length >= LONG_NAME && key.includes(name.text)));
    const project = projects ? found.find(({ line }) => line.type === 'project') : undefined;
    if (project) return project;
    const longest = found.filter((name) => name.text.length === found[0]!.text.length);
    const above = longest.length > 1 ? this.lastName(text.slice(0, Math.max(0, levelStart(text)))) : null;
    const within = above?.line.type === 'function' ? above.line.code : '';
    return longest.find(({ line }) => within !== '' && line.type === 'function' && line.code.startsWith(within)) ?? longest[0] ?? null;
  }
}

/** The words around a name. What stands before the whole name of a project is where the sentence comes from: 2024年新增…项目. */
function restOf(text: string, { text: name, line }: Name): string {
  const at = text.lastIndexOf(name);
  const project = (line.type === 'project' || line.type === 'label') && name.length >= LONG_NAME && at >= 0;
  if (project && !/减少|取消|上年|去年|20[0-9]{2}年$/.test(text.slice(0, at))) return text.slice(at + name.length);
  return text.slice(levelStart(text)).replace(name, '');
}

/** A name this long does not stand in a sentence by chance. */
const LONG_NAME = 8;

/** The code of …（类）…（款）…（项） by the national classification, for subjects that no form of the workbook lists. */
function codeByLevels(text: string, within: string): string | null {
  const parts = text.split(/\((类|款|项)\)(?:支出)?/);
  if (parts.length < 3) return null;
  let code = '';
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const name = parts[at]!.replace(/^[,:、]+/, '').replace(/^归口管理的/, '');
    const length = parts[at + 1] === '类' ? 3 : parts[at + 1] === '款' ? 5 : 7;
    const found: string | null = length === 3 ? functionClassNamed(name) : levelNamed(code || within.slice(0, length - 2), name, length);
    if (found === null) return null;
    code = found;
  }
  return code;
}

function levelNamed(parent: string, name: string, length: number): string | null {
  const keys = [subjectKey(name), subjectKey(name.replace(/类$/, ''))];
  const found = subjectsBelow('function', parent).filter((below) => below.code.length === length && keys.includes(subjectKey(below.name)));
  return parent.length >= 3 && found.length === 1 ? found[0]!.code : null;
}

/** Where the last level of `…（类）…（款）…（项）` begins: the levels above it explain themselves. */
function levelStart(text: string): number {
  const marks = [...text.matchAll(/\((?:类|款|项)\)(?:支出)?/g)];
  const closing = marks.at(-1);
  const above = closing && closing.index + closing[0].length >= text.length - 12 ? marks.at(-2) : closing;
  return above ? above.index + above[0].length : 0;
}

/** Words without marks of level, so that 社会保障和就业（类）支出 reads as the name it is. */
function subjectText(text: string): string {
  return text
    .replace(/\((?:类|款|项)\)(?:支出)?/g, '|')
    .replace(/\|(?:年初|年度)?(?:预算|决算)?(?:安排|规模|支出|金额|合计|共计|数)?(?:为|是|共)?$/, '')
    .split('|')
    .at(-1)!
    .replace(/^[::,、]+/, '')
    .replace(/"/g, '')
    .replace(/科目$/, '')
    .replace(/(?:年初|年度)?(?:预算|决算)?(?:安排|规模|支出|金额|合计|共计|预算数|决算数)?(?:为|是|共)?$/, (tail) =>
      /支出/.test(tail) ? '支出' : '',
    );
}

/** Every name the forms print for a line, longest first. */
function namesOf(disclosure: Disclosure): Name[] {
  const found = new Map<string, Name>();
  for (const { texts } of disclosure.forms)
    for (const [label, text] of texts)
      if (/项目名称$/.test(label) && text.length >= 4)
        for (const variant of projectVariants(normalize(text)))
          found.set(`${variant} ${text}`, { text: variant, line: { type: 'project', name: normalize(text) } });
  for (const form of disclosure.forms)
    for (const panel of form.panels)
      for (const { key, name, role } of panel.lines) {
        if (role === 'total' || name.length < 2) continue;
        const line = queryOf(key);
        if (!line || (line.type === 'label' && residualOf(facetsIn(name).rest) === '')) continue;
        for (const text of variants(name.replace(/20[0-9]{2}年度?/g, ''), key.type))
          found.set(`${text} ${JSON.stringify(line)}`, { text, line });
      }
  return [...found.values()].sort((a, b) => b.text.length - a.text.length);
}

function queryOf(key: Disclosure['forms'][number]['panels'][number]['lines'][number]['key']): LineQuery | null {
  if (key.type === 'function') return { type: 'function', code: key.code };
  if (key.type === 'economic' && /^[0-9]+$/.test(key.code)) return { type: 'economic', code: key.code };
  if (key.type === 'project') return { type: 'project', name: key.name };
  return key.type === 'label' && key.label.length >= 6 ? { type: 'label', label: key.label } : null;
}

/** 社会保障和就业支出, 社会保障和就业; names of classes are also printed without 支出. */
function variants(name: string, type: string): string[] {
  if (type === 'project' || type === 'label') return projectVariants(name);
  if (type !== 'function') return [name, name.replace(/费用$/, '费'), name.replace(/商品和服务/, '商品服务')];
  const bare = subjectKey(name);
  return [name, name.replace(/支出$/, ''), `${name.replace(/支出$/, '')}支出`, ...(bare.length >= 4 ? [bare, `${bare}支出`] : [])];
}

/** 2024年…项目（医疗保障服务能力建设部分） is also named without the year and the brackets at its end, 宣传经费 as 宣传经费项目. */
function projectVariants(name: string): string[] {
  const bare = name.replace(/20[0-9]{2}年度?/g, '');
  const short = bare.replace(/\([^()]*\)$/, '');
  const names = short.length >= LONG_NAME && short !== bare ? [bare, short] : [bare];
  return names.flatMap((own) => (own.endsWith('项目') ? [own] : [own, `${own}项目`]));
}

interface Word {
  readonly when: RegExp;
  readonly facets: Facets;
}

/** Words of the text that place an amount, one table a dimension; every match is taken out of the residual. */
const WORDS: readonly Word[] = [
  { when: /上级(?:一般公共预算)?(?:安排的)?转移支付(?:资金)?(?:项目)?/, facets: { source: '上级转移支付' } },
  { when: /使用非财政拨款(?:结余|结转)/, facets: { source: '非财政拨款', period: '上年结转' } },
  { when: /非财政拨款/, facets: { source: '非财政拨款' } },
  { when: /政府性基金(?:预算)?(?:财政)?(?:拨款)?/, facets: { source: '政府性基金' } },
  { when: /国有资本经营(?:预算)?(?:财政)?(?:拨款)?/, facets: { source: '国有资本经营' } },
  { when: /一般公共预算(?:财政)?(?:拨款)?/, facets: { source: '一般公共预算' } },
  { when: /(?:本年|当年)(?:财政)?拨款/, facets: { source: '财政拨款', period: '本年' } },
  { when: /财政专户(?:管理)?(?:资金)?/, facets: { source: '财政专户' } },
  { when: /(?:事业单位)?经营收入/, facets: { source: '经营收入' } },
  { when: /事业收入/, facets: { source: '事业收入' } },
  { when: /上级补助(?:收入)?/, facets: { source: '上级补助收入' } },
  { when: /附属单位上缴(?:收入)?/, facets: { source: '附属单位上缴收入' } },
  { when: /单位资金/, facets: { source: '单位资金' } },
  { when: /其他收入/, facets: { source: '其他收入' } },
  { when: /财政拨款/, facets: { source: '财政拨款' } },
  { when: /年末(?:财政拨款)?(?:结转结余|结转和结余|结转)/, facets: { period: '年末结转' } },
  { when: /(?:上年|年初)?(?:财政拨款)?(?:结转结余|结转和结余|结转)(?:资金|收入|项目)?/, facets: { period: '上年结转' } },
  { when: /当年(?:预算|拨款)?|本年(?:收入|拨款|预算)?/, facets: { period: '本年' } },
  { when: /基本支出/, facets: { nature: '基本' } },
  { when: /项目支出/, facets: { nature: '项目' } },
  { when: /经营支出/, facets: { nature: '经营' } },
  { when: /上缴上级支出/, facets: { nature: '上缴上级' } },
  { when: /对附属单位补助支出/, facets: { nature: '附属补助' } },
  { when: /人员(?:经费|支出)/, facets: { nature: '基本', funds: '人员' } },
  { when: /(?:日常|单位)?(?:公用经费|运转经费)|(?:机关)?(?:\(机构\))?运行经费/, facets: { nature: '基本', funds: '公用' } },
];

function facetsIn(text: string): { facets: Facets; rest: string } {
  let facets: Facets = {};
  let rest = text;
  for (const { when, facets: added } of WORDS) {
    if (!when.test(rest)) continue;
    rest = rest.replace(when, '');
    facets = { ...added, ...facets };
  }
  return { facets, rest };
}

const NEUTRAL =
  /本部门|本单位|部门|单位|本级|涉及|使用|全年|"三公"|拨款|一般性|年度|年初|财政|预算|决算|收支|收入|支出|总计|合计|总额|总|安排|拨款|资金|规模|金额|经费|数|为|是|共计|共|的|中|相应|资金来源|调整|其中|包括|主要|用于|以下|方面|分别|各|项目|当前|情况|说明|[0-9一二三四五六七八九十]+[、.]|[()":,、.\-年度类款项]/g;

function residualOf(text: string): string {
  return text.replace(NEUTRAL, '');
}

/** `2024年预算数为` names no subject: it stands before the colon. */
function saysNothing(words: string): boolean {
  return (
    residualOf(words.replace(/20[0-9]{2}/g, '')) === '' &&
    !/收入|支出|收支|总计|合计/.test(words) &&
    Object.keys(facetsIn(words).facets).length === 0
  );
}

const SECTIONS: readonly (readonly [RegExp, readonly FormKind[]])[] = [
  [/三公/, ['“三公”经费表']],
  [/运行经费/, ['机关运行经费表', '一般公共预算基本支出表', '一般公共预算支出表']],
  [/政府采购|采购/, ['政府采购表']],
  [/资产|车辆/, []],
  [/基本支出/, ['一般公共预算基本支出表', '一般公共预算支出表', '支出总表', '基本支出明细表']],
  [/项目支出/, ['项目支出表', '一般公共预算项目支出表', '一般公共预算支出表']],
  [/政府性基金/, ['政府性基金表']],
  [/国有资本/, ['国有资本经营表']],
  [/结转/, ['上年结转表', '收入总表', '收支总表']],
  [/财政拨款.{0,8}(?:收支|收入支出)/, ['财政拨款收支总表']],
  [/绩效/, ['支出总表', '收支总表', '一般公共预算支出表', '收入总表']],
  [/一般公共预算/, ['一般公共预算支出表', '财政拨款收支总表']],
  [/收支|收入支出/, ['收支总表', '财政拨款收支总表', '收入总表', '支出总表']],
  [/收入/, ['收入总表', '收支总表']],
  [/支出/, ['支出总表', '收支总表']],
  [/预算总体|决算总体|总体情况/, ['收支总表', '收入总表', '支出总表']],
];

/** The forms a section is about, by its most particular heading; null where no heading tells. */
export function formsOfSection(headings: readonly string[]): readonly FormKind[] | null {
  for (const heading of headings.toReversed()) {
    const found = SECTIONS.find(([when]) => when.test(heading));
    if (found) return found[1];
  }
  return null;
}

const EXPENSES: readonly FormKind[] = ['“三公”经费表'];

/** The forms that words are about: “三公” funds have a form of their own wherever they are spoken of, else the section's. */
export function formsFor(words: string, headings: readonly string[]): readonly FormKind[] | null {
  return /三公/.test(words.split(/[,;:。]/).at(-1)!) ? EXPENSES : formsOfSection(headings);
}
