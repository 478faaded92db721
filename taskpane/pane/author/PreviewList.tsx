import type { CellRef } from '../../../src/workbook/snapshot';
import { usePane } from '../context';

const SHOWN = 300;

export interface PreviewItem extends CellRef {
  readonly name: string;
  readonly now: string;
  readonly then?: string;
  readonly why?: string;
}

/** What will be written where; a click on the cell goes there. */
export function PreviewList({ items, label }: { readonly items: readonly PreviewItem[]; readonly label: string }) {
  const { text, select } = usePane();
  return (
    <>
      <ul className="preview" aria-label={label}>
        {items.slice(0, SHOWN).map(({ sheet, address, name, now, then, why }) => (
          <li key={`${sheet}!${address}`}>
            <button type="button" className="chip" onClick={() => select([{ sheet, address }])}>
              {sheet}!{address}
            </button>
            <span className="preview-name">{name}</span>
            <span className="preview-change">
              {now === '' ? text.fillBlank : now}
              {then !== undefined && (
                <>
                  {' → '}
                  <strong>{then}</strong>
                </>
              )}
            </span>
            {why && <span className="preview-why">{why}</span>}
          </li>
        ))}
      </ul>
      {items.length > SHOWN && (
        <p className="preview-why">
          {text.shownFirst} {SHOWN} / {items.length}
        </p>
      )}
    </>
  );
}
