import { placeOf, type Block } from '../../text/block';
import type { Level } from '../../findings/finding';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { textOf } from '../wording';

/** Words rather than numbers: what the template left, repeated amounts, reasons that contradict the change, habits of spelling. */
export function phrases(text: BoundText): Judgement {
  return all([
    ...text.text.blocks.flatMap((block) => PATTERNS.map((check) => inBlock(block, check))),
    unpaired(text),
    doubled(text),
    separators(text),
  ]);
}

interface PhraseCheck {
  readonly rule: string;
  readonly level: Level;
  readonly pattern: RegExp;
  /** One finding a block, from the first place to the last, or one a place. */
  readonly each: boolean;
  readonly expected?: string;
  readonly zh: (stated: string, count: number) => string;
  readonly en: (stated: string) => string;
}

const placeholder = (level: Level, pattern: RegExp, name: string): PhraseCheck => ({
  rule: 'C-PLACEHOLDER',
  level,
  pattern,
  each: false,
  zh: (stated, count) => `${name}“${stated}”没有定稿（本段 ${count} 处）；请写成确定的文字。`,
  en: (stated) => `“${stated}” of the template was left in place.`,
});

const spelling = (pattern: RegExp, right: string): PhraseCheck => ({
  rule: 'T-TYPO',
  level: 'hint',
  pattern,
  each: true,
  expected: right,
  zh: (stated) => `“${stated}”似应为“${right}”。`,
  en: (stated) => `“${stated}”: probably ${right}.`,
});

const repeated = (pattern: RegExp): PhraseCheck => ({
  rule: 'T-TYPO',
  level: 'hint',
  pattern,
  each: true,
  zh: (stated) => `“${stated}”重复；请只留一个。`,
  en: (stated) => `“${stated}” says it twice.`,
});

