/** What the officer gave is kept in the workbook under this key: a JSON object of texts. Apart from the inputs: hosts need no more of them. */
export const INPUTS_KEY = 'inputs';
/** The same of the year before. */
export const LAST_INPUTS_KEY = 'inputs.last';
