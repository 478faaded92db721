import type { Finding, Level } from '../relations/finding';
import type { Review } from '../review';
import type { Proof } from '../proofread/proofread';
import type { FileResult } from './json';

const NAMES: Readonly<Record<Level, string>> = { error: '错误', warning: '核实', hint: '提示', rounding: '尾差' };
const LINE = '─'.repeat(64);

/** The report an officer is handed: what was read, what is wrong, where, why and what to do. */
export function reportText(results: readonly FileResult[]): string {
  return `${results.map(fileReport).join('\n\n')}\n`;
}

function fileReport({ file, review, error }: FileResult): string {
  if (!review) return `${file}\n  无法校验：${error}`;
  return [...heading(file, review), '', ...body(review), ...notChecked(review)].join('\n');
}

function heading(file: string, review: Review): string[] {
  const { summary, coverage, relations } = review;
  const year = review.year === null ? '年度不详' : `${review.year} 年`;
  return [
    `勾稽校验报告　${file}`,
    LINE,
    `${review.organization || '（未读出单位名称）'}　${year}${review.kind === 'final' ? '决算' : '预算'}　金额单位：${review.unit}　模板包：${review.pack}`,
    `识别 ${review.forms.length} 张表${review.unrecognized.length > 0 ? `，未识别的工作表：${review.unrecognized.join('、')}` : ''}。`,
    `${coverage.numeric} 个数值，${coverage.checked} 个受勾稽关系约束；勾稽关系成立 ${relations.pass}、尾差 ${relations.rounding}、不符 ${relations.fail}、无法核对 ${relations.couldNotCheck}。`,
    `结论：错误 ${summary.error}　核实 ${summary.warning}　提示 ${summary.hint}　尾差 ${summary.rounding}`,
  ];
}

function body(review: Review): string[] {
  const shown = review.findings.filter(({ level }) => level !== 'rounding');
  if (shown.length === 0) return ['没有发现需要修改或核实的问题。'];
  const groups = new Map<string, Finding[]>();
  for (const finding of shown) {
    const form = finding.form ?? '整套表';
    groups.set(form, [...(groups.get(form) ?? []), finding]);
  }
  let number = 0;
  return [...groups].flatMap(([form, findings]) => [`《${form}》`, ...findings.flatMap((finding) => entry(finding, ++number)), '']);
}

const SHOWN_CELLS = 8;

function entry(finding: Finding, number: number): string[] {
  const cells = cellsText(finding);
  const more = finding.cells.length > SHOWN_CELLS ? ` 等 ${finding.cells.length} 格` : '';
  return [
    `${number}. 【${NAMES[finding.level]}】${finding.message}`,
    ...(cells.length > 0 ? [`   单元格：${cells.join('；')}${more}`] : []),
    ...(finding.witnesses ?? []).map((witness) => `   同因：${witness}`),
    `   依据：${finding.basis}（${finding.rule}）`,
  ];
}

/** `表3!E7 = 1.20；E8 = 3.45；表5!F9 = …`: the sheet is named where it changes. */
function cellsText(finding: Finding): string[] {
  let before = '';
  return finding.cells.slice(0, SHOWN_CELLS).map(({ sheet, address, value }) => {
    const name = sheet === before ? '' : `${sheet}!`;
    before = sheet;
    return `${name}${address}${value === '' ? '（空）' : ` = ${value}`}`;
  });
}

/** What was not checked, and why: nothing is silently skipped. */
function notChecked(review: Review): string[] {
  const reasons = review.ledger.flatMap(({ rule, outcomes, reasons: why }) =>
    outcomes.couldNotCheck > 0 ? [`   ${rule}（${outcomes.couldNotCheck} 处）：${why.join('；')}`] : [],
  );
  const uncovered = review.forms.flatMap(({ title, sheet, uncovered: cells }) =>
    cells.length > 0
      ? [`   《${title}》${sheet}：${cells.slice(0, 12).join('、')}${cells.length > 12 ? ` 等 ${cells.length} 个` : ''}`]
      : [],
  );
  const rounding = review.summary.rounding > 0 ? [`尾差 ${review.summary.rounding} 处，均在四舍五入容差之内，无须修改。`] : [];
  return [
    ...rounding,
    ...(reasons.length > 0 ? ['没有核对的关系：', ...reasons] : []),
    ...(uncovered.length > 0 ? ['没有关系约束的数值：', ...uncovered] : []),
  ];
}

/** The report of a proofread text. */
export function proofText(proof: Proof, file: string, text: string): string {
  const lines = proof.findings.map((finding, index) => [
    `${index + 1}. 【${NAMES[finding.level]}】第 ${finding.paragraph + 1} 段：${finding.message}`,
    `   原文：${finding.quote}`,
    ...(finding.cells.length > 0 ? [`   单元格：${cellsText(finding).join('；')}`] : []),
    `   依据：${finding.basis}（${finding.rule}）`,
  ]);
  const unchecked = proof.checked.filter(({ state }) => state === 'unchecked');
  return [
    `核对文字　${text}　对照　${file}`,
    LINE,
    `${proof.claims} 个带单位的数，${proof.bound} 个已与表或上下文核对；发现 ${proof.findings.length} 处问题。`,
    '',
    ...(lines.length > 0 ? lines.flat() : ['没有发现问题。']),
    ...(unchecked.length > 0
      ? [
          '',
          `没有核对的数（${unchecked.length} 个）：`,
          ...unchecked.map(({ paragraph, text: number, reason }) => `   第 ${paragraph + 1} 段 ${number}：${reason}`),
        ]
      : []),
    '',
  ].join('\n');
}
