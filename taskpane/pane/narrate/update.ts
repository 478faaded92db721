import { useState } from 'react';
import type { ReadOptions, SheetContent } from '../../../src/hosts/port';
import type { Narrative } from '../../../src/narrative/narrative';
import type { StoredNarrative } from '../../../src/narrative/stored';
import { chooseUpdate, proposeUpdate, writtenLines, type Proposal, type Update, type WrittenLine } from '../../../src/narrative/written';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane } from '../context';
import type { Task } from '../task';
import { narrativeSheet } from './sheet';
import { counted } from '../strings';

/** A written text, what the officer made of it, what it would be now, and the differences. */
export interface Review {
  readonly written: StoredNarrative;
  readonly edited: readonly WrittenLine[];
  readonly narrative: Narrative;
  readonly now: StoredNarrative;
  readonly update: Update;
}

interface UpdateOptions {
  readonly written: StoredNarrative | null;
  readonly remember: (stored: StoredNarrative) => Promise<void>;
  readonly task: Task;
  /** Reads the workbook and generates the text anew. */
  readonly make: (options: ReadOptions) => Promise<{ narrative: Narrative; stored: StoredNarrative; workbook: WorkbookSnapshot }>;
  readonly hasPrior: boolean;
}

/** Brings the text on its sheet up to date: shows what would change, then changes what was chosen. */
export function useUpdate({ written, remember, task, make, hasPrior }: UpdateOptions) {
  const { port, text, notify } = usePane();
  const [review, setReview] = useState<Review | null>(null);

  const open = () =>
    task.run(async (options) => {
      if (!written) return;
      // Without last year's workbook every comparison would ask for figures that the text already has.
      if (written.prior !== null && !hasPrior) return notify({ intent: 'warning', message: `${text.needPrior}${written.prior}` });
      const { narrative, stored: now, workbook } = await make(options);
      const edited = linesThere(written, workbook);
      if (!edited) {
        const name = await port.writeSheet(narrativeSheet(narrative, text.narrativeSheet));
        await remember({ ...now, target: { kind: 'sheet', name } });
        return notify({ intent: 'warning', message: `${text.targetGone}${written.target.name} → ${name}` });
      }
      const update = proposeUpdate(written, edited, now.lines);
      if (update.proposals.length > 0) return setReview({ written, edited, narrative, now, update });
      await remember({
        ...now,
        target: written.target,
        lines: chooseUpdate(update, new Set(), { stored: written, edited, now: now.lines }).stored,
      });
      notify({ intent: 'success', message: text.upToDate });
    });

  const apply = (chosen: ReadonlySet<Proposal>) =>
    task.run(async (options) => {
      if (!review) return;
      const { update, edited, now } = review;
      const { target } = review.written;
      const { texts, changes, stored } = chooseUpdate(update, chosen, { stored: review.written, edited, now: now.lines });
      if (target.kind === 'sheet') {
        const there = linesThere(review.written, await port.read(options));
        if (JSON.stringify(there) !== JSON.stringify(edited)) {
          setReview(null);
          return notify({ intent: 'warning', message: text.targetChanged });
        }
      }
      const name = await put(target, texts, changes, review.narrative);
      await remember({ ...now, target: { ...target, name }, lines: stored });
      setReview(null);
      const elsewhere = name === target.name ? '' : `${text.stop}${text.nextSentence}${text.updatedElsewhere}${name}`;
      notify({ intent: 'success', message: `${counted(chosen.size, text.updated)}${elsewhere}` });
    });

  /** Cells where the rows still fit; else a new sheet, so that nothing on the old one is lost. */
  const put = async (
    target: StoredNarrative['target'],
    texts: readonly string[],
    changes: readonly WrittenLine[] | null,
    like: Narrative,
  ) => {
    if (target.kind === 'file') return target.name;
    if (!changes) return port.writeSheet(textSheet(texts, like, text.narrativeSheet));
    await port.setTexts(target.name, changes);
    return target.name;
  };
  return { review, open, apply, cancel: () => setReview(null) };
}

/** The text as the officer has it; of a file what was written. Null where the sheet is gone. */
function linesThere({ target, lines }: StoredNarrative, workbook: WorkbookSnapshot): readonly WrittenLine[] | null {
  if (target.kind === 'file') return lines.map(({ text }) => ({ address: '', text }));
  const sheet = workbook.sheets.find(({ name }) => name === target.name);
  return sheet ? writtenLines(sheet) : null;
}

/** Lines as a sheet, in the styles that the generated narrative gives to the same headings. */
function textSheet(texts: readonly string[], { title, sections }: Narrative, name: string): SheetContent {
  const headings = new Set(sections.map((section) => section.title));
  const styleOf = (text: string) => (text === title ? 'title' : headings.has(text) ? 'heading' : 'text');
  return { name, editable: true, widths: [110], rows: texts.map((value) => [{ value, style: styleOf(value) }]) };
}
