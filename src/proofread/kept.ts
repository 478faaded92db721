/** The key under which the pane keeps the text that is compared with the forms in the workbook. */
export const PROOF_TEXT_KEY = 'proofread-text';
