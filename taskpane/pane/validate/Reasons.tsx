import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Review } from '../../../src/findings/review';
import { reasonsOf, reasonsSheet, type Reasons } from '../../../src/report/reasons';
import { messageOf, usePane } from '../context';
import { counted } from '../strings';

interface ReasonsProps {
  /** With its reasons. */
  readonly review: Review;
  readonly onWithdraw: (fingerprints: readonly string[]) => void;
}

/** The 核实说明 that were given, all at once: as a sheet of the workbook, and on paper. */
export function ReasonsGiven({ review, onWithdraw }: ReasonsProps) {
  const { port, text, language, notify } = usePane();
  const reasons = reasonsOf(review, language);
  if (reasons.rows.length === 0) return null;
  const write = () =>
    port.writeSheet(reasonsSheet(review, language)).then(
      (name) => notify({ intent: 'success', message: `${text.written} ${name}` }),
      (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }),
    );
  return (
    <div className="buttons reasons-given">
      <span>{counted(reasons.rows.length, text.reasonsGiven)}</span>
      <Button size="small" onClick={() => void write()}>
        {text.writeReasons}
      </Button>
      {/* A pane in Excel cannot print: there the sheet is printed. */}
      {port.host !== 'excel' && (
        <>
          <Button size="small" onClick={() => window.print()}>
            {text.printReasons}
          </Button>
          {createPortal(<OnPaper reasons={reasons} language={language} />, document.body)}
        </>
      )}
      <WithdrawAll
        onWithdraw={() => onWithdraw(review.findings.flatMap(({ accepted, fingerprint }) => (accepted === undefined ? [] : [fingerprint])))}
      />
    </div>
  );
}

/** Asks first: what was written is gone afterwards. Escape leaves it. */
function WithdrawAll({ onWithdraw }: { readonly onWithdraw: () => void }) {
  const { text } = usePane();
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) place.current?.querySelector('button')?.focus();
  }, [asking]);
  const leave = () => {
    setAsking(false);
    setTimeout(() => place.current?.querySelector('button')?.focus());
  };
  return (
    <div ref={place} className="withdraw-all" onKeyDown={({ key }) => asking && key === 'Escape' && leave()}>
      {asking ? (
        <div role="group" aria-label={text.withdrawAll}>
          <p role="alert">{text.withdrawAsk}</p>
          <div className="buttons">
            <Button size="small" appearance="primary" onClick={onWithdraw}>
              {text.withdrawAll}
            </Button>
            <Button size="small" onClick={leave}>
              {text.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <Button size="small" appearance="subtle" onClick={() => setAsking(true)}>
          {text.withdrawAll}…
        </Button>
      )}
    </div>
  );
}

/** Seen on paper only, in place of the page. */
function OnPaper({ reasons: { title, columns, rows }, language }: { readonly reasons: Reasons; readonly language: 'zh' | 'en' }) {
  useEffect(() => {
    document.body.classList.add('with-paper');
    return () => document.body.classList.remove('with-paper');
  }, []);
  return (
    <table className="on-paper" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((value, column) => (
              <td key={columns[column]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
