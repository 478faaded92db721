import { parseAddress } from '../../../src/workbook/address';
import type { Area } from '../../../src/workbook/snapshot';
import { type Bound, define, Fault, notFound } from './classes';
import { type HostConditionalFormat, type HostNote, type HostSheet, newId } from './model';
import { type AreasTarget, rangeAreas } from './ranges';

interface Owned<T> {
  readonly sheet: HostSheet;
  readonly own: T;
}

function writable(sheet: HostSheet): void {
  if (sheet.protected) throw new Fault('AccessDenied');
}

const fill = define<Owned<HostConditionalFormat>>({
  name: 'ConditionalRangeFill',
  write: { Color: ({ own }, value) => (own.fill = value as string) },
});

const rangeFormat = define<Owned<HostConditionalFormat>>({ name: 'ConditionalRangeFormat', children: { Fill: fill } });

const rule = define<Owned<HostConditionalFormat>>({
  name: 'ConditionalFormatRule',
  read: {
    Formula: ({ own }) => {
      if (own.unreadable) throw new Fault('OperationNotPermitted', 'This operation is not permitted for the current object.');
      return own.formula;
    },
  },
  write: { Formula: ({ own }, value) => (own.formula = value as string) },
});

const custom = define<Owned<HostConditionalFormat>>({
  name: 'CustomConditionalFormat',
  children: { Rule: rule, Format: rangeFormat },
});

const conditionalFormat: (target: Owned<HostConditionalFormat>) => Bound = define<Owned<HostConditionalFormat>>({
  name: 'ConditionalFormat',
  id: ({ own }) => own.id,
  read: { Id: ({ own }) => own.id, Type: ({ own }) => own.type },
  children: {
    Custom: (target) => (target.own.type === 'Custom' ? custom(target) : notFound('custom of another type')),
    CustomOrNullObject: (target) => (target.own.type === 'Custom' ? custom(target) : null),
  },
  objects: { GetRanges: ({ sheet, own }) => rangeAreas({ sheet, areas: own.areas }) },
  calls: {
    Delete: ({ sheet, own }) => {
      writable(sheet);
      sheet.conditionalFormats = sheet.conditionalFormats.filter((other) => other !== own);
    },
  },
});

const touches = (a: Area, b: Area) => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

const within = ({ sheet, areas }: AreasTarget) =>
  sheet.conditionalFormats.filter((own) => own.areas.some((a) => areas.some((b) => touches(a, b))));

export const conditionalFormats: (target: AreasTarget) => Bound = define<AreasTarget>({
  name: 'ConditionalFormatCollection',
  items: (target) => within(target).map((own) => conditionalFormat({ sheet: target.sheet, own })),
  item: (target, id) => {
    const own = within(target).find((other) => other.id === id) ?? notFound(`conditional format ${id}`);
    return conditionalFormat({ sheet: target.sheet, own });
  },
  objects: {
    Add: ({ sheet, areas }, [type]) => {
      writable(sheet);
      const own = { id: newId(), type: type as string, formula: '', fill: '', areas: [...areas] };
      sheet.conditionalFormats.unshift(own);
      return conditionalFormat({ sheet, own });
    },
  },
});

const note = define<Owned<HostNote>>({
  name: 'Note',
  read: { Content: ({ own }) => own.content },
  calls: {
    Delete: ({ sheet, own }) => {
      writable(sheet);
      sheet.notes = sheet.notes.filter((other) => other !== own);
    },
  },
});

function noteAt(sheet: HostSheet, address: unknown): HostNote | undefined {
  const { row, column } = parseAddress(address as string);
  return sheet.notes.find((own) => own.row === row && own.column === column);
}

/** ExcelApi 1.18; the npm package of the client library ends before it, see notes-client.ts. */
export const notes = define<HostSheet>({
  name: 'NoteCollection',
  items: (sheet) => sheet.notes.map((own) => note({ sheet, own })),
  objects: {
    GetItemAt: (sheet, [index]) => note({ sheet, own: sheet.notes[index as number] ?? notFound(`note ${String(index)}`) }),
    GetItemOrNullObject: (sheet, [address]) => {
      const own = noteAt(sheet, address);
      return own ? note({ sheet, own }) : null;
    },
    Add: (sheet, [address, content]) => {
      writable(sheet);
      if (noteAt(sheet, address)) throw new Fault('InvalidOperation', 'the cell has a note');
      const own = { ...parseAddress(address as string), content: content as string };
      sheet.notes.push(own);
      return note({ sheet, own });
    },
  },
});
