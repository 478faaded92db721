import { CommandType, type FUniver } from '@univerjs/presets';

/**
 * Saving writes changed values into the original file and leaves every other byte alone. Whatever that could not keep
 * (rows, columns, sheets, formats, notes) is therefore not offered: only these commands on sheets run.
 * Widths, zoom and shown sheets belong to the view; they are not saved and do no harm.
 */
const ALLOWED = new RegExp(
  `^sheet\\.command\\.(${[
    'set-range-values|clear-selection-content|auto-clear-content|text-to-number',
    'copy|paste|paste-value|paste-formula|optional-paste',
    'auto-fill|refill|copy-down|copy-right|copy-formula-only',
    'expand-selection|move-selection|move-selection-enter-tab|select-all|select-range',
    'scroll-to-cell|scroll-view|scroll-view-reset|set-scroll-relative|set-zoom-ratio|change-zoom-ratio',
    'set-worksheet-activate|set-worksheet-show|toggle-note-popup',
    'delta-column-width|delta-row-height|set-worksheet-col-width|set-col-is-auto-width|set-col-auto-width|set-row-height|set-row-is-auto-height',
  ].join('|')})$`,
);

export function onlyValues(api: FUniver, onRefused: () => void): { readonly unlocked: <T>(change: () => T) => T } {
  let open = false;
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    const ofSheets = event.id.startsWith('sheet.command.') && event.type === CommandType.COMMAND;
    if (open || !ofSheets || ALLOWED.test(event.id)) return;
    event.cancel = true;
    onRefused();
  });
  return {
    unlocked(change) {
      open = true;
      try {
        return change();
      } finally {
        open = false;
      }
    },
  };
}
