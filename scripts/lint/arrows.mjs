import { builtinModules } from 'node:module';
import path from 'node:path';

/** The root of the repository, from which rooms are named. */
const root = path.resolve(import.meta.dirname, '../..');

const core = [
  'src/workbook',
  'src/forms',
  'src/relations',
  'src/findings',
  'src/rules',
  'src/author',
  'src/narrative',
  'src/proofread',
  'src/packs',
  'src/engine.ts',
];

/**
 * Who may know whom (DESIGN.md, “The house”). The first room that holds a file decides.
 * rooms: what it may import from this repository; packages: the only packages it may import (absent: any);
 * node: whether Node's own modules are allowed.
 */
const arrows = [
  { of: core, rooms: [...core, 'assets'], packages: ['decimal.js', 'liquidjs', 'valibot', 'yaml'], node: false },
  { of: ['src/report'], rooms: [...core, 'src/report', 'assets'], node: false },
  { of: ['src/hosts/excel'], rooms: [...core, 'src/hosts/excel', 'src/hosts/port.ts', 'src/hosts/marks.ts'], packages: [], node: false },
  { of: ['src/hosts'], rooms: [...core, 'src/hosts', 'src/report', 'assets'], node: true },
  { of: ['src/cli'], rooms: ['src', 'assets', 'package.json'], except: ['src/hosts/excel'], node: true },
  { of: ['taskpane'], rooms: ['src', 'taskpane', 'assets'], except: ['src/cli'], node: false },
];

const isIn = (room, file) => file === room || file === room.replace(/\.ts$/, '') || file.startsWith(`${room}/`);

/** Why the import is not allowed, or null. */
function objection(file, source) {
  const arrow = arrows.find(({ of }) => of.some((room) => isIn(room, file)));
  if (!arrow) return null;
  if (source.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source));
    const known = arrow.rooms.some((room) => isIn(room, target)) && !arrow.except?.some((room) => isIn(room, target));
    return known ? null : `${file} must not know ${target}`;
  }
  if (source.startsWith('node:') || builtinModules.includes(source.split('/')[0])) {
    return arrow.node ? null : `${file} also runs in a browser: no Node module (${source})`;
  }
  const name = source.split('/', source.startsWith('@') ? 2 : 1).join('/');
  return !arrow.packages || arrow.packages.includes(name) ? null : `${file} must not depend on the package ${name}`;
}

/** Reports every import, export, import(), require() and import type that goes against the arrows of the house. */
const rule = {
  meta: { type: 'problem', docs: { description: 'imports follow the arrows of the house' }, schema: [] },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const check = (node, source) => {
      const message = typeof source?.value === 'string' ? objection(file, source.value) : null;
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node, node.expression),
      'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0]),
    };
  },
};

export default { meta: { name: 'gouji' }, rules: { arrows: rule } };
export { core };
