import { CalculationMode } from '@univerjs/presets/preset-sheets-core';
import { UniverSheetsCorePreset } from '@univerjs/presets/preset-sheets-core';
import enUS from '@univerjs/presets/preset-sheets-core/locales/en-US';
import zhCN from '@univerjs/presets/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/presets/preset-sheets-data-validation';
import listsEnUS from '@univerjs/presets/preset-sheets-data-validation/locales/en-US';
import listsZhCN from '@univerjs/presets/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsNotePreset } from '@univerjs/presets/preset-sheets-note';
import noteEnUS from '@univerjs/presets/preset-sheets-note/locales/en-US';
import noteZhCN from '@univerjs/presets/preset-sheets-note/locales/zh-CN';
import { createUniver, LocaleType, mergeLocales, type FUniver, type IRange, type IWorkbookData } from '@univerjs/presets';
import '@univerjs/presets/lib/styles/preset-sheets-core.css';
import '@univerjs/presets/lib/styles/preset-sheets-data-validation.css';
import '@univerjs/presets/lib/styles/preset-sheets-note.css';
import type { FWorksheet } from '@univerjs/presets/preset-sheets-core';
import { AccessibleGrid } from './accessible';
import { CellMarks } from './marks';
import { onlyValues } from './only-values';

/** What the workbench needs of the spreadsheet component; the one place that creates it. */
export interface Grid {
  readonly api: FUniver;
  readonly marks: CellMarks;
  /** Replaces the workbook shown. */
  open(data: IWorkbookData): void;
  /** Runs a change of gouji's own that a user could not make by hand (a report sheet, say). */
  readonly unlocked: <T>(change: () => T) => T;
  /** Selects several ranges of a sheet; the first is the one that is typed into. */
  selectAll(sheet: FWorksheet, ranges: readonly IRange[]): void;
  /** Shows sheets and controls light on dark, and back. What the cells hold stays. */
  setDark(dark: boolean): void;
  /** The language of the grid's own words. */
  setLanguage(language: 'zh' | 'en'): void;
  dispose(): void;
}

/** What is said of formulas that are being computed: the component asks for these words and its own languages lack them. */
const PROGRESS = {
  zh: ['正在分析公式', '正在计算公式', '正在分析数组公式', '正在计算数组公式', '计算完成'],
  en: ['Analysing formulas', 'Computing formulas', 'Analysing array formulas', 'Computing array formulas', 'Computed'],
} as const;

const progressIn = ([analyzing, calculating, analysis, calculation, done]: readonly string[]) => ({
  'sheets-formula': { progress: { analyzing, calculating, 'array-analysis': analysis, 'array-calculation': calculation, done } },
});

/** From this width on there is room for the sums of what is selected beside the names of the sheets; see workbench.css. */
const ROOM_FOR_SUMS = 900;

function watchWidth(container: HTMLElement): ResizeObserver {
  const observer = new ResizeObserver(() => container.toggleAttribute('data-narrow', container.clientWidth < ROOM_FOR_SUMS));
  observer.observe(container);
  return observer;
}

/** `onRefused` hears of an edit that saving could not keep (inserting rows, formatting) and that was therefore not made. */
export function createGrid(container: HTMLElement, onRefused: () => void): Grid {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.ZH_CN,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(zhCN, listsZhCN, noteZhCN, progressIn(PROGRESS.zh)),
      [LocaleType.EN_US]: mergeLocales(enUS, listsEnUS, noteEnUS, progressIn(PROGRESS.en)),
    },
    presets: [
      UniverSheetsCorePreset({
        container,
        header: true,
        toolbar: false,
        contextMenu: false,
        disableAutoFocus: true,
        footer: { menus: false, addSheetButtonConfig: { show: false } },
        // Amounts stored as text are common in these forms; the pane says where that matters.
        sheets: { disableForceStringAlert: true, disableForceStringMark: true },
        // The results stored in the file are what was published; only what depends on an edit is computed anew.
        formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
      }),
      UniverSheetsNotePreset(),
      UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: true }),
    ],
  });
  const width = watchWidth(container);
  const accessible = new AccessibleGrid(container);
  const lock = onlyValues(univerAPI, onRefused);
  let open: string | null = null;
  let spoken: LocaleType = LocaleType.ZH_CN;
  const marks = new CellMarks(univerAPI);
  return {
    api: univerAPI,
    marks,
    open(data) {
      if (open) univerAPI.disposeUnit(open);
      univerAPI.createWorkbook(data);
      if (!open) marks.install(univer);
      open = data.id;
    },
    unlocked: lock.unlocked,
    selectAll(sheet, ranges) {
      // The component takes the last for the one in use: its name box names it.
      const selections = [...ranges.slice(1), ...ranges.slice(0, 1)].map((range, index) => {
        const cell = { ...range, actualRow: range.startRow, actualColumn: range.startColumn, isMerged: false, isMergedMainCell: false };
        return { range, primary: index === ranges.length - 1 ? cell : null, style: null };
      });
      void univerAPI.executeCommand('sheet.operation.set-selections', { unitId: open, subUnitId: sheet.getSheetId(), selections });
    },
    setDark: (dark) => univerAPI.toggleDarkMode(dark),
    setLanguage(language) {
      const locale = language === 'en' ? LocaleType.EN_US : LocaleType.ZH_CN;
      if (locale !== spoken) univerAPI.setLocale(locale);
      spoken = locale;
      accessible.setLanguage(language);
    },
    dispose() {
      accessible.dispose();
      width.disconnect();
      univer.dispose();
    },
  };
}
