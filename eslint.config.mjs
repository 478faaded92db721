import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';
import gouji, { core } from './scripts/lint/arrows.mjs';

const typescript = ['**/*.{ts,tsx}'];
const files = (...rooms) => rooms.map((room) => (/\.tsx?$/.test(room) ? room : `${room}/**/*.{ts,tsx}`));

const dom = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
];
const domTypes = ['DOMParser', 'XMLSerializer', 'Worker', 'FileReader', 'HTMLElement', 'Element', 'Node', 'Document', 'Event', 'Range'];
// Names that a forgotten declaration turns into a property of window without a complaint from the compiler.
const domTraps = [
  'self',
  'name',
  'event',
  'status',
  'top',
  'parent',
  'length',
  'origin',
  'open',
  'close',
  'find',
  'stop',
  'print',
  'alert',
  'confirm',
  'prompt',
];
const node = ['process', 'Buffer', 'require', 'module', 'exports', '__dirname', '__filename', 'global', 'setImmediate', 'clearImmediate'];
const office = ['Office', 'Excel', 'OfficeExtension', 'OfficeRuntime', 'Word'];
/** `{}['constructor']` is a function: what is keyed by cells, names or texts of users is a Map. */
const noObjectMaps = {
  selector:
    'TSTypeReference[typeName.name="Record"] > TSTypeParameterInstantiation:has(> TSStringKeyword:first-child):not(:has(> TSUnknownKeyword))',
  message: 'No plain object as a map: use a Map, which has no keys of its own.',
};
const forbid = (names, why) => names.map((name) => ({ name, message: why }));

// Chromium 103 is the floor (docs/browsers.md): what came later, by the version that brought it.
const aboveFloor = {
  110: ['toReversed', 'toSorted', 'toSpliced'],
  111: ['isWellFormed', 'toWellFormed'],
  117: ['groupBy'],
  119: ['withResolvers'],
  121: ['fromAsync'],
  122: ['isSubsetOf', 'isSupersetOf', 'isDisjointFrom', 'symmetricDifference'],
};
const newer = Object.entries(aboveFloor).flatMap(([version, names]) =>
  names.map((property) => ({ property, message: `Came with Chromium ${version}; browsers of government machines have 103.` })),
);

// Only the plugin's own rules: its “recommended” also brings a parser and a formatter of its own.
const officeRules = Object.fromEntries(Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, 'error']));

// Rules that need types are oxlint's (.oxlintrc.json): it asks TypeScript's native compiler, and takes a quarter of the time.
export default tseslint.config(
  // The loader is written for browsers of any age.
  { ignores: ['taskpane/legacy/loader.js', 'dist/', 'coverage/', 'node_modules/', '.cache/', 'test/cases/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: typescript, extends: [tseslint.configs.recommended] },
  {
    files: typescript,
    plugins: { gouji },
    rules: {
      'gouji/arrows': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: files('src', 'taskpane'),
    rules: {
      'no-restricted-properties': ['error', ...newer],
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: files('src'), rules: { 'no-restricted-syntax': ['error', noObjectMaps] } },
  {
    // The core and the reports run in Excel, in a browser, in a worker and in Node: they use what all of these have.
    files: files(...core, 'src/report'),
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...forbid([...dom, ...domTypes, ...domTraps], 'The core uses no DOM.'),
        ...forbid(node, 'The core uses no Node.'),
        ...forbid(office, 'The core knows no Office.js; it gets a WorkbookSnapshot.'),
      ],
    },
  },
  {
    files: files('src/hosts/excel', 'taskpane'),
    plugins: { 'office-addins': officeAddins },
    rules: {
      ...officeRules,
      'no-restricted-globals': [
        'error',
        ...forbid(['alert', 'confirm', 'prompt'], 'A stub in task panes (PLATFORM.md).'),
        ...forbid(node, 'Runs in a browser.'),
      ],
    },
  },
  {
    // These rules know `context.sync()` and `load` in the same function only; here a session sends, with a time limit. The real
    // client library of the tests throws on every property that was not loaded and synced.
    files: files('src/hosts/excel'),
    rules: {
      'office-addins/call-sync-before-read': 'off',
      'office-addins/call-sync-after-load': 'off',
      'office-addins/load-object-before-read': 'off',
      'no-restricted-syntax': [
        'error',
        noObjectMaps,
        {
          selector:
            ':matches(ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement) CallExpression[callee.property.name="sync"]',
          message: 'No sync in a loop, except to split what is too large for one request: say so.',
        },
      ],
    },
  },
);
