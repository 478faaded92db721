import { createContext, useContext } from 'react';
import type { WorkbookPort } from '../../src/hosts/port';
import type { Inputs } from '../../src/narrative/inputs';
import type { CellRef, WorkbookSnapshot } from '../../src/workbook/snapshot';
import type { Done, Edits } from './edits';
import { STRINGS, type Language, type Strings } from './strings';

/** What every part of the pane shares. */
export interface PaneContext {
  readonly port: WorkbookPort;
  readonly language: Language;
  readonly text: Strings;
  /** Selects cells in the workbook; what goes wrong is shown in the pane. */
  readonly select: (cells: readonly CellRef[]) => void;
  readonly notify: (notice: Notice | null) => void;
  /** Last year's workbook, chosen once for everything. */
  readonly prior: WorkbookSnapshot | null;
  /** What the user chose for everything that is asked of the engine; another object with every change. */
  readonly choices: Choices;
  readonly choosePack: (pack: string | null) => void;
  /** What the officer gave for last year's text, as last year's workbook keeps it. */
  readonly priorInputs: Inputs;
  readonly edits: Edits;
  /** What the pane wrote, in order: only the last can be undone, then the one before it. */
  readonly done: readonly Done[];
  readonly setDone: (change: (done: readonly Done[]) => readonly Done[]) => void;
}

export interface Choices {
  readonly prior: WorkbookSnapshot | null;
  /** The id of the pack chosen by hand; null where the one that fits best is used. */
  readonly pack: string | null;
}

export interface Notice {
  readonly intent: 'success' | 'info' | 'warning' | 'error';
  readonly message: string;
  readonly details?: readonly string[];
}

const Context = createContext<PaneContext | null>(null);

export const PaneProvider = Context.Provider;

export function usePane(): PaneContext {
  const context = useContext(Context);
  if (!context) throw new Error('used outside the pane');
  return context;
}

/** As options of the engine. */
export function withChoices({ prior, pack }: Choices): { readonly prior?: WorkbookSnapshot; readonly pack?: string } {
  return { ...(prior ? { prior } : {}), ...(pack === null ? {} : { pack }) };
}

/** Errors whose messages are sentences for the user. */
const FOR_USERS: ReadonlySet<string> = new Set(['HostError', 'WorkbookError', 'AuthorError', 'PriorError', 'FormsError']);

/** What went wrong as a sentence for the user. */
export function messageOf(error: unknown, language: Language): string {
  const text = STRINGS[language];
  if (!(error instanceof Error)) return `${text.unexpected}${text.bracket}${String(error)}${text.bracketEnd}`;
  if (error.name === 'PackError') return text.noPack;
  if (language === 'en' && 'english' in error && typeof error.english === 'string') return error.english;
  return FOR_USERS.has(error.name) ? error.message : `${text.unexpected}${text.bracket}${error.message}${text.bracketEnd}`;
}
