import { type Bound, define, Fault, notFound, Refusal } from './classes';
import { notes } from './formats';
import { type HostName, type HostSheet, type HostWorkbook, newId, newSheet } from './model';
import { areaFrom, areasFrom, range, rangeAreas, usedArea, WHOLE } from './ranges';

/** What the executor lends to the classes: the workbook, and what belongs to the connection rather than to the workbook. */
export interface HostState {
  readonly workbook: HostWorkbook;
  eventsEnabled: boolean;
  watching: boolean;
}

interface Owned<T> {
  readonly state: HostState;
  readonly own: T;
}

const protection = define<HostSheet>({ name: 'WorksheetProtection', read: { Protected: (sheet) => sheet.protected } });

const structure = define<HostState>({ name: 'WorkbookProtection', read: { Protected: (state) => state.workbook.protected } });

const namedItem = define<HostName>({
  name: 'NamedItem',
  read: { Name: ({ name }) => name },
  write: { Visible: (own, value) => (own.visible = value as boolean) },
});

const names = define<HostSheet>({
  name: 'NamedItemCollection',
  objects: {
    GetItemOrNullObject: (sheet, [name]) => {
      const own = sheet.names.find((other) => other.name === name);
      return own ? namedItem(own) : null;
    },
    Add: (sheet, [name, reference]) => {
      if (sheet.names.some((other) => other.name === name)) throw new Fault('ItemAlreadyExists');
      const own = { name: name as string, reference: reference as string, visible: true };
      sheet.names.push(own);
      return namedItem(own);
    },
  },
});

const worksheet: (owned: Owned<HostSheet>) => Bound = define<Owned<HostSheet>>({
  name: 'Worksheet',
  id: ({ own }) => own.id,
  read: { Id: ({ own }) => own.id, Name: ({ own }) => own.name, Visibility: ({ own }) => own.visibility },
  write: {
    Name: ({ state, own }, name) => {
      if (find(state, name)) throw new Fault('ItemAlreadyExists');
      if (!/^[^[\]:*?/\\]{1,31}$/.test(name as string)) throw new Fault('InvalidArgument', 'not a name for a sheet');
      own.name = name as string;
    },
    Visibility: ({ own }, visibility) => (own.visibility = visibility as HostSheet['visibility']),
  },
  children: {
    Protection: ({ own }) => protection(own),
    Names: ({ own }) => names(own),
    Notes: ({ own }) => notes(own),
  },
  objects: {
    GetRange: ({ own }, [address]) => range({ sheet: own, area: areaFrom(address) }),
    GetRanges: ({ own }, [addresses]) => rangeAreas({ sheet: own, areas: areasFrom(addresses) }),
    GetRangeByIndexes: ({ own }, args) => {
      const [top, left, rows, columns] = args as [number, number, number, number];
      return range({ sheet: own, area: { top, left, bottom: top + rows - 1, right: left + columns - 1 } });
    },
    GetUsedRangeOrNullObject: ({ own }) => {
      const area = usedArea({ sheet: own, area: WHOLE });
      return area && range({ sheet: own, area });
    },
    // Behind the others, under a name of Excel's making: the adapter asks for no other place.
    Copy: ({ state, own }, [position]) => {
      if (position !== 'End') throw new Refusal(`a copy at ${String(position)}`);
      if (state.workbook.protected || own.visibility === 'VeryHidden') throw new Fault('AccessDenied');
      const copy = { ...structuredClone(own), id: newId(), name: `${own.name} (${state.workbook.sheets.length})`.slice(-31) };
      state.workbook.sheets.push(copy);
      return worksheet({ state, own: copy });
    },
  },
  calls: {
    Delete: ({ state, own }) => {
      if (state.workbook.protected) throw new Fault('AccessDenied');
      if (state.workbook.sheets.length === 1) throw new Fault('InvalidOperation', 'the only sheet');
      state.workbook.sheets = state.workbook.sheets.filter((other) => other !== own);
    },
    Activate: ({ state, own }) => {
      if (own.visibility !== 'Visible') throw new Fault('InvalidOperation', 'the sheet is hidden');
      state.workbook.selection = { sheet: own.name, area: areaFrom('A1') };
    },
  },
});

const find = (state: HostState, key: unknown) =>
  state.workbook.sheets.find(({ id, name }) => id === key || name.toLowerCase() === String(key).toLowerCase());

const worksheets = define<HostState>({
  name: 'WorksheetCollection',
  items: (state) => state.workbook.sheets.map((own) => worksheet({ state, own })),
  item: (state, key) => worksheet({ state, own: find(state, key) ?? notFound(`sheet ${key}`) }),
  objects: {
    GetItemOrNullObject: (state, [key]) => {
      const own = find(state, key);
      return own ? worksheet({ state, own }) : null;
    },
    Add: (state, [name]) => {
      if (find(state, name)) throw new Fault('ItemAlreadyExists');
      if (!/^[^[\]:*?/\\]{1,31}$/.test(name as string)) throw new Fault('InvalidArgument', 'not a name for a sheet');
      const own = newSheet(name as string);
      state.workbook.sheets.push(own);
      return worksheet({ state, own });
    },
  },
  calls: {
    _RegisterDataChangedEvent: (state) => void (state.watching = true),
    _UnregisterDataChangedEvent: (state) => void (state.watching = false),
  },
});

type XmlPart = HostWorkbook['xmlParts'][number];

const xmlPart = define<Owned<XmlPart>>({
  name: 'CustomXmlPart',
  id: ({ own }) => own.id,
  read: { Id: ({ own }) => own.id },
  calls: {
    GetXml: ({ own }) => own.xml,
    SetXml: ({ own }, [xml]) => void (own.xml = xml as string),
    Delete: ({ state, own }) => void (state.workbook.xmlParts = state.workbook.xmlParts.filter((other) => other !== own)),
  },
});

const scoped = define<{ state: HostState; namespace: string }>({
  name: 'CustomXmlPartScopedCollection',
  items: ({ state, namespace }) =>
    state.workbook.xmlParts.filter(({ xml }) => xml.includes(`xmlns="${namespace}"`)).map((own) => xmlPart({ state, own })),
  item: ({ state }, key) => xmlPart({ state, own: state.workbook.xmlParts.find(({ id }) => id === key) ?? notFound(`part ${key}`) }),
});

const xmlParts = define<HostState>({
  name: 'CustomXmlPartCollection',
  objects: {
    GetByNamespace: (state, [namespace]) => scoped({ state, namespace: namespace as string }),
    Add: (state, [xml]) => {
      const own = { id: newId(), xml: xml as string };
      state.workbook.xmlParts.push(own);
      return xmlPart({ state, own });
    },
  },
});

const runtime = define<HostState>({
  name: 'Runtime',
  write: { EnableEvents: (state, value) => (state.eventsEnabled = value as boolean) },
});

/** The object that paths of type “global” lead to. */
export const workbook: (state: HostState) => Bound = define<HostState>({
  name: 'Workbook',
  read: { Name: (state) => state.workbook.name },
  children: { Worksheets: worksheets, CustomXmlParts: xmlParts, _Runtime: runtime, Protection: structure },
});
