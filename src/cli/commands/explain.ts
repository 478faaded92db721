import { checks, explain } from '../../engine';
import { UsageError } from '../errors';

const LEVELS = { error: '错误', warning: '核实', hint: '提示', rounding: '尾差' } as const;

/** `gouji explain ID`: what a check states, at which level, and why. */
export function explainText(id: string): string {
  const found = explain(id);
  if (!found)
    throw new UsageError(
      `没有编号 ${id}；可用：${checks()
        .map((check) => check.id)
        .join(' ')}`,
    );
  const { level, basis, examples } = found;
  const { zh, en } = found.text;
  return [
    `${found.id}　${zh.name}（${en.name}）`,
    `关系：${zh.statement}`,
    `      ${en.statement}`,
    `级别：${LEVELS[level]}（${level}）`,
    `依据：${basis.zh}`,
    ...(zh.remark ? [`说明：${zh.remark}`, `      ${en.remark ?? ''}`] : []),
    ...examples
      .slice(0, 1)
      .flatMap(({ prior, valid, invalid }) => [
        ...(prior ? ['', '例：另一工作簿', indented(prior)] : []),
        ...['', '例：相符', indented(valid), '', '例：不符', indented(invalid)],
      ]),
    '',
  ].join('\n');
}

function indented(grid: string): string {
  return grid
    .split('\n')
    .map((row) => `      ${row}`)
    .join('\n');
}
