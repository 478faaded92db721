import type { Language } from '../../findings/finding';
import { asSentence, type Sentence } from '../../findings/sentence';
import type { Disclosure } from '../../forms/disclosure';
import { lastYearWithin } from '../../forms/last-year';
import { needForms } from '../../forms/needed';
import { recognise } from '../../forms/recognise';
import type { LocalWords } from '../../forms/words';
import { bindText } from '../../proofread/proof';
import type { TextFinding } from '../../proofread/finding';
import { proofreadText } from '../../proofread/proofread';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { accusedCells } from '../accused';
import type { Inputs } from '../inputs';
import { checkPrior, unitsBeside } from '../prior';
import { rollAmounts, rollLoose } from './amounts';
import { rollBySize } from './by-size';
import { rollChanges } from './changes';
import { rollReasonWords } from './reason-words';
import { rollDenials } from './denials';
import { apply, type Edit, type Note } from './edits';
import { rollEmptied } from './emptied';
import { rollFlats } from './flats';
import { rollEnumerations } from './enumerations';
import { rollClasses } from './headed';
import { Given } from './given';
import { rollItems } from './items';
import { noteListSums } from './list-sums';
import { rollLists } from './lists';
import { rollNones } from './nones';
import { NOTES } from './notes';
import { rollOrders } from './orders';
import { rollProcured } from './procured';
import { rollProjectOrder } from './project-order';
import { rollProjectRows } from './project-rows';
import { rollProjects } from './projects';
import { rollPurposes } from './purposes';
import { rollRatios } from './ratios';
import { rollRenamed } from './renamed';
import { Roller, type Missing } from './roller';
import { rollRosters } from './rosters';
import { rollSourceLists } from './source-lists';
import { rollSourceNames } from './source-names';
import { rollTables } from './tables';
import { rollUnits } from './unit-notes';
import { rollUnitParagraphs } from './unit-paragraphs';
import { Values } from './values';
import { rollYears } from './years';

export interface RollOptions {
  /** Take `last` for last year's whatever it says of unit, year and kind. */
  readonly priorAsGiven?: boolean;
  /** Words of the locality, a pack's: both workbooks and the text are read with them. */
  readonly words?: LocalWords;
  /** What the officer gives of what is asked for: 补充资料, by the words it is asked for in. */
  readonly inputs?: Inputs;
}

/** Last year's text with this year's numbers. */
export interface Rolled {
  readonly text: string;
  /** What was replaced, by line and offset of last year's text: a tracked change each. */
  readonly edits: readonly Edit[];
  readonly missing: readonly Missing[];
  readonly notes: readonly Note[];
  /** Set where last year's workbook or text is in another unit than this year's forms. */
  readonly units?: Sentence;
  /** Keys of `inputs` that nothing asked for. */
  readonly unused: readonly string[];
}

/**
 * Rolls last year's narrative, a line a paragraph, forward to this year's workbook.
 * @param last the workbook that the text was written for
 * @throws PriorError where `last` is of another unit or kind, or not of the year before; FormsError where one has no form
 */
export function rollForward(next: WorkbookSnapshot, last: WorkbookSnapshot, text: string, options: RollOptions = {}): Rolled {
  return roll(recognise(next, options.words), recognise(last, options.words), text, options, last.name);
}

/** @param file the name of last year's workbook */
export function roll(next: Disclosure, last: Disclosure, text: string, options: RollOptions = {}, file = ''): Rolled {
  needForms(next);
  needForms(last, true);
  if (!options.priorAsGiven) checkPrior(next, last);
  const shift = next.year !== null && last.year !== null ? next.year - last.year : 0;
  const bound = bindText(last, lastYearWithin(last), text, 'zh');
  const given = new Given(options.inputs ?? {});
  const roller = new Roller(bound, new Values(bound, next, last, shift), accusedCells(next, { disclosure: last, file }), given);
  if (roller.values.isFurtherBack) roller.notes.push({ kind: 'look', line: 0, ...NOTES.furtherBack(last.year!, next.year! - 1) });
  rollUnitParagraphs(roller);
  rollEmptied(roller);
  rollRosters(roller);
  rollItems(roller);
  rollProjects(roller);
  rollProjectRows(roller);
  rollClasses(roller);
  rollEnumerations(roller);
  rollLists(roller);
  rollSourceLists(roller);
  rollSourceNames(roller);
  rollProcured(roller);
  rollPurposes(roller);
  rollChanges(roller);
  rollReasonWords(roller);
  rollFlats(roller);
  rollRatios(roller);
  rollOrders(roller);
  rollNones(roller);
  rollDenials(roller);
  rollAmounts(roller);
  rollTables(roller);
  rollLoose(roller);
  rollRenamed(roller);
  rollUnits(roller);
  rollYears(roller);
  rollBySize(roller);
  rollProjectOrder(roller);
  noteListSums(roller);
  const edits = roller.edits.all().map((edit) => ({ ...edit, text: given.filled(edit.text) }));
  const asked = edits.flatMap(({ text: own, line }) => given.askedIn(own).map((label) => ({ label, last: '', line })));
  const { lines, from } = apply(bound.lines, edits);
  const units = unitsBeside(next, last, roller.usualAmount?.unit);
  return {
    text: lines.join('\n'),
    edits,
    missing: [...roller.missing, ...asked].sort((a, b) => a.line - b.line),
    unused: given.unused(),
    ...(units ? { units } : {}),
    notes: inOrder([
      ...roller.notes,
      ...asked.map(({ label, line }) => ({ kind: 'missing' as const, line, ...NOTES.newMissing(label) })),
      ...leftover(next, last, lines, shift).map((note) => ({ ...note, line: from[note.line] ?? note.line })),
    ]),
  };
}

/** What proofreading still finds in the new text. */
function leftover(next: Disclosure, last: Disclosure, lines: readonly string[], shift: number): Note[] {
  const prior = shift === 0 ? lastYearWithin(next) : last;
  const found = (language: Language): readonly TextFinding[] =>
    proofreadText(next, lines.join('\n'), { prior, language }).findings.filter(({ level }) => level === 'error');
  const chinese = found('zh');
  if (chinese.length === 0) return [];
  // The same findings in the same order: only their words are others.
  const english = found('en');
  return chinese.map(({ paragraph, message }, at) => ({
    kind: 'look' as const,
    line: paragraph,
    message,
    english: asSentence(english[at]!.message),
  }));
}

function inOrder(notes: readonly Note[]): Note[] {
  return [...notes].sort((a, b) => a.line - b.line);
}
