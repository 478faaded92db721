import type { Disclosure } from '../../forms/disclosure';

/** The names of this year's projects, without blanks. */
export function projectsOf({ forms }: Disclosure): ReadonlySet<string> {
  return new Set(
    forms.flatMap(({ panels }) =>
      panels.flatMap(({ lines }) => lines.flatMap(({ key }) => (key.type === 'project' ? [plain(key.name)] : []))),
    ),
  );
}

/** A project whose name begins with its year: the year moves where this year's forms have it under the next one. */
export function moves(name: string, shift: number, projects: ReadonlySet<string>): boolean {
  return !projects.has(plain(name)) && projects.has(plain(movedName(name, shift)));
}

export function movedName(name: string, shift: number): string {
  return name.replace(/20[0-9]{2}(?= {0,2}年)/g, (year) => String(Number(year) + shift));
}

export function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s\0]/g, '');
}
