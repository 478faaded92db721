import { value, type NumberedPlace } from './word-numbering';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

interface Style {
  readonly basedOn: string | null;
  readonly hidden: boolean | null;
  readonly list: string | null;
  readonly level: number | null;
}

/** What the styles of a document say that changes its text: lists whose numbers are shown, and text that is hidden. */
export class WordStyles {
  private readonly styles = new Map<string, Style>();
  private defaultParagraph = '';

  /** @param xml the styles part, or null where the document has none */
  constructor(xml: string | null) {
    if (xml === null) return;
    const x = new XmlScanner(xml);
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token !== OPEN || x.name !== 'style') continue;
      const id = value(x, 'styleId') ?? '';
      const standard = value(x, 'default');
      if (value(x, 'type') === 'paragraph' && (standard === '1' || standard === 'true')) this.defaultParagraph = id;
      this.styles.set(id, readStyle(x));
    }
  }

  isHidden(style: string): boolean {
    return this.inherited(style, ({ hidden }) => hidden) ?? false;
  }

  /** The list that paragraphs of this style belong to. */
  placeOf(style: string | null): NumberedPlace | null {
    const list = this.inherited(style ?? this.defaultParagraph, (own) => own.list);
    if (list === null) return null;
    return { list, level: this.inherited(style ?? this.defaultParagraph, (own) => own.level) ?? 0 };
  }

  private inherited<T>(style: string, get: (own: Style) => T | null): T | null {
    const seen = new Set<string>();
    for (let id: string | null = style; id !== null && !seen.has(id);) {
      seen.add(id);
      const own = this.styles.get(id);
      if (!own) return null;
      const found = get(own);
      if (found !== null) return found;
      id = own.basedOn;
    }
    return null;
  }
}

/** After OPEN of a style, up to its CLOSE. */
function readStyle(x: XmlScanner): Style {
  let style: Style = { basedOn: null, hidden: null, list: null, level: null };
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'style'); token = x.next()) {
    if (token !== OPEN) continue;
    const given = value(x, 'val');
    if (x.name === 'basedOn') style = { ...style, basedOn: given ?? null };
    else if (x.name === 'vanish') style = { ...style, hidden: isOn(given) };
    else if (x.name === 'numId') style = { ...style, list: given ?? null };
    else if (x.name === 'ilvl') style = { ...style, level: Number(given ?? 0) };
    else if (x.name === 'tblStylePr' || x.name === 'rPrChange' || x.name === 'pPrChange') x.skip();
  }
  return style;
}

/** A property without a value is on. */
export function isOn(given: string | undefined): boolean {
  return given !== '0' && given !== 'false' && given !== 'off';
}
