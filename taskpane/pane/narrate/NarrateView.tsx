import { Button, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { sentenceIn } from '../../../src/findings/sentence';
import type { AccusedCell, Narrative } from '../../../src/narrative/narrative';
import type { Publication } from '../../../src/narrative/publication/publication';
import { storeNarrative, type StoredNarrative } from '../../../src/narrative/stored';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import type { ReadOptions } from '../../../src/hosts/port';
import { usePane, withChoices, type Choices } from '../context';
import { ask } from '../engine/engine';
import { useTask } from '../task';
import { PackChoice, usePacks } from '../PackChoice';
import { TaskStatus } from '../TaskStatus';
import { UnitsDiffer } from '../UnitsDiffer';
import { NarrativeText } from './NarrativeText';
import { useStale, type StaleCells } from './stale';
import { useInputs } from './supplement';
import { PriorRefusal, usePriorCheck, type PriorCheck } from './prior-check';
import { RollSection } from './RollSection';
import { UpdateReview } from './UpdateReview';
import { useUpdate } from './update';
import { useWritten } from './written';
import { WrittenCard } from './WrittenCard';
import { counted } from '../strings';

interface Generated {
  readonly narrative: Narrative;
  /** The text with the values of its cells; the target is filled in where it is written. */
  readonly stored: StoredNarrative;
  readonly choices: Choices;
}

export default function NarrateView() {
  const { text, prior, choices } = usePane();
  const task = useTask();
  const inputs = useInputs();
  const { written, remember } = useWritten();
  const [generated, setGenerated] = useState<Generated | null>(null);
  const lines = useMemo(() => [generated?.stored.lines ?? null, written?.lines ?? null], [generated, written]);
  const { stale, unsure, see, look, latest } = useStale(lines);
  const [inText, inWritten] = stale as [StaleCells, StaleCells];
  // A text of an earlier session may be stale when the workbook is opened.
  useEffect(() => {
    if (written && !latest) look();
  }, [written, latest, look]);

  const packs = usePacks();
  const check = usePriorCheck();
  const [unit, setUnit] = useState<Unit | null>(null);
  const { make, publish } = useMake(inputs.load, check, unit);
  const generate = () =>
    task.run((options) =>
      check.guard(async () => {
        const made = await make(options);
        setGenerated(made);
        see(made.workbook);
      }),
    );
  const publishWith = async (): Promise<Publication | null> => {
    let made: Publication | null = null;
    await task.run((options) => check.guard(async () => void (made = await publish(options))));
    return made;
  };
  const update = useUpdate({ written, remember, task, make, hasPrior: prior !== null });

  return (
    <>
      <RollSection />
      <b role="heading" aria-level={2}>
        {text.packTitle}
      </b>
      {!generated && !written && <p className="intro">{text.introNarrate}</p>}
      <PackChoice packs={packs} fitting={null} />
      <UnitChoice unit={unit} onChoose={setUnit} />
      <Button appearance="primary" className="run" disabledFocusable={task.running} onClick={() => void generate()}>
        {generated ? text.generateAgain : text.generate}
      </Button>
      <TaskStatus task={task} result={generated ? `${text.generated} ${countOf(generated.narrative)}` : ''} />
      <PriorRefusal check={check} onConfirm={() => void generate()} />
      {generated?.narrative.isNeutral && (
        <Message intent="info" className="neutral-pack">
          {text.neutralPack}
        </Message>
      )}
      <UnitsDiffer units={generated?.narrative.units} />
      {generated && generated.narrative.accused.length > 0 && <Accused cells={generated.narrative.accused} />}
      {unsure && (
        <Message intent="info" className="unsure">
          {text.staleUnsure}
        </Message>
      )}
      {update.review ? (
        <UpdateReview review={update.review} onApply={(chosen) => void update.apply(chosen)} onCancel={update.cancel} />
      ) : (
        written && <WrittenCard written={written} stale={inWritten} disabled={task.running} onUpdate={() => void update.open()} />
      )}
      {generated && generated.choices !== choices && (
        <Message intent="warning" className="stale-prior">
          {text.stalePrior}
        </Message>
      )}
      {generated && inText.size > inWritten.size && (
        <Message intent="warning" className="stale">
          {text.staleNarrative}
        </Message>
      )}
      {generated && (
        <NarrativeText
          narrative={generated.narrative}
          stale={inText}
          inputs={inputs}
          onPublish={publishWith}
          {...(written?.target.kind === 'sheet' ? { onUpdate: () => void update.open() } : {})}
          onWritten={(target) => remember({ ...generated.stored, target })}
        />
      )}
    </>
  );
}

/** Reads the workbook and generates the text, whose target is filled in where it is written, or the whole publication. */
function useMake(load: ReturnType<typeof useInputs>['load'], check: PriorCheck, unit: Unit | null) {
  const { port, choices, priorInputs } = usePane();
  const given = async () => {
    const { inputs, lastInputs } = await load();
    return {
      inputs,
      lastInputs: { ...lastInputs, ...priorInputs },
      ...withChoices(choices),
      priorAsGiven: check.isMeant(),
      ...(unit ? { unit } : {}),
    };
  };
  const make = async (options: ReadOptions): Promise<Generated & { workbook: WorkbookSnapshot }> => {
    const workbook = await port.read(options);
    const narrative = await ask('narrate', [workbook, await given()], options.signal);
    const origin = { target: { kind: 'sheet', name: '' }, prior: choices.prior?.name ?? null } as const;
    return { workbook, choices, narrative, stored: storeNarrative(narrative, workbook, origin) };
  };
  const publish = async (options: ReadOptions) => ask('publish', [await port.read(options), await given()], options.signal);
  return { make, publish };
}

type Unit = '元' | '万元';

/** The unit of the text: the template's, else the one the officer chooses. */
function UnitChoice({ unit, onChoose }: { readonly unit: Unit | null; readonly onChoose: (unit: Unit | null) => void }) {
  const { text } = usePane();
  return (
    <label className="unit-choice">
      {text.unitLabel}
      <Select size="small" value={unit ?? ''} onChange={(_event, { value }) => onChoose(value === '' ? null : (value as Unit))}>
        <option value="">{text.unitOwn}</option>
        <option value="元">元</option>
        <option value="万元">万元</option>
      </Select>
    </label>
  );
}

/** Numbers that validation finds wrong are counted before the text is put anywhere. */
function Accused({ cells }: { readonly cells: readonly AccusedCell[] }) {
  const { text, language, select } = usePane();
  return (
    <details className="roll-notes accused-cells">
      <summary>{counted(cells.length, text.accusedCells)}</summary>
      <ul>
        {cells.map((cell) => (
          <li key={`${cell.sheet}!${cell.address}`}>
            <button type="button" className="quote" onClick={() => select([cell])}>
              {cell.sheet}!{cell.address}
              {text.colon}
              {sentenceIn(cell, language)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Paragraphs of a text. */
function countOf({ sections }: Narrative): number {
  return sections.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}

interface MessageProps {
  readonly intent: 'info' | 'warning';
  readonly className: string;
  readonly children: string;
}

function Message({ intent, className, children }: MessageProps) {
  return (
    <MessageBar intent={intent} layout="multiline" className={className}>
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}
