import { areaAddress } from '../../../src/workbook/address';
import { type Arguments, type Bound, Fault, member, Refusal } from './classes';
import { type AreasTarget, cellAt, type RangeTarget } from './ranges';
import type { HostWorkbook } from './model';
import { type HostState, workbook as workbookObject } from './workbook';

/* Executes the requests of the Excel client library over a workbook in memory, one request at a time. */

interface ArgumentInfo {
  readonly Arguments?: Arguments;
  /** At the place of an argument that is an object: the id of its path. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface Request {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface Response {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error: { Code: string; Message: string; Location: string; ActionIndex: number } | null;
}

const PATH = { global: 1, service: 2, method: 3, property: 4, indexer: 5, nothing: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;
const MEGABYTE = 1_000_000;

/** A fault to be met: `hang` never answers; otherwise an Excel error at the first action that `when` picks (the first of all). */
export interface InjectedFault {
  readonly code: string;
  readonly when?: (action: Action) => boolean;
  /** How often; once unless given. */
  times?: number;
}

export class ExcelHost {
  /** Every request that was executed, with its sizes: one for each `context.sync()`. */
  readonly requests: { readonly request: Request; readonly sent: number; readonly received: number }[] = [];
  /** What the adapter asked that the stand-in does not know. Tests assert that it is empty. */
  readonly refusals: string[] = [];
  readonly faults: InjectedFault[] = [];
  /** Of Excel on the web. */
  readonly limits = { request: 5 * MEGABYTE, response: 5 * MEGABYTE };
  /** Receives events, as the client library expects them. */
  onEvent: (entry: object) => void = () => undefined;
  private readonly state: HostState;

  constructor(
    workbook: HostWorkbook,
    /** The highest ExcelApi requirement set, such as `1.9`. */
    readonly version: string,
  ) {
    this.state = { workbook, eventsEnabled: true, watching: false };
  }

  get workbook(): HostWorkbook {
    return this.state.workbook;
  }

  /** Whether the pane would hear of changes now. */
  get hears(): boolean {
    return this.state.eventsEnabled && this.state.watching;
  }

  readonly isSetSupported = (name: string, version = '1.1'): boolean => {
    if (name !== 'ExcelApi') return false;
    const [major, minor] = [version, this.version].map((text) => Number(text.split('.')[1]));
    return major! <= minor!;
  };

  /** The user types into a cell. */
  type(sheetName: string, row: number, column: number, value: string | number): void {
    const sheet = this.workbook.sheets.find(({ name }) => name === sheetName);
    if (!sheet) throw new Refusal(`no sheet ${sheetName}`);
    cellAt(sheet, row, column).value = value;
    this.tell({ sheet, area: { top: row, left: column, bottom: row, right: column } });
  }

  /** Lets the pane hear of a change, whoever made it. */
  private tell({ sheet, area }: RangeTarget): void {
    if (!this.hears) return;
    const message = { worksheetId: sheet.id, address: areaAddress(area), changeType: 'RangeEdited', source: 'Local' };
    this.onEvent({ messageCategory: 65536, messageType: 10, targetId: 'Workbook', message: JSON.stringify(message), id: 0 });
  }

  /** Executes one request; null when a fault makes the host hang. */
  execute(request: Request): Response | null {
    // office.js itself calls services of Excel's own (it greets on start, it sends telemetry after a while) and goes on without an
    // answer: no concern of a test, and no service of a workbook.
    if (Object.values(request.ObjectPaths).some(({ ObjectPathType }) => ObjectPathType === PATH.service)) return failure('ApiNotFound');
    const sent = JSON.stringify(request).length;
    if (sent > this.limits.request) return failure('RequestPayloadSizeLimitExceeded');
    const fault = this.faults.find(({ when, times = 1 }) => times > 0 && (!when || request.Actions.some(when)));
    if (fault) fault.times = (fault.times ?? 1) - 1;
    if (fault?.code === 'hang') return null;
    const response = this.run(request, fault);
    const received = JSON.stringify(response).length;
    this.requests.push({ request, sent, received });
    return received > this.limits.response ? failure('ResponsePayloadSizeLimitExceeded') : response;
  }

