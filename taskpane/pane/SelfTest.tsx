import { useEffect, useState } from 'react';
import { selfTest, type SelfTestStep } from '../../src/hosts/excel/selftest';
import type { WorkbookPort } from '../../src/hosts/port';
import { rememberedLanguage } from './language';
import { STRINGS } from './strings';
import './pane.css';

/** `?selftest`: what a person with a real Excel runs; the text can be copied into a report. */
export function SelfTest({ port }: { port: WorkbookPort }) {
  const [steps, setSteps] = useState<readonly SelfTestStep[] | null>(null);
  const text = STRINGS[rememberedLanguage()];
  useEffect(() => {
    void selfTest(port).then(setSteps);
  }, [port]);
  const lines = steps?.map(
    ({ step, ok, time, detail }) => `${ok ? '✓' : '✗'} ${step}${text.bracket}${time} ms${text.bracketEnd}${text.colon}${detail}`,
  );
  return (
    <main className="selftest">
      <h1>{text.selftest}</h1>
      <pre>{lines ? lines.join('\n') : text.loading}</pre>
    </main>
  );
}
