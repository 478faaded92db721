import type { Finding } from './finding';

/** The same for the same finding on the same values in every run, host and language: rule, level and cells with their values. */
export function fingerprint(finding: Pick<Finding, 'rule' | 'level' | 'cells'> & { readonly quote?: string }): string {
  const cells = finding.cells.map(({ sheet, address, value }) => `${sheet}!${address}=${value}`);
  return hash([finding.rule, finding.level, finding.quote ?? '', ...cells].join('\n'));
}

/** FNV-1a over UTF-16 units, two lanes of 32 bits. Not for security: it names a finding. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + index), 0x85ebca6b);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
