import type { Disclosure } from '../../forms/disclosure';

/** What the forms call a functional or an economic subject; null where no line bears it. */
export function nameOfSubject({ forms }: Disclosure, code: string): string | null {
  for (const { panels } of forms)
    for (const { lines } of panels)
      for (const { key, name } of lines)
        if ((key.type === 'function' || key.type === 'economic') && key.code === code && name !== '') return name;
  return null;
}
