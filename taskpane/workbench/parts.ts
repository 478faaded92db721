/* What the workbench needs only once a workbook is opened: the spreadsheet component and the file formats. */
export { createGrid } from './grid/grid';
export { keepLongFromGrid } from './grid/long-formulas';
export { toGrid } from './grid/to-grid';
export { OpenFile } from './open-file';
export { WorkbenchPort } from './port';
