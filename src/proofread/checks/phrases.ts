import { textFinding, type TextFinding } from '../finding';
import type { Session } from '../session';
import { compact, type Paragraph } from '../text';

/** Words rather than numbers: what the template left, repeated amounts, reasons that contradict the change, habits of spelling. */
export function phraseFindings(session: Session): TextFinding[] {
  return session.paragraphs
    .flatMap((paragraph) => [
      ...placeholders(session, paragraph),
      ...emptyBrackets(session, paragraph),
      ...spelling(session, paragraph),
      ...years(session, paragraph),
      ...travelAllowance(session, paragraph),
    ])
    .concat(doubled(session), reasons(session));
}

const EITHER_OR = /(?:增加\(减少\)|减少\(增加\)|增长\(降低\)|增长\(下降\)|下降\(增长\)|降低\(增长\)|大于\(小于\)|小于\(大于\))/g;
const STARS = /\*{2,}|[×Xx]{2,}(?=[一-龥])|某某/g;

/** C-PLACEHOLDER: either-or phrases and stars of the template; one finding a paragraph. */
function placeholders(session: Session, paragraph: Paragraph): TextFinding[] {
  return (
    [
      [EITHER_OR, 'warning', '二选一字样'],
      [STARS, 'error', '模板占位符'],
    ] as const
  ).flatMap(([pattern, level, name]) => {
    const found = [...paragraph.folded.matchAll(pattern)];
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last) return [];
    return textFinding(session.language, {
      rule: 'C-PLACEHOLDER',
      level,
      zh: `${name}“${first[0]}”没有定稿（本段 ${found.length} 处）；请写成确定的文字。`,
      en: `“${first[0]}” of the template was left in place (${found.length} times).`,
      paragraph,
      start: startOfSentence(paragraph.folded, first.index),
      end: last.index + last[0].length,
      stated: first[0],
    });
  });
}

function emptyBrackets(session: Session, paragraph: Paragraph): TextFinding[] {
  const found = [...paragraph.folded.matchAll(/\(无\)/g)];
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return [];
  return [
    textFinding(session.language, {
      rule: 'C-PLACEHOLDER',
      level: 'hint',
      zh: `“（无）”没有写成完整句子（本段 ${found.length} 处）。`,
      en: '（无） is no sentence.',
      paragraph,
      start: first.index,
      end: last.index + last[0].length,
      stated: '（无）',
    }),
  ];
}

const SPELLING: readonly (readonly [RegExp, string])[] = [
  [/截止(?= ?20[0-9]{2} ?年|目前)/g, '截至'],
  [/新增增加|增加增加|减少减少/g, '重复用词'],
  [/支出决(?=[0-9])/g, '支出决算'],
  [/成标/g, '成本'],
  [/项目概括/g, '项目概况'],
  [/机关是因为单位/g, '机关事业单位'],
  [/归口管理的行政单位离退休/g, '行政单位离退休'],
  [/医疗卫生与计划生育支出/g, '卫生健康支出'],
];

/** T-TYPO: a short dictionary of slips seen in published texts. */
function spelling(session: Session, paragraph: Paragraph): TextFinding[] {
  return SPELLING.flatMap(([pattern, right]) =>
    [...paragraph.folded.matchAll(pattern)].map((match) =>
      textFinding(session.language, {
        rule: 'T-TYPO',
        level: 'hint',
        zh: `“${match[0]}”似应为“${right}”。`,
        en: `“${match[0]}”: probably ${right}.`,
        paragraph,
        start: match.index,
        end: match.index + match[0].length,
        stated: match[0],
        expected: right,
      }),
    ),
  );
}

/** T-YEAR: a comparison is with the year before. */
function years(session: Session, paragraph: Paragraph): TextFinding[] {
  const { year } = session.disclosure;
  if (year === null) return [];
  return [...paragraph.folded.matchAll(/(?:比|较|与) {0,2}(20[0-9]{2}) {0,2}年(?:度)?(?:预算|决算|相比)/g)].flatMap((match) => {
    if (Number(match[1]) === year - 1 || Number(match[1]) === year) return [];
    return textFinding(session.language, {
      rule: 'T-YEAR',
      level: 'warning',
      zh: `报告年度是 ${year}，对比年应为 ${year - 1}，文中写 ${match[1]}。`,
      en: `The year before ${year} is ${year - 1}, not ${match[1]}.`,
      paragraph,
      start: match.index,
      end: match.index + match[0].length,
      stated: match[1]!,
      expected: String(year - 1),
    });
  });
}

