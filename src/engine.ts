import type { WorkbookSnapshot } from './workbook/snapshot';
import type { Disclosure } from './forms/disclosure';
import { LIST_SHEET } from './author/lists';
import { asUnfilled, unfilledIn } from './author/state';
import { lastYearWithin } from './forms/last-year';
import { needForms } from './forms/needed';
import { recognise } from './forms/recognise';
import { NO_WORDS } from './forms/words';
import { withReasons } from './findings/accepted';
import type { Bilingual, Language } from './findings/finding';
import type { Review } from './findings/review';
import { sentenceIn, type Sentence } from './findings/sentence';
import { generate, type NarrateOptions } from './narrative/generate';
import { isInputSheet, readInputSheets, readLastInputs } from './narrative/input-sheets';
import { mergeInputs, type Inputs } from './narrative/inputs';
import type { Narrative } from './narrative/narrative';
import { checkPrior, unitsBeside } from './narrative/prior';
import { formTables } from './narrative/publication/form-table';
import { profileOf, publicationOf, type Publication } from './narrative/publication/publication';
import { rollForward as rollIn, type Rolled } from './narrative/roll/roll';
import { nationalPack, pack, packFor, packIds, packName, PackError } from './packs/packs';
import type { Pack } from './packs/schema';
import { proofreadText, type Proof } from './proofread/proofread';
import { CATALOGUE, RULES } from './rules';
import { accusedCells, nothingIn } from './rules/accused';
import { accusedCells as cellsNotToWrite } from './narrative/accused';
import { reviewOf } from './rules/review';
import type { Explained } from './rules/rule';

/** The one door to the core: a workbook is opened, which recognises its forms once, and then asked. */

export interface OpenOptions {
  /** Last year's workbook, in any layout that is recognised. */
  readonly prior?: WorkbookSnapshot;
  /** Take `prior` for last year's whatever it says of unit, year and kind. */
  readonly priorAsGiven?: boolean;
  /** The pack to use, or its id; otherwise the pack that fits best. */
  readonly pack?: string | Pack;
  /** The unit the narrative is written in; otherwise the pack's, else that of the forms. */
  readonly unit?: '元' | '万元';
}

export interface OpenWorkbook {
  readonly disclosure: Disclosure;
  /** Recomputes what the forms say and reports what does not agree; findings that the workbook has a reason (核实说明) for are accepted. */
  validate(language?: Language): Review;
  /**
   * Writes the 情况说明 in the words of the locality, else in neutral ones. `inputs`: what the officer gives besides the forms; wins over
   * what the workbook's sheets 补充资料 and 上年数 hold.
   * `last`: what was given for last year's text, shown beside what is asked; what sheets of the workbooks say of it wins.
   * @throws PackError where the pack named has no narrative; PriorError where `prior` is not last year's workbook; FormsError where one of
   * the two has no form that is recognised
   */
  narrate(inputs?: Inputs, last?: Inputs): Narrative;
  /** The narrative with all that is published with it: 单位概况, the forms, 名词解释. @throws as narrate */
  publish(inputs?: Inputs, last?: Inputs): Publication;
  /** Compares a narrative, a line a paragraph, with the forms. */
  proofread(text: string, language?: Language): Proof;
}

const NO_FORMS: Sentence = {
  message: '没有识别出任何预算、决算表，只核对了文字自身的算术：请确认工作簿，或检查表题和表头。',
  english: 'no form was recognised and only the arithmetic of the text itself was checked: check that it is the right workbook',
};

const withoutForms = ({ forms }: Disclosure): Pick<Proof, 'withoutForms'> => (forms.length === 0 ? { withoutForms: NO_FORMS } : {});

const NO_NUMBERS: Sentence = {
  message: '文中没有读到任何带单位的数，什么都没有核对：请确认文件。',
  english: 'the text holds no number with a unit, nothing was checked: see whether it is the right file',
};

const withoutNumbers = ({ numbers, findings }: Proof): Pick<Proof, 'withoutNumbers'> =>
  numbers.length + findings.length === 0 ? { withoutNumbers: NO_NUMBERS } : {};

