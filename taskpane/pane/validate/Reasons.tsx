import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { Review } from '../../../src/findings/review';
import { reasonsOf, reasonsSheet, type Reasons } from '../../../src/report/reasons';
import { messageOf, usePane } from '../context';
import { counted } from '../strings';

/** The 核实说明 that were given, all at once: as a sheet of the workbook, and on paper. */
export function ReasonsGiven({ review }: { /** With its reasons. */ readonly review: Review }) {
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
