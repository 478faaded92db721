import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { differences } from '../../../src/narrative/refresh';
import type { Proposal } from '../../../src/narrative/written';
import { usePane } from '../context';
import type { Review } from './update';

interface UpdateReviewProps {
  readonly review: Review;
  readonly onApply: (chosen: ReadonlySet<Proposal>) => void;
  readonly onCancel: () => void;
}

/** The difference first, line by line; only what is ticked is changed. */
export function UpdateReview({ review, onApply, onCancel }: UpdateReviewProps) {
  const { text } = usePane();
  const { proposals } = review.update;
  const [chosen, setChosen] = useState<ReadonlySet<Proposal>>(() => new Set(proposals.filter(({ doubtful }) => !doubtful)));
  const toggle = (proposal: Proposal) => {
    const next = new Set(chosen);
    if (!next.delete(proposal)) next.add(proposal);
    setChosen(next);
  };
  return (
    <section className="update" aria-label={text.updateTitle}>
      <b>{text.updateTitle}</b>
      <p className="update-hint">{text.updateHint}</p>
      <div className="buttons">
        <Button size="small" appearance="primary" disabled={chosen.size === 0} onClick={() => onApply(chosen)}>
          {review.written.target.kind === 'sheet' ? text.updateChosen : text.fileDone}
          {text.bracket}
          {chosen.size}
          {text.bracketEnd}
        </Button>
        <Button size="small" onClick={() => setChosen(chosen.size === proposals.length ? new Set() : new Set(proposals))}>
          {chosen.size === proposals.length ? text.updateNone : text.updateAll}
        </Button>
        <Button size="small" onClick={onCancel}>
          {text.dismiss}
        </Button>
      </div>
      <ul className="update-lines">
        {proposals.map((proposal, index) => (
          <li key={index}>
            <Checkbox
              checked={chosen.has(proposal)}
              onChange={() => toggle(proposal)}
              label={<Difference before={proposal.before ?? ''} after={proposal.after ?? ''} />}
            />
            {proposal.doubtful && <p className="update-doubtful">{text.updateDoubtful}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  return (
    <span className="difference" lang="zh-CN">
      {differences(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>;
        return kind === 'removed' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>;
      })}
    </span>
  );
}