/** Understands the forms of a workbook and of last year's. Pure and synchronous. */
export function openWorkbook(
  workbook: WorkbookSnapshot,
  { prior, priorAsGiven = false, pack: chosen, unit }: OpenOptions = {},
): OpenWorkbook {
  const { disclosure: recognised, words } = inOwnWords(workbook, chosen);
  const last = prior && { disclosure: recognise(prior, words), file: prior.name };
  const disclosure = withoutOwnSheets(recognised, workbook);
  const lastYear = (): Disclosure | null => last?.disclosure ?? lastYearWithin(disclosure);
  const units = last ? unitsBeside(disclosure, last.disclosure) : null;
  const withUnits = units ? { units } : {};
  const given = (inputs: Inputs, before: Inputs): NarrateOptions => ({
    prior: lastYear() ?? undefined,
    inputs: mergeInputs(readInputSheets(workbook), inputs),
    lastInputs: mergeInputs(mergeInputs(before, readLastInputs(workbook)), prior ? readInputSheets(prior) : {}),
    exhibits: nationalPack(disclosure.kind).narrative?.exhibits,
    accused: cellsNotToWrite(disclosure, last),
  });
  const narrated = (options: NarrateOptions): Narrative => {
    checkGiven(disclosure, last?.disclosure, priorAsGiven);
    const local = typeof chosen === 'string' ? pack(chosen) : (chosen ?? packFor(disclosure));
    const own = local ?? nationalPack(disclosure.kind);
    if (!own.narrative) throw withoutNarrative(own);
    const narrative = generate(disclosure, unit ? { ...own.narrative, unit } : own.narrative, options);
    const asked = new Set(narrative.asked.map(({ input }) => input));
    const forWhole = profileOf(disclosure, options).asked.filter(({ input }) => !asked.has(input));
    return { ...narrative, forWhole, ...(local ? {} : { isNeutral: true }), ...withUnits };
  };
  return {
    disclosure,
    validate(language = 'zh') {
      const review = (book: WorkbookSnapshot, forms: Disclosure): Review => {
        const found = reviewOf({
          disclosure: forms,
          workbook: book,
          prior: last,
          pack: (typeof chosen === 'string' ? chosen : chosen?.id) ?? packFor(forms)?.id ?? 'national',
          language,
        });
        return units ? { ...found, units, notes: [...found.notes, sentenceIn(units, language)] } : found;
      };
      const unfilled = unfilledIn(workbook, disclosure, language);
      if (!unfilled) return withReasons(review(workbook, disclosure), disclosure.accepted);
      const filled = unfilled.workbook === workbook ? disclosure : withoutOwnSheets(recognise(unfilled.workbook, words), unfilled.workbook);
      return withReasons(asUnfilled(review(unfilled.workbook, filled), unfilled), disclosure.accepted);
    },
    narrate: (inputs = {}, before = {}) => narrated(given(inputs, before)),
    publish: (inputs = {}, before = {}) => {
      const options = given(inputs, before);
      return publicationOf(disclosure, narrated(options), formTables(workbook, disclosure), options);
    },
    proofread(text, language) {
      const validated = { accused: accusedCells(disclosure, last), nothing: nothingIn(disclosure, last) };
      const proof = proofreadText(disclosure, text, { prior: lastYear(), validated, ...(language ? { language } : {}) });
      return { ...proof, ...withUnits, ...withoutForms(disclosure), ...withoutNumbers(proof) };
    },
  };
}

/** @throws FormsError, PriorError */
function checkGiven(disclosure: Disclosure, last: Disclosure | undefined, priorAsGiven: boolean): void {
  needForms(disclosure);
  if (!last) return;
  needForms(last, true);
  if (!priorAsGiven) checkPrior(disclosure, last);
}

