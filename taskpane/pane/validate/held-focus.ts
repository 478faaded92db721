import { useEffect, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

/**
 * Keeps the focus in a list of cards whose cards come, go and change places with what is found: it stays with its finding, goes on to
 * the one that then stands in its place, and to the view's first action where none is left. Give the list the handlers returned.
 */
export function useHeldFocus(list: RefObject<HTMLElement | null>) {
  const held = useRef<{ readonly fingerprint: string; readonly index: number } | null>(null);

  // A card that is taken out or moved loses the focus to the body without an event.
  useLayoutEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    const { fingerprint, index } = held.current;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('.card') ?? [])];
    const same = cards.find(({ dataset }) => dataset['fingerprint'] === fingerprint);
    (same ?? cards[index] ?? cards.at(-1))?.focus();
  });
  useEffect(
    () => () => {
      const last = held.current;
      setTimeout(() => {
        if (last && document.activeElement === document.body) document.querySelector<HTMLElement>('.view:not([hidden]) .run')?.focus();
      });
    },
    [],
  );

  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const card = target.closest<HTMLElement>('.card');
    held.current = card && { fingerprint: card.dataset['fingerprint'] ?? '', index: Number(card.dataset['index']) };
  };
  const onBlur = ({ relatedTarget }: FocusEvent<HTMLElement>): void => {
    // Another window in front takes no focus from this one.
    if (relatedTarget || document.hasFocus()) held.current = null;
  };
  return { onFocus, onBlur };
}