const MISPLACED = /公务(?:交通|用车)补贴[^。;,]{0,12}(?:列入|计入|列支|列在)[^。;,]{0,10}(?:对个人和家庭的?补助|津贴补贴|工资福利支出)/g;

/** FE-30239 where the text says it: the forms may yet be right. */
function travelAllowance(session: Session, paragraph: Paragraph): TextFinding[] {
  return [...paragraph.folded.matchAll(MISPLACED)].map(({ 0: stated, index }) =>
    textFinding(session.language, {
      rule: 'FE-30239',
      level: 'hint',
      zh: '公务交通补贴应列 30239 其他交通费用；请核实科目。',
      en: '公务交通补贴 belongs to 30239.',
      paragraph,
      start: index,
      end: index + stated.length,
      stated,
    }),
  );
}

/** T-DUPNUM: two amounts in a row for one subject: …297413元，262394元比上年…. */
function doubled(session: Session): TextFinding[] {
  return session.claims.flatMap((claim, index) => {
    const before = session.claims[index - 1];
    if (claim.kind !== 'amount' || before?.kind !== 'amount' || before.paragraph !== claim.paragraph) return [];
    if (compact(claim.paragraph.folded.slice(before.end, claim.start)) !== ',' || /分别/.test(before.lead) || claim.value.eq(before.value))
      return [];
    session.linked.add(claim);
    return textFinding(session.language, {
      rule: 'T-DUPNUM',
      level: 'error',
      zh: `同一指标并列写了两个金额 ${before.text} 和 ${claim.text}，像是上年数没有删去；请保留一个。`,
      en: `Two amounts for one subject: ${before.text} and ${claim.text}.`,
      paragraph: claim.paragraph,
      start: startOfSentence(claim.paragraph.folded, before.start),
      end: claim.end,
      stated: claim.text,
    });
  });
}

const RISE = /增加|增长|上升|提高|新增|扩大/;
const FALL = /减少|下降|降低|压减|缩减|节约|厉行|从严|紧日子|取消|停止|退休人员|调出/;

/** T-REASON: a reason that only speaks of rises does not explain a fall, nor the other way round. */
function reasons(session: Session): TextFinding[] {
  return session.claims.flatMap((claim, index) => {
    if ((claim.kind !== 'growth' && claim.kind !== 'delta') || !claim.direction || claim.value.isZero()) return [];
    const next = session.claims[index + 1];
    const stop = next?.paragraph === claim.paragraph ? next.start : claim.paragraph.folded.length;
    const tail = claim.paragraph.folded.slice(claim.end, Math.min(stop, claim.paragraph.folded.length));
    const reason = /(?:主要)?原因(?:是|为)?:?(.*)$/.exec(tail.split('。')[0]!.split(';')[0]!)?.[1] ?? '';
    const delta = session.claims[index - 1];
    const direction = claim.kind === 'growth' && delta?.kind === 'delta' && delta.direction ? delta.direction : claim.direction;
    const opposite =
      direction < 0
        ? RISE.test(reason) && !/减少|下降|降低|压减|缩减|节约|厉行|从严|紧日子|取消/.test(reason)
        : FALL.test(reason) && !RISE.test(reason) && /减少|下降|降低|压减/.test(reason);
    if (!opposite) return [];
    const start = claim.paragraph.folded.indexOf(reason, claim.end);
    return textFinding(session.language, {
      rule: 'T-REASON',
      level: 'warning',
      zh: `${direction < 0 ? '减少' : '增加'}的原因却只说${direction < 0 ? '增加' : '减少'}：“${reason.slice(0, 40)}”；请核对原因。`,
      en: 'The reason speaks of the opposite change.',
      paragraph: claim.paragraph,
      start,
      end: start + reason.length,
      stated: reason.slice(0, 40),
    });
  });
}

function startOfSentence(folded: string, at: number): number {
  return folded.lastIndexOf('。', at - 1) + 1;
}
