import { STRINGS, type Language, type Strings } from '../../pane/strings';

/**
 * What the grid (Univer 0.25) leaves without a name or in a role that there is not, mended from outside: the controls of its bars are
 * icons only, its zoom has roles of its own invention, its canvases stand first in the order of Tab. See docs/quality.md.
 */

type Name =
  | 'gridNames'
  | 'gridNameBox'
  | 'gridNoProgress'
  | 'gridSheets'
  | 'gridLeft'
  | 'gridRight'
  | 'gridLess'
  | 'gridMore'
  | 'gridZoom'
  | 'gridTabs'
  | 'gridSidebar'
  | 'gridSidebarClose';

/** Each selects what is mended once: what has a name keeps it. Several matches take the names in their order. */
const NAMES: readonly (readonly [selector: string, names: readonly Name[]])[] = [
  ['[data-u-comp="defined-name"] > input', ['gridNameBox']],
  ['[data-u-comp="defined-name"] > a', ['gridNames']],
  ['[data-u-comp="formula-bar"] button', ['gridNoProgress']],
  ['[aria-haspopup="menu"] > [data-u-comp="sheet-bar-append-button"]', ['gridSheets']],
  ['div:not([aria-haspopup]) > [data-u-comp="sheet-bar-append-button"]', ['gridLeft', 'gridRight']],
  ['section button[data-u-comp="button"]', ['gridLess', 'gridMore']],
  ['[role="handle"]', ['gridZoom']],
];

/** Names that it has in English whatever language it speaks. */
const ENGLISH: readonly (readonly [selector: string, name: Name])[] = [
  ['[aria-label="Sheet tabs"]', 'gridTabs'],
  ['[aria-label="Sidebar panel"]', 'gridSidebar'],
  ['[aria-label="Close sidebar"]', 'gridSidebarClose'],
];

const ATTRIBUTES: readonly (readonly [selector: string, attribute: string, value: string])[] = [
  ['a[type="button"][aria-haspopup]', 'role', 'button'],
  ['div[type="button"][aria-haspopup]', 'role', 'group'],
  ['[role="track"] > a[role="button"]', 'aria-hidden', 'true'],
  ['[role="track"]', 'data-gouji-track', ''],
  ['[role="track"]', 'role', 'presentation'],
  ['[role="handle"]', 'role', 'button'],
  ['canvas[tabindex="1"]', 'tabindex', '-1'],
];

/** Milliseconds. */
const TABS_SETTLED = 400;

const isNameless = (element: Element): boolean =>
  (element.textContent ?? '').trim() === '' && !element.hasAttribute('aria-label') && !element.hasAttribute('title');

export class AccessibleGrid {
  private language: Language = 'zh';
  private timer: number | undefined;
  private tabSeen = '';
  private readonly observer: MutationObserver;

  constructor(private readonly container: HTMLElement) {
    this.observer = new MutationObserver(() => (this.timer ??= window.setTimeout(() => this.mend(), 50)));
    this.observer.observe(container, {
      childList: true,
      subtree: true,
      attributeFilter: ['role', 'tabindex', 'aria-haspopup', 'aria-selected'],
    });
  }

  setLanguage(language: Language): void {
    this.language = language;
    this.mend();
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    this.observer.disconnect();
  }

  private mend(): void {
    this.timer = undefined;
    for (const [selector, names] of NAMES)
      this.all(selector)
        .filter(isNameless)
        .forEach((element, index) => element.setAttribute('data-gouji-name', names[index % names.length]!));
    for (const [selector, name] of ENGLISH) for (const element of this.all(selector)) element.setAttribute('data-gouji-name', name);
    for (const [selector, attribute, value] of ATTRIBUTES) for (const element of this.all(selector)) element.setAttribute(attribute, value);
    const text: Strings = STRINGS[this.language];
    for (const element of this.all('[data-gouji-name]')) setName(element, text[element.getAttribute('data-gouji-name') as Name]);
    this.keepTabInSight();
    // The component puts two such places on the page, under one name.
    document.querySelectorAll('section[aria-label^="Notifications"], section[data-gouji-notices]').forEach((element, index) => {
      element.setAttribute('data-gouji-notices', '');
      setName(element, `${text.gridNotices} ${index + 1}`);
    });
  }

  /** The sums of what is selected take room from the tabs, and the one of the sheet that is shown was left behind them. */
  private keepTabInSight(): void {
    const tab = this.container.querySelector('[role="tab"][aria-selected="true"]');
    const list = tab?.closest('[role="tablist"]');
    if (!tab || !list) return;
    const now = `${tab.textContent ?? ''} ${list.clientWidth}`;
    if (now === this.tabSeen) return;
    this.tabSeen = now;
    // The grid scrolls its tabs itself meanwhile, before the sums are there.
    window.setTimeout(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }), TABS_SETTLED);
  }

  private all(selector: string): Element[] {
    return [...this.container.querySelectorAll(selector)];
  }
}

function setName(element: Element, name: string): void {
  if (element.getAttribute('aria-label') !== name) element.setAttribute('aria-label', name);
}
