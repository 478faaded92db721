import type { Review } from '../../../src/findings/review';
import { usePane } from '../context';
import { PackChoice, usePacks } from '../PackChoice';

/** What the workbook was taken for: of which unit and year, and with which pack it was read. Another pack is chosen here. */
export function Recognised({ review }: { readonly review: Review }) {
  const { text, language, choices } = usePane();
  const packs = usePacks();
  const { organization, year, kind, unit, forms } = review;
  if (forms.length === 0) return null;
  const name = packs.find(({ id }) => id === review.pack)?.name[language] ?? text.noPackFits;
  const parts = [
    organization === '' ? text.noOrganization : organization,
    `${year === null ? `${text.noYear}${text.comma}` : `${year}${text.yearAfter}`}${text.kinds[kind]}`,
    unit,
  ];
  return (
    <details className="recognised" {...(choices.pack === null ? {} : { open: true })}>
      <summary aria-label={`${text.recognisedAs}${text.colon}${[...parts, name].join(text.list)}`}>
        <strong>{parts.join(' · ')}</strong>
        {packs.length > 0 && ` · ${name}`}
      </summary>
      <PackChoice packs={packs} fitting={choices.pack === null ? name : null} />
      <p className="small-hint">{text.packHint}</p>
    </details>
  );
}
