import type { Finding } from '../../../src/findings/finding';
import { parseNumber } from '../../../src/workbook/number';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { useWriting } from '../author/written';

/** Puts the suggested value of a finding into its cell, and checks again. */
export function useFixing(workbook: WorkbookSnapshot, recheck: () => Promise<void>) {
  const { write, undo } = useWriting('fix');
  const fix = (finding: Finding): void => {
    if (!finding.fix) return;
    const { sheet, address, value } = finding.fix;
    const number = parseNumber(value);
    void write(workbook, [{ sheet, address, value: number ? number.value.toNumber() : value }]).then((written) =>
      written ? recheck() : undefined,
    );
  };
  return { fix, undo: undo && (() => undo().then(recheck)) };
}