const PATTERNS: readonly PhraseCheck[] = [
  placeholder(
    'warning',
    /(?:增加\(减少\)|减少\(增加\)|增长\(降低\)|增长\(下降\)|下降\(增长\)|降低\(增长\)|大于\(小于\)|小于\(大于\)|增加\/减少|增长\/下降|大于\/小于)/g,
    '二选一字样',
  ),
  // 决算数大小于预算数, 比2024年度减增加: one of the two was to be deleted.
  placeholder(
    'warning',
    /大小于|小大于|大于小于|(?:增加|减少|增长|下降)(?:持平|无变化)|(?:减增加|增减少|增加减少|减少增加|增长下降|下降增长|降增长|升下降)(?= {0,2}[0-9])/g,
    '二选一字样',
  ),
  placeholder(
    'error',
    /(?<!\*)\*{2,}(?=[一-龥])|(?<![×✕╳Xx])[×✕╳Xx]{2,}(?= {0,2}[一-龥%])|某某|[_＿]{2,}|[×✕╳](?= {0,2}(?:万元|元|%))|□{2,}/g,
    '模板占位符',
  ),
  {
    ...placeholder(
      'warning',
      /(?:(?:收入|支出|预算|决算|经费|拨款|资金|费|金|合计|总额)[为计共]{0,2}(?: {0,4}[万亿]元| {1,4}元)|(?:数|额|科目)["“”]?(?:[为计共] {0,4}[万亿]元|[为计共]? {1,4}[万亿]?元)|(?:增加|减少|增长|下降|上升|降低|压减)[了为]? {0,4}(?:[万亿]?元|%)|占[^,。;:、0-9()%]{0,20}%)(?=[,。;)])/g,
      '',
    ),
    zh: (stated) => `“${stated}”没有写数；请补上。`,
    en: (stated) => `“${stated}” lacks its number.`,
  },
  {
    ...placeholder('hint', /\(无\)/g, ''),
    zh: (_, count) => `“（无）”没有写成完整句子（本段 ${count} 处）。`,
    en: () => '“（无）” is no sentence.',
  },
  {
    rule: 'T-NOREASON',
    level: 'warning',
    pattern: /(?:主要)?原因(?:是|为|:|是:|为:)? {0,2}(?=[。;])/g,
    each: true,
    zh: (stated) => `“${stated}”后面没有写原因；请补上，没有变动的删去这半句。`,
    en: () => 'The reason is missing.',
  },
  {
    rule: 'T-TYPO',
    level: 'warning',
    pattern: /年初决算|决算批复预算|预算执行预算/g,
    each: true,
    zh: (stated) => `“${stated}”前后矛盾，疑似“预算”“决算”写错；请核对。`,
    en: (stated) => `“${stated}” contradicts itself: 预算 and 决算 look exchanged.`,
  },
  spelling(/截止(?= ?20[0-9]{2} ?年|目前)/g, '截至'),
  repeated(/新增增加|增加增加|减少减少/g),
  // 支出支出决算 may be the subject 教育支出 and what was spent on it.
  repeated(
    /主要主要|其中其中|用于用于|包括包括|完成完成|项目项目|(?<=拨款)(?:支出支出|收入收入)(?= {0,2}[0-9])|(?<=公共|基金)预算预算(?=财政|拨款)/g,
  ),
  spelling(/支出决(?=[0-9])/g, '支出决算'),
  spelling(/其它(?=[一-龥]{0,20}(?:支出|收入|费用))/g, '其他'),
  repeated(/[。;]{2,}|,,+|、、+/g),
  {
    rule: 'T-TYPO',
    level: 'hint',
    pattern: /(?<=[一-龥0-9元%)"])(?:[,、;:]。|。[,、;:]|,[、;]|;[,、]|、[,;]|:[,;、])(?=[^,。;:、]|$)/g,
    each: true,
    zh: (stated) => `“${stated}”两个标点连用；请只留一个。`,
    en: (stated) => `Two stops in a row: “${stated}”.`,
  },
  {
    rule: 'FE-30239',
    level: 'hint',
    pattern: /公务(?:交通|用车)补贴[^。;,]{0,12}(?:列入|计入|列支|列在)[^。;,]{0,10}(?:对个人和家庭的?补助|津贴补贴|工资福利支出)/g,
    each: true,
    zh: () => '公务交通补贴应列 30239 其他交通费用；请核实科目。',
    en: () => '公务交通补贴 belongs to 30239.',
  },
];

function inBlock(block: Block, { rule, level, pattern, each, expected, zh, en }: PhraseCheck): Judgement {
  const found = [...block.text.matchAll(pattern)];
  if (found.length === 0) return NOTHING;
  const places = each ? found.map((match) => [match, match] as const) : [[found[0]!, found.at(-1)!] as const];
  return all(
    places.map(([first, last]) => {
      const start = each ? first.index : block.text.lastIndexOf('。', first.index - 1) + 1;
      const stated = first[0];
      return accuse(
        {
          rule,
          level,
          block,
          start,
          end: last.index + last[0].length,
          stated,
          ...(expected ? { expected } : {}),
          zh: zh(stated, found.length),
          en: en(stated),
        },
        [],
      );
    }),
  );
}

const LONGEST_PAIRED = 4000;
/** In how many paragraphs behind the one that opens it a pair may close. */
const PARAGRAPHS_WITHIN = 3;

/** The two halves of a pair, as the text has them, and where either stands in a paragraph without the other. */
interface Odd {
  readonly block: Block;
  readonly open: number | undefined;
  readonly closed: number | undefined;
}

/** Brackets and quotation marks that open and never close, or close and never opened. */
function unpaired({ text: { blocks }, lines }: BoundText): Judgement {
  const written = (block: Block, at: number): string => {
    const { line, offset } = placeOf(block, at);
    return lines[line]?.[offset] ?? block.text[at]!;
  };
  const report = ({ block, open, closed }: Odd): Judgement => odd(block, open ?? closed!, written(block, open ?? closed!));
  return all([...aloneIn(blocks, oddBrackets), ...aloneIn(blocks, (block) => oddQuotes(block, written))].map(report));
}

/** Without what opens in one paragraph and closes in one of the next. */
function aloneIn(blocks: readonly Block[], oddIn: (block: Block) => Odd): Odd[] {
  const found: Odd[] = [];
  let pending: { readonly odd: Odd; readonly at: number } | null = null;
  blocks.forEach((block, at) => {
    if (block.text.length > LONGEST_PAIRED) return;
    const own = oddIn(block);
    const closes = own.closed !== undefined && pending !== null && at - pending.at <= PARAGRAPHS_WITHIN;
    if (closes) pending = null;
    else if (own.closed !== undefined) found.push({ ...own, open: undefined });
    if (own.open === undefined) return;
    if (pending) found.push(pending.odd);
    pending = { odd: own, at };
  });
  if (pending) found.push((pending as { readonly odd: Odd }).odd);
  return found;
}

function oddBrackets(block: Block): Odd {
  const { text } = block;
  const open: number[] = [];
  let closed: number | undefined;
  for (let at = block.numbering; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    // 1）, a) number an item.
    else if (text[at] === ')' && open.pop() === undefined && !/(?:^|[。;:,、 ])[0-9a-z]{1,2}$/.test(text.slice(Math.max(0, at - 4), at)))
      closed ??= at;
  }
  return { block, open: open[0], closed };
}

/** “三公”: of marks that differ, one opens and the next closes. */
function oddQuotes(block: Block, writtenAt: (block: Block, at: number) => string): Odd {
  let open: number | undefined;
  let closed: number | undefined;
  for (let at = block.text.indexOf('"'); at >= 0; at = block.text.indexOf('"', at + 1)) {
    const written = writtenAt(block, at);
    if (written === '“') open ??= at;
    else if (written === '”' && open === undefined) closed ??= at;
    else if (written === '”') open = undefined;
    else return { block, open: undefined, closed: undefined };
  }
  return { block, open, closed };
}

function odd(block: Block, at: number, stated: string): Judgement {
  const quotes = block.text[at] === '"';
  return accuse(
    {
      rule: 'T-TYPO',
      level: 'hint',
      block,
      start: at,
      end: at + 1,
      stated,
      zh: quotes ? '引号没有配对；请补上另一半。' : `括号“${stated}”没有配对；请补上另一半。`,
      en: `A ${quotes ? 'quotation mark' : 'bracket'} without its other half.`,
    },
    [],
  );
}

const MISPLACED = /(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,6})(?:\.[0-9]{1,4})?(?= {0,2}[万亿]?元)/g;

/** 24,16.91万元: where a text separates thousands, three digits stand behind every separator. */
function separators({ text: { blocks }, claims, lines }: BoundText): Judgement {
  if (!claims.some(({ claim }) => claim.number.grouped)) return NOTHING;
  // A full-width comma separates amounts.
  const isPlain = (block: Block, at: number): boolean => {
    const { line, offset } = placeOf(block, at);
    return lines[line]?.[offset] === ',';
  };
  return all(
    blocks.flatMap((block) =>
      [...block.text.matchAll(MISPLACED)]
        .filter(({ 0: stated, index }) => [...stated].every((sign, at) => sign !== ',' || isPlain(block, index + at)))
        .map(({ 0: stated, index }) =>
          accuse(
            {
              rule: 'T-TYPO',
              level: 'warning',
              block,
              start: index,
              end: index + stated.length,
              stated,
              zh: `“${stated}”的千分位分隔符位置不对，疑似少写或多写了一位数字；请核对。`,
              en: `The separators of “${stated}” do not stand before three digits: one may be missing.`,
            },
            [],
          ),
        ),
    ),
  );
}

/** T-DUPNUM: two amounts in a row for one subject: …297413元，262394元比上年…. */
function doubled(text: BoundText): Judgement {
  return all(
    text.claims.map(({ claim }, index) => {
      const before = text.claims[index - 1]?.claim;
      const { block } = claim.context;
      if (before?.context.block !== block || claim.number.kind !== 'money') return NOTHING;
      if (
        block.text.slice(before.number.end, claim.number.start).replace(/[ \0]/g, '') !== ',' ||
        claim.number.value.eq(before.number.value)
      )
        return NOTHING;
      if (claim.about !== before.about) return NOTHING;
      const start = block.text.lastIndexOf('。', before.number.start - 1) + 1;
      const [first, second] = [textOf(block, before.number), textOf(block, claim.number)];
      return accuse(
        {
          rule: 'T-DUPNUM',
          level: 'error',
          block,
          start,
          end: claim.number.end,
          stated: second,
          zh: `同一指标并列写了两个金额 ${first} 和 ${second}，疑似上年数没有删去；请保留一个。`,
          en: `Two amounts for one subject: ${first} and ${second}.`,
        },
        [claim.number],
      );
    }),
  );
}
