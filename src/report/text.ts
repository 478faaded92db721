import type { Finding, FindingCell } from '../findings/finding';
import type { Review, ReviewedForm } from '../findings/review';
import { differenceText } from '../findings/difference';
import { grouped } from '../workbook/number';
import { normalize } from '../workbook/text';
import { alike, placesOf } from '../proofread/alike';
import { pack, packIds, packName } from '../packs/packs';
import type { CheckedNumber, Proof } from '../proofread/proofread';
import type { FileResult } from './json';
import { notFormText } from './not-forms';
import { textVerdict, verdictOf } from './verdict';
import { LABELS, LEVEL_NAMES, PROOF_LABELS, type Language } from './labels';

const LINE = '─'.repeat(64);

/** The report an officer is handed: what was read, what is wrong, where, why and what to do; every form that was read where they are asked for. */
export function reportText(results: readonly FileResult[], language: Language = 'zh', withForms = false): string {
  return `${results.map((result) => fileReport(result, language, withForms)).join('\n\n')}\n`;
}

function fileReport({ file, review, error }: FileResult, language: Language, withForms: boolean): string {
  if (!review) return `${file}\n  ${LABELS[language].unreadable}${LABELS[language].colon}${error}`;
  const forms = withForms ? allForms(review, language) : [];
  const parts = [...heading(file, review, language), '', ...body(review, language), ...notChecked(review, language), ...forms];
  return parts.join('\n').trimEnd();
}

function allForms({ forms }: Review, language: Language): string[] {
  const { formsRead, colon, gap } = LABELS[language];
  const lines = forms.map((form) => `   ${formName(form, language)}${gap}${form.coverage.checked}/${form.coverage.numeric}`);
  return [`${formsRead}${colon}`, ...lines];
}

function heading(file: string, review: Review, language: Language): string[] {
  const { summary, coverage, relations } = review;
  const t = LABELS[language];
  const names = LEVEL_NAMES[language];
  const year = review.year === null ? t.noYear : t.year(review.year);
  const unknown = named(t.unrecognized, review.unrecognized, t);
  const others = named(
    t.notForms,
    review.notForms.map((sheet) => notFormText(sheet, language)),
    t,
  );
  const counts = (['error', 'warning', 'hint', 'rounding'] as const).map((level) => `${names[level]} ${summary[level]}`).join(t.list);
  const outcomes = t.outcomes(relations.pass, relations.rounding, relations.fail, relations.couldNotCheck);
  return [
    `${t.title}${t.gap}${file}`,
    LINE,
    `${t.result}${t.colon}${verdictOf(review, language).sentence}${t.bracket(counts)}`,
    [
      review.organization || t.noOrganization,
      `${year}${t.kind[review.kind]}`,
      `${t.unit}${t.colon}${review.unit}`,
      `${t.pack}${t.colon}${packText(review.pack, language)}`,
    ].join(t.gap),
    `${t.forms(review.forms.length)}${unknown}${others}${t.stop}`,
    ...review.notes.map((note) => `${t.note}${t.colon}${note}`),
    ...(review.unread.length > 0 ? [unreadText(review.unread, t)] : []),
    `${t.coverage(coverage.numeric, coverage.checked)}${t.semicolon}${outcomes}${t.stop}`,
    ...(review.notFilled === undefined ? [] : [review.notFilled]),
  ];
}

/** The name that people know the pack by, and the id that `--pack` takes. */
function packText(id: string, language: Language): string {
  if (packIds().includes(id)) return `${packName(pack(id), language)}${LABELS[language].bracket(id)}`;
  return id === 'national' ? LABELS[language].noPack : id;
}

/** `；未识别的工作表：Sheet3`, or nothing where there is none. */
function named(label: string, sheets: readonly string[], t: (typeof LABELS)[Language]): string {
  return sheets.length > 0 ? `${t.semicolon}${label}${t.colon}${sheets.join(t.list)}` : '';
}

/** `金额栏中不是数的文本 2 格：表1!B6 = ￥x`, the first few of them. */
function unreadText(unread: Review['unread'], t: (typeof LABELS)[Language]): string {
  const shown = unread.slice(0, SHOWN_CELLS).map(({ sheet, address, text }) => `${sheet}!${address} = ${text}`);
  return `${t.unread(unread.length)}${t.colon}${shown.join(t.semicolon)}${unread.length > shown.length ? ' …' : ''}`;
}

/** The sheet, and the title of the form where the sheet's name does not hold it. */
function formName({ title, sheet }: ReviewedForm, language: Language): string {
  const { open, close } = LABELS[language];
  return normalize(sheet).includes(normalize(title)) ? sheet : `${sheet} ${open}${title}${close}`;
}

function body(review: Review, language: Language): string[] {
  const t = LABELS[language];
  const findings = review.findings.filter(({ level }) => level !== 'rounding');
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  const shown = findings.filter((finding) => finding.accepted === undefined);
  const groups = new Map<string, Finding[]>();
  for (const finding of shown) {
    const form = finding.form ?? t.whole;
    const group = groups.get(form);
    if (group) group.push(finding);
    else groups.set(form, [finding]);
  }
  let number = 0;
  const open = [...groups].flatMap(([form, findings]) => [
    `${t.open}${form}${t.close}`,
    ...findings.flatMap((finding) => entry(finding, ++number, language)),
    '',
  ]);
  return [
    ...(shown.length === 0 ? [t.nothing, ''] : open),
    ...(accepted.length > 0 ? [t.accepted(accepted.length), ...accepted.flatMap((finding) => entry(finding, ++number, language)), ''] : []),
  ];
}

const SHOWN_CELLS = 8;

