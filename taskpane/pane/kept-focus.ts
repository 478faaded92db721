import { useEffect, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

/** Finds where the focus goes when what had it is gone. */
type Heir = (root: HTMLElement) => HTMLElement | null | undefined;

interface KeptFocus {
  /** What is remembered of an element that takes the focus: how its heir is found; null where it has none. */
  readonly heirOf: (target: Element) => Heir | null;
  /** Where the focus goes when the whole part is taken out of the page with it. */
  readonly after?: () => HTMLElement | null;
}

/** For the element that holds the part. React's own: they hear nothing of what React itself takes out, which is no choice of the user's. */
interface FocusHandlers {
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Keeps the focus in a part of the page whose elements come and go: one that is taken out while it has the focus loses it to the body,
 * and its heir is focused instead. A focus that the user takes elsewhere is let go.
 */
function useKeptFocus(root: RefObject<HTMLElement | null>, { heirOf, after }: KeptFocus): FocusHandlers {
  const heir = useRef<Heir | null>(null);

  useLayoutEffect(() => {
    if (!heir.current || !root.current || document.activeElement !== document.body) return;
    heir.current(root.current)?.focus();
  });
  useEffect(
    () => () => {
      const held = heir.current !== null;
      setTimeout(() => {
        if (held && document.activeElement === document.body) after?.()?.focus();
      });
    },
    [after],
  );

  return {
    onFocus: ({ target }) => {
      heir.current = heirOf(target);
    },
    onBlur: ({ relatedTarget }) => {
      // Another window in front takes no focus from this one.
      if (relatedTarget || document.hasFocus()) heir.current = null;
    },
  };
}

/** A section of buttons that go away with what they did: the focus goes to its first button. */
export function useSectionFocus(): FocusHandlers & { readonly ref: RefObject<HTMLElement | null> } {
  const ref = useRef<HTMLElement>(null);
  return { ref, ...useKeptFocus(ref, FIRST_BUTTON) };
}

const FIRST_BUTTON: KeptFocus = { heirOf: () => (root) => root.querySelector<HTMLElement>('button:not([disabled])') };

/**
 * A list of cards that come, go and change places with what is found: the focus stays with its finding, goes on to the one that then
 * stands in its place, and to the view's first action where none is left. Give the list the handlers returned.
 */
export function useCardFocus(list: RefObject<HTMLElement | null>): FocusHandlers {
  return useKeptFocus(list, CARDS);
}

const CARDS: KeptFocus = {
  heirOf: (target) => {
    const card = target.closest<HTMLElement>('.card');
    if (!card) return null;
    const { fingerprint, index } = card.dataset;
    return (root) => {
      const cards = [...root.querySelectorAll<HTMLElement>('.card')];
      return cards.find(({ dataset }) => dataset['fingerprint'] === fingerprint) ?? cards[Number(index)] ?? cards.at(-1);
    };
  },
  after: () => document.querySelector<HTMLElement>('.view:not([hidden]) .run'),
};
