import { checks, explain } from '../../gouji';
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
  const { name, statement, level, basis, remark, example } = found;
  return [
    `${found.id}　${name.zh}（${name.en}）`,
    `关系：${statement.zh}`,
    `      ${statement.en}`,
    `级别：${LEVELS[level]}（${level}）`,
    `依据：${basis?.zh ?? '填报惯例'}`,
    ...(remark ? [`说明：${remark.zh}`, `      ${remark.en}`] : []),
    ...(example?.prior ? ['', '例：上年工作簿', indented(example.prior)] : []),
    ...(example ? ['', '例：相符', indented(example.valid), '', '例：不符', indented(example.invalid)] : []),
    '',
  ].join('\n');
}

function indented(grid: string): string {
  return grid
    .split('\n')
    .map((row) => `      ${row}`)
    .join('\n');
}
