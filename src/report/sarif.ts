import { RULES } from '../rules';
import type { Finding, Level } from '../findings/finding';
import type { Proof } from '../proofread/proofread';
import type { FileResult } from './json';

const LEVELS: Readonly<Record<Level, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
  rounding: 'none',
};

/** Findings as SARIF 2.1.0, for tools that collect the results of many checkers. Cells are logical locations. */
export function validateSarif(results: readonly FileResult[], version: string): string {
  const runs = results.flatMap(({ file, review }) => (review ? review.findings.map((finding) => result(finding, file)) : []));
  const failed = results.filter(({ error }) => error !== undefined);
  return document(
    version,
    runs,
    failed.map(({ file, error }) => ({
      level: 'error',
      message: { text: error },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
    })),
  );
}

export function proofSarif(proof: Proof, text: string, version: string): string {
  const results = proof.findings.map((finding) => ({
    ...result(finding, text),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(text) },
          region: { startLine: finding.paragraph + 1, startColumn: finding.start + 1, endColumn: finding.end + 1 },
        },
      },
    ],
  }));
  return document(version, results, []);
}

function result(finding: Finding, file: string): object {
  return {
    ruleId: finding.rule,
    level: LEVELS[finding.level],
    kind: finding.level === 'rounding' ? 'informational' : 'fail',
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) } },
        logicalLocations: finding.cells.map(({ sheet, address }) => ({
          name: address,
          fullyQualifiedName: `${sheet}!${address}`,
          kind: 'cell',
        })),
      },
    ],
    partialFingerprints: { gouji: finding.fingerprint },
    // The reason stands in the workbook that it is about.
    ...(finding.accepted === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: finding.accepted }] }),
  };
}

function document(version: string, results: readonly object[], notifications: readonly object[]): string {
  const rules = RULES.map(({ id, text: { zh, en } }) => ({
    id,
    name: en.name,
    shortDescription: { text: zh.name },
    fullDescription: { text: zh.statement },
  }));
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gouji', version, language: 'zh-CN', rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        results,
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 1)}\n`;
}

/** A relative reference or a file URI; a Windows path begins with a letter that would read as a scheme. */
function uriOf(file: string): string {
  const path = encodeURI(file.replaceAll('\\', '/')).replaceAll('#', '%23').replaceAll('?', '%3F');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
