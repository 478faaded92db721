import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

const NARROWEST = 320;
const STEP = 40;

/** The widest pane that leaves the sheet a useful part of the window. */
const widest = () => Math.max(NARROWEST, window.innerWidth - 360);

/** The pane beside the sheet, as wide as the user likes. */
export function SidePane({ label, children }: { label: string; children: ReactNode }) {
  const [width, setWidth] = useState(420);
  return (
    <>
      <section className="splitter-area" aria-label={label}>
        <Splitter label={label} width={width} onWidth={setWidth} />
      </section>
      <div className="pane-area" style={{ '--pane-width': `${width}px` } as CSSProperties}>
        {children}
      </div>
    </>
  );
}

interface SplitterProps {
  readonly label: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

/** The border between sheet and pane: to be dragged, or moved with ← and →. */
function Splitter({ label, width, onWidth }: SplitterProps) {
  const [dragging, setDragging] = useState(false);
  const set = (wanted: number) => onWidth(Math.round(Math.min(Math.max(wanted, NARROWEST), widest())));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(width + step);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
  };
  return (
    <div
      className={`splitter${dragging ? ' splitter-dragging' : ''}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={widest()}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => dragging && set(window.innerWidth - clientX)}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}
