import { CATALOGUE } from '../rules';
import type { Batch, BatchUnit } from './batch';
import { BATCH_LABELS } from './batch-labels';
import { LABELS, LEVEL_NAMES, type Language } from './labels';

const LINE = '─'.repeat(64);
const LEVELS = ['error', 'warning', 'hint', 'rounding'] as const;
const SHOWN_RULES = 15;
const SHOWN_UNITS = 20;

/** The summary of a batch on one page: how many workbooks have what, which rules are broken most, the worst units, what was not checked. */
export function batchText(batch: Batch, language: Language = 'zh'): string {
  const t = BATCH_LABELS[language];
  const { colon, semicolon, gap } = LABELS[language];
  const { units, unread, verdicts, counts } = batch;
  const levels = LEVELS.map((level) => `${LEVEL_NAMES[language][level]} ${counts[level]}`).join(gap);
  return [
    t.title,
    LINE,
    t.workbooks(units.length + unread.length, verdicts.error, verdicts.warning, verdicts.clean, unread.length),
    `${t.found}${colon}${levels}${batch.accepted > 0 ? `${semicolon}${t.accepted(batch.accepted)}` : ''}`,
    '',
    ...ruleLines(batch, language),
    ...unitLines(units, language),
    ...(unread.length > 0 ? [`${t.unread}${colon}`, ...unread.map(({ file, error }) => `  ${file}${colon}${error}`), ''] : []),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function ruleLines({ rules }: Batch, language: Language): string[] {
  const t = BATCH_LABELS[language];
  if (rules.length === 0) return [];
  const shown = rules.slice(0, SHOWN_RULES);
  const wide = Math.max(...shown.map(({ rule }) => rule.length));
  return [
    `${t.rules}${LABELS[language].colon}`,
    ...shown.map(
      ({ rule, level, findings, units }) =>
        `  ${LEVEL_NAMES[language][level]}  ${rule.padEnd(wide)}  ${nameOf(rule, language)}${LABELS[language].colon}${t.ruleLine(findings, units)}`,
    ),
    ...(rules.length > shown.length ? [`  ${t.moreRules(rules.length - shown.length)}`] : []),
    '',
  ];
}

function unitLines(units: readonly BatchUnit[], language: Language): string[] {
  const t = BATCH_LABELS[language];
  const bad = units.filter(({ counts }) => counts.error + counts.warning > 0);
  if (bad.length === 0) return units.length > 0 ? [t.noUnits, ''] : [];
  const shown = bad.slice(0, SHOWN_UNITS);
  const names = LEVEL_NAMES[language];
  return [
    `${t.worst}${LABELS[language].colon}`,
    ...shown.map(({ counts, organization, file }) => {
      const levels = (['error', 'warning', 'hint'] as const).map((level) => `${names[level]} ${String(counts[level]).padStart(3)}`);
      return `  ${levels.join('  ')}  ${organization || t.noUnit}  ${file}`;
    }),
    ...(bad.length > shown.length ? [`  ${t.more(bad.length - shown.length)}`] : []),
    '',
  ];
}

/** What a rule is called; its id where the catalogue does not know it. */
export function nameOf(rule: string, language: Language): string {
  return CATALOGUE.get(rule)?.text[language].name ?? rule;
}
