import subjectsCsv from '../../../assets/classification/subjects.csv';

/** Digits of the code of a class. */
export const CLASS_DIGITS = 3;

/** The subjects of a class that are in force in a year. */
export function economicBelow(code: string, year: number): { code: string; name: string }[] {
  return subjectsCsv
    .split(/\r?\n/)
    .map((row) => row.split(','))
    .filter(([kind, own = '']) => kind === 'dept_econ' && own.startsWith(code))
    .filter(([, , , , from = '', to = '']) => (from === '' || Number(from) <= year) && (to === '' || Number(to) >= year))
    .map(([, own = '', name = '']) => ({ code: own, name }));
}