function entry(finding: Finding, number: number, language: Language): string[] {
  const t = LABELS[language];
  const cells = cellsText(finding.cells.slice(0, SHOWN_CELLS), language, finding.grouped);
  const more = finding.cells.length > SHOWN_CELLS ? t.moreCells(finding.cells.length) : '';
  return [
    `${number}. ${t.level(LEVEL_NAMES[language][finding.level])}${finding.message}`,
    ...(cells === '' ? [] : [`   ${t.cells}${t.colon}${cells}${more}`]),
    ...(finding.witnesses ?? []).map((witness) => `   ${t.sameCause}${t.colon}${witness}`),
    `   ${t.basis}${t.colon}${finding.basis}${t.bracket(finding.rule)}`,
    ...(finding.accepted === undefined ? [] : [`   ${t.reason}${t.colon}${finding.accepted}`]),
  ];
}

/** `表3!E7 = 1.20；E8 = 3.45；表5!F9 = …`: the sheet is named where it changes. */
function cellsText(cells: readonly FindingCell[], language: Language, isGrouped = false): string {
  let before = '';
  const texts = cells.map(({ sheet, address, value }) => {
    const name = sheet === before ? '' : `${sheet}!`;
    before = sheet;
    return `${name}${address}${value === '' ? LABELS[language].blank : ` = ${isGrouped ? grouped(value) : value}`}`;
  });
  return texts.join(LABELS[language].semicolon);
}

const SHOWN_NUMBERS = 12;

/** What was not checked, and why: nothing is silently skipped. */
function notChecked(review: Review, language: Language): string[] {
  const t = LABELS[language];
  const reasons = review.ledger.flatMap(({ rule, outcomes, reasons: why }) =>
    outcomes.couldNotCheck > 0 ? [`   ${rule}${t.bracket(t.times(outcomes.couldNotCheck))}${t.colon}${why.join(t.semicolon)}`] : [],
  );
  const uncovered = review.forms.flatMap((form) => {
    const more = form.uncovered.length > SHOWN_NUMBERS ? t.moreNumbers(form.uncovered.length) : '';
    const cells = form.uncovered.slice(0, SHOWN_NUMBERS).join(t.list);
    return cells === '' ? [] : [`   ${formName(form, language)}${t.colon}${cells}${more}`];
  });
  return [
    ...roundings(review, language),
    ...(reasons.length > 0 ? [t.unchecked, ...reasons] : []),
    ...(uncovered.length > 0 ? [t.uncovered, ...uncovered] : []),
  ];
}

/** Rounding differences are counted, and only their totals named: nobody has to do anything about them. */
function roundings({ findings }: Review, language: Language): string[] {
  const found = findings.filter(({ level }) => level === 'rounding');
  if (found.length === 0) return [];
  const t = LABELS[language];
  let before = '';
  const places = found.slice(0, SHOWN_NUMBERS).map((finding) => {
    const { sheet, address } = finding.cells[0]!;
    const name = sheet === before ? '' : `${sheet}!`;
    before = sheet;
    return `${name}${address} ${differenceText(finding, language)}`;
  });
  const more = found.length > SHOWN_NUMBERS ? t.moreCells(found.length) : '';
  return [t.rounding(found.length), `   ${places.join(t.semicolon)}${more}`];
}

/** `结论：有 4 处须改（错误 4、核实 3、提示 0）`, as a workbook has it. */
function proofResult(proof: Proof, language: Language): string[] {
  const t = LABELS[language];
  const verdict = textVerdict(proof, language);
  if (!verdict) return [];
  const counts = (['error', 'warning', 'hint'] as const).map(
    (level) => `${LEVEL_NAMES[language][level]} ${proof.findings.filter((finding) => finding.level === level).length}`,
  );
  return [`${t.result}${t.colon}${verdict.sentence}${t.bracket(counts.join(t.list))}`];
}

/** The report of a proofread text. */
export function proofText(proof: Proof, file: string, text: string, notes: readonly string[] = [], language: Language = 'zh'): string {
  const t = LABELS[language];
  const p = PROOF_LABELS[language];
  const lines = alike(proof.findings).map((same, index) => {
    const [finding] = same;
    return [
      `${index + 1}. ${t.level(LEVEL_NAMES[language][finding.level])}${p.paragraphs(placesOf(same))}${same.length > 1 ? p.places(same.length) : ''}${t.colon}${finding.message}`,
      `   ${p.quote}${t.colon}${[...new Set(same.map(({ quote }) => quote))].join(t.semicolon)}`,
      ...(finding.cells.length > 0
        ? [`   ${t.cells}${t.colon}${cellsText(finding.cells.slice(0, SHOWN_CELLS), language, finding.grouped)}`]
        : []),
      `   ${t.basis}${t.colon}${finding.basis}${t.bracket(finding.rule)}`,
    ];
  });
  const unchecked = proof.numbers.filter(({ state }) => state === 'unclear');
  const count = (wanted: CheckedNumber['state']): number => proof.numbers.filter(({ state }) => state === wanted).length;
  return [
    [p.title, text, p.against, file].join(t.gap),
    LINE,
    ...proofResult(proof, language),
    p.counts(proof.claims, count('cell'), count('text'), count('wrong'), count('unclear'), proof.findings.length),
    ...notes.map((note) => `${t.note}${t.colon}${note}`),
    '',
    ...(lines.length > 0 ? lines.flat() : [p.nothing]),
    ...(unchecked.length > 0
      ? [
          '',
          p.unchecked(unchecked.length),
          ...unchecked.map(({ paragraph, text: number, reason }) => `   ${p.paragraphs([paragraph + 1])} ${number}${t.colon}${reason}`),
        ]
      : []),
    '',
  ].join('\n');
}
