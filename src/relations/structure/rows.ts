import { microSum } from '../../forms/amount';
import type { Disclosure, Form, Panel } from '../../forms/disclosure';
import { columnIdentities, headingTree, type ColumnIdentity, type Evidence } from '../columns';
import { alike, LaidOut, OF_TOTAL, type Stated } from '../laid-out';
import type { LevelOf, Relation } from '../relation';

/** 表内行恒等: what the headings say adds up must add up on every line (A-ROW, A-COLSUM, A-SG). */
export function rowRelations(disclosure: Disclosure, levelOf: LevelOf): Relation[] {
  return disclosure.forms.flatMap((form) => form.panels.flatMap((panel, index) => panelRows(form, panel, index, levelOf)));
}

function panelRows(form: Form, panel: Panel, index: number, levelOf: LevelOf): Relation[] {
  const identities = columnIdentities(headingTree(panel), (total, parts) => evidence(panel, total, parts));
  const lines = identities.length > 0 ? panel.lines.map((line) => alike([line])) : [];
  return identities.flatMap((identity, order) => {
    const { comparison, known, total, parts } = identity;
    const rule = ruleOf(form, panel, identity);
    const stated: Stated = { rule, level: levelOf(rule), comparison, form, trust: known ? 'known' : 'suggested', roles: OF_TOTAL };
    const family = `${familyOf(form, index)}行${order}`;
    const columns = { left: [total], right: parts };
    return lines.map((line) => new LaidOut(stated, family, line, columns));
  });
}

/** Families are kept apart by form and panel. */
export function familyOf(form: Form, panel: number): string {
  return `${form.sheet}#${form.area.top}#${form.area.left}#${panel}#`;
}

function ruleOf(form: Form, panel: Panel, identity: ColumnIdentity): string {
  if (form.kind === '“三公”经费表' && identity.parts.some((column) => panel.columns[column]!.facets.item)) return 'A-SG';
  if (form.kind === '政府采购表') return 'A-PROC';
  if (form.kind === '上年结转表') return 'A-CARRY';
  const sources = identity.parts.filter(
    (column) => panel.columns[column]!.facets.source !== undefined && panel.columns[column]!.facets.nature === undefined,
  );
  return sources.length * 2 > identity.parts.length ? 'A-COLSUM' : 'A-ROW';
}

/** On how many lines an identity holds, roundings included, and on how many it fails; lines without amounts do not count. */
function evidence(panel: Panel, total: number, parts: readonly number[]): Evidence {
  let held = 0;
  let failed = 0;
  for (const { amounts } of panel.lines) {
    const whole = amounts[total]!;
    if (whole.blank) continue;
    const addends = parts.map((column) => amounts[column]!);
    if (addends.every(({ blank }) => blank)) continue;
    if (whole.micro !== undefined && whole.micro === microSum(addends)) {
      held++;
      continue;
    }
    const given = addends.filter(({ blank }) => !blank);
    const difference = given.reduce((rest, { value }) => rest.minus(value!), whole.value!);
    const tolerance = parts.reduce((sum, column) => sum.plus(amounts[column]!.half), whole.half);
    if (difference.abs().lte(tolerance)) held++;
    else failed++;
  }
  return { held, failed };
}
