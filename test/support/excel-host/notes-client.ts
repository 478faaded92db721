/*
 * Notes and the selection of several areas (ExcelApi 1.18) for the client library. The npm package ends with ExcelApi 1.15, so this part of the client is ours,
 * made of the library's own building blocks in the way its Comment classes are. What it proves is the adapter's logic only.
 */

interface Building {
  ClientObject: new (context: unknown, path: unknown) => object;
  BatchApiHelper: Record<string, (...args: unknown[]) => unknown>;
  Utility: Record<string, (...args: unknown[]) => unknown>;
  CommonUtility: { throwIfApiNotSupported(name: string, set: string, version: string, host: string): void };
}

interface Item {
  _handleResult(value: unknown): void;
}

/** Adds `Excel.NoteCollection`, `Excel.Note` and `Worksheet.notes` to a library that lacks them. */
export function addNotes(): void {
  const excel = Excel as unknown as Record<string, unknown> & { Worksheet: { prototype: object } };
  if (excel.NoteCollection) return;
  addSelect();
  const { ClientObject, BatchApiHelper, Utility, CommonUtility } = OfficeExtension as unknown as Building;

  class Note extends ClientObject {
    private text: string | undefined;
    get _className() {
      return 'Note';
    }
    get content() {
      Utility.throwIfNotLoaded!('content', this.text, 'Note', (this as unknown as { _isNull: boolean })._isNull);
      return this.text;
    }
    delete() {
      BatchApiHelper.invokeMethod!(this, 'Delete', 0, [], 0, 0);
    }
    load(option: unknown) {
      return Utility.load!(this, option);
    }
    _handleResult(value: { Content?: string } | null) {
      (ClientObject.prototype as unknown as Item)._handleResult.call(this, value);
      if (value?.Content !== undefined) this.text = value.Content;
    }
  }

  class NoteCollection extends ClientObject {
    private list: unknown[] | undefined;
    get _className() {
      return 'NoteCollection';
    }
    get _isCollection() {
      return true;
    }
    get items() {
      Utility.throwIfNotLoaded!('items', this.list, 'NoteCollection', false);
      return this.list;
    }
    add(address: string, content: string) {
      return BatchApiHelper.createMethodObject!(Note, this, 'Add', 0, [address, content], false, true, null, 0);
    }
    getItemOrNullObject(address: string) {
      return BatchApiHelper.createMethodObject!(Note, this, 'GetItemOrNullObject', 1, [address], false, false, null, 4);
    }
    getItemAt(index: number) {
      return BatchApiHelper.createMethodObject!(Note, this, 'GetItemAt', 1, [index], false, false, null, 4);
    }
    load(option: unknown) {
      return Utility.load!(this, option);
    }
    _handleResult(value: { _Items?: unknown[] } | null) {
      (ClientObject.prototype as unknown as Item)._handleResult.call(this, value);
      this.list = value?._Items?.map((data, index) => {
        const item = BatchApiHelper.createChildItemObject!(Note, false, this, data, index) as Item;
        item._handleResult(data);
        return item;
      });
    }
  }

  Object.assign(excel, { Note, NoteCollection });
  Object.defineProperty(excel.Worksheet.prototype, 'notes', {
    get(this: object) {
      CommonUtility.throwIfApiNotSupported('Worksheet.notes', 'ExcelApi', '1.18', 'Excel');
      return BatchApiHelper.createPropertyObject!(NoteCollection, this, 'Notes', true, 4);
    },
  });
}

function addSelect(): void {
  const { BatchApiHelper, CommonUtility } = OfficeExtension as unknown as Building;
  const { RangeAreas } = Excel as unknown as { RangeAreas: { prototype: { select?: () => void } } };
  RangeAreas.prototype.select ??= function (this: object) {
    CommonUtility.throwIfApiNotSupported('RangeAreas.select', 'ExcelApi', '1.18', 'Excel');
    BatchApiHelper.invokeMethod!(this, 'Select', 1, [], 4, 0);
  };
}