  private run(request: Request, fault: InjectedFault | undefined): Response {
    const response: Response = { Results: [], TraceIds: [], Error: null };
    const execution = new Execution(this.state, request);
    for (const [ActionIndex, action] of request.Actions.entries()) {
      try {
        if (fault && (!fault.when || fault.when(action))) throw new Fault(fault.code);
        // A trace tells the client how far the host came; it adds its event handlers then.
        if (action.ActionType === ACTION.trace) {
          response.TraceIds.push(action.Id);
          response.Results.push({ ActionId: action.Id, Value: null });
          continue;
        }
        const value = execution.perform(action);
        if (value !== undefined) response.Results.push({ ActionId: action.Id, Value: value });
        if (action.ActionType === ACTION.set && action.Name === 'Values') this.tell(execution.rangeOf(action));
      } catch (error) {
        if (error instanceof Fault) response.Error = { Code: error.code, Message: error.message, Location: action.Name, ActionIndex };
        else {
          this.refusals.push(String(error));
          response.Error = { Code: 'StandInRefusal', Message: String(error), Location: action.Name, ActionIndex };
        }
        // Excel does not undo what the actions before have done.
        break;
      }
    }
    return response;
  }
}

function failure(Code: string): Response {
  return { Results: [], TraceIds: [], Error: { Code, Message: Code, Location: '', ActionIndex: 0 } };
}

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

class Execution {
  private readonly resolved = new Map<number, Bound | null>();

  constructor(
    private readonly state: HostState,
    private readonly request: Request,
  ) {}

  /** The value of an action's result; undefined for one that has none. */
  perform(action: Action): unknown {
    const bound = this.resolve(action.ObjectPathId);
    if (action.ActionType === ACTION.instantiate) return bound && (bound.type.id ? { _Id: bound.type.id(bound.target) } : {});
    if (action.ActionType === ACTION.query) return bound && query(bound, action.QueryInfo?.Select ?? []);
    if (!bound) throw new Refusal(`${action.Name} on a null object`);
    const args = this.argumentsOf(action.ArgumentInfo);
    if (action.ActionType === ACTION.method) return this.call(bound, action.Name, args);
    if (action.ActionType !== ACTION.set) throw new Refusal(`action type ${action.ActionType}`);
    member(bound.type.write, bound.type.name, action.Name)(bound.target, args[0]);
    return undefined;
  }

  /** The range that an action was about. */
  rangeOf(action: Action): RangeTarget {
    return this.resolve(action.ObjectPathId)!.target as RangeTarget;
  }

  private call({ type, target }: Bound, name: string, args: Arguments): unknown {
    const value = member(type.calls, type.name, name)(target, args);
    if (type.name === 'Range' && name === 'Select') {
      const { sheet, area } = target as RangeTarget;
      this.state.workbook.selection = { sheet: sheet.name, area };
    }
    if (type.name === 'RangeAreas' && name === 'Select') {
      const { sheet, areas } = target as AreasTarget;
      this.state.workbook.selection = { sheet: sheet.name, area: areas[0]!, areas };
    }
    return value ?? null;
  }

  private argumentsOf({ Arguments: args = [], ReferencedObjectPathIds: ids }: ArgumentInfo = {}): Arguments {
    return args.map((arg, i) => (typeof ids?.[i] === 'number' && ids[i] !== 0 ? this.resolve(ids[i]) : arg));
  }

  private resolve(id: number): Bound | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[id];
    if (!path) throw new Refusal(`no object path ${id}`);
    const bound = this.follow(path);
    this.resolved.set(id, bound);
    return bound;
  }

  private follow({ ObjectPathType, Name, ParentObjectPathId, ArgumentInfo: info }: ObjectPath): Bound | null {
    if (ObjectPathType === PATH.global) return workbookObject(this.state);
    if (ObjectPathType === PATH.nothing) return null;
    if (ParentObjectPathId === undefined) throw new Refusal(`object path type ${ObjectPathType} ${Name}`);
    const parent = this.resolve(ParentObjectPathId);
    // Nothing says what Excel answers here, so nothing may depend on it.
    if (!parent) throw new Refusal(`${Name} of a null object`);
    const { type, target } = parent;
    const args = this.argumentsOf(info);
    if (ObjectPathType === PATH.property) return member(type.children, type.name, Name)(target);
    if (ObjectPathType === PATH.method) return member(type.objects, type.name, Name)(target, args);
    if (ObjectPathType === PATH.indexer && type.item) return type.item(target, String(args[0]));
    throw new Refusal(`object path type ${ObjectPathType} on ${type.name}`);
  }
}

/** What a load asked for, as the client library expects it: names in PascalCase, collections as `_Items`. */
function query(bound: Bound, select: readonly string[]): unknown {
  const { type, target } = bound;
  if (select.length === 0) throw new Refusal(`load of ${type.name} without naming what`);
  if (type.items) return { _Items: type.items(target).map((item) => query(item, select)) };
  const value: Record<string, unknown> = type.id ? { _Id: type.id(target) } : {};
  const nested = new Map<string, string[]>();
  for (const path of select) {
    const [name = '', ...rest] = path.split('/');
    if (rest.length > 0) nested.set(pascal(name), [...(nested.get(pascal(name)) ?? []), rest.join('/')]);
    else value[pascal(name)] = member(type.read, type.name, pascal(name))(target);
  }
  for (const [name, paths] of nested) {
    const child = member(type.children, type.name, name)(target);
    value[name] = child && query(child, paths);
  }
  return value;
}
