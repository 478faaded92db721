import { Decimal } from 'decimal.js';
import type { Finding } from '../../../src/findings/finding';
import { parseNumber } from '../../../src/workbook/number';
import { usePane } from '../context';

/** The addends of a total one after the other with the sum so far, where they make what it should be. */
export function RunningSum({ finding, shown }: { readonly finding: Finding; readonly shown: (value: string) => string }) {
  const { text, select } = usePane();
  const steps = runningSum(finding);
  if (steps.length === 0) return null;
  return (
    <details className="sum">
      <summary>
        {text.sumOfAddends} {steps.length} {text.sumIs} {shown(steps.at(-1)!.sum)}
      </summary>
      <ol className="sum-steps">
        {steps.map(({ sheet, address, value, sum }) => (
          <li key={`${sheet}!${address}`}>
            <button type="button" className="chip" title={`${sheet}!${address}`} onClick={() => select([{ sheet, address }])}>
              {address}
            </button>
            <span className="sum-value">{shown(value)}</span>
            <span className="sum-so-far">{shown(sum)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface Step {
  readonly sheet: string;
  readonly address: string;
  readonly value: string;
  /** The sum up to here. */
  readonly sum: string;
}

/** Empty where the addends are not simply added: of other units or taken away. Those of other relations stand behind them and are left out. */
export function runningSum({ cells, expected }: Finding): Step[] {
  const should = expected === undefined ? null : parseNumber(expected);
  const addends = cells.filter(({ role, value }) => role === 'addend' && value !== '');
  if (!should || addends.length < 2) return [];
  const places = Math.max(should.decimals, ...addends.map(({ value }) => parseNumber(value)?.decimals ?? 0));
  let sum = new Decimal(0);
  const steps: Step[] = [];
  for (const { sheet, address, value } of addends) {
    const number = parseNumber(value);
    if (!number) return [];
    sum = sum.plus(number.value);
    steps.push({ sheet, address, value, sum: sum.toFixed(places) });
  }
  const end = steps.findLastIndex((step) => should.value.eq(step.sum));
  return steps.slice(0, end >= 1 ? end + 1 : 0);
}
