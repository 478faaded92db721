import { useEffect, useRef, type RefObject } from 'react';

/** Where a button goes away with what it did, the focus goes to the first button of its section instead of getting lost. */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const own = section.current;
    const onFocus = ({ target }: FocusEvent) => (last.current = target instanceof Element ? target : null);
    own?.addEventListener('focusin', onFocus);
    return () => own?.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    if (!last.current || last.current.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    section.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus();
  });
  return section;
}