/** The forms as the words of the pack name them: of the pack that was chosen, else of the one that fits. */
function inOwnWords(workbook: WorkbookSnapshot, chosen: OpenOptions['pack']): Pick<Disclosure, 'words'> & { disclosure: Disclosure } {
  const given = typeof chosen === 'string' ? (chosen === 'national' ? null : pack(chosen)) : chosen;
  const disclosure = recognise(workbook, given?.words);
  const words = given === undefined ? (packFor(disclosure)?.words ?? NO_WORDS) : disclosure.words;
  return { disclosure: words.size > disclosure.words.size ? recognise(workbook, words) : disclosure, words };
}

function withoutNarrative({ id }: Pack): PackError {
  return new PackError(
    `模板包 ${id} 没有情况说明模板；请用 --pack 指定其他模板包`,
    `the pack ${id} has no narrative: name another with --pack`,
  );
}

/** The sheets that we write ourselves are no forms that were not recognised. */
function withoutOwnSheets(disclosure: Disclosure, { sheets }: WorkbookSnapshot): Disclosure {
  const own = new Set(sheets.filter((sheet) => sheet.name === LIST_SHEET || isInputSheet(sheet)).map(({ name }) => name));
  return {
    ...disclosure,
    unrecognized: disclosure.unrecognized.filter((name) => !own.has(name)),
    notForms: disclosure.notForms.filter(({ sheet }) => !own.has(sheet)),
  };
}

export interface NarrationOptions extends OpenOptions {
  readonly inputs?: Inputs;
  readonly lastInputs?: Inputs;
}

/** Opens a workbook for one question: see OpenWorkbook. */
export function validate(
  workbook: WorkbookSnapshot,
  { language, ...options }: OpenOptions & { readonly language?: Language } = {},
): Review {
  return openWorkbook(workbook, options).validate(language);
}

export function narrate(workbook: WorkbookSnapshot, { inputs, lastInputs, ...options }: NarrationOptions = {}): Narrative {
  return openWorkbook(workbook, options).narrate(inputs, lastInputs);
}

export function publish(workbook: WorkbookSnapshot, { inputs, lastInputs, ...options }: NarrationOptions = {}): Publication {
  return openWorkbook(workbook, options).publish(inputs, lastInputs);
}

export function proofread(
  workbook: WorkbookSnapshot,
  text: string,
  { language, ...options }: OpenOptions & { readonly language?: Language } = {},
): Proof {
  return openWorkbook(workbook, options).proofread(text, language);
}

/** What a rule states, at which level, and why; undefined for an id no rule has. Plain data. */
export function explain(id: string): Explained | undefined {
  const rule = CATALOGUE.get(id.toUpperCase());
  return rule && { id: rule.id, level: rule.level, basis: rule.basis, text: rule.text, examples: rule.examples };
}

/** Every rule there is, for lists. */
export function checks(): readonly Explained[] {
  return RULES;
}

/** Every pack there is, for lists. */
export function packs(): readonly (Pick<Pack, 'id' | 'kind'> & { readonly name: Bilingual })[] {
  return packIds().map((id) => {
    const one = pack(id);
    return { id, name: { zh: packName(one, 'zh'), en: packName(one, 'en') }, kind: one.kind };
  });
}

/** Of which year the forms of a workbook are. */
export function yearOf(workbook: WorkbookSnapshot): number | null {
  return recognise(workbook).year;
}

/** Last year's text with this year's numbers, both workbooks read in the words of the pack: roll.ts says how. */
export function rollForward(
  workbook: WorkbookSnapshot,
  last: WorkbookSnapshot,
  text: string,
  { pack: chosen, priorAsGiven = false, inputs = {} }: Pick<OpenOptions, 'pack' | 'priorAsGiven'> & { readonly inputs?: Inputs } = {},
): Rolled {
  return rollIn(workbook, last, text, {
    priorAsGiven,
    inputs: mergeInputs(readInputSheets(workbook), inputs),
    words: inOwnWords(workbook, chosen).words,
  });
}

/** Authoring: see docs/authoring.md. */
export { blankSet } from './author/blank';
export { convertUnits } from './author/convert';
export { fillTotals } from './author/fill';
export { newSheets } from './author/new-sheets';
export { newYear } from './author/new-year';
