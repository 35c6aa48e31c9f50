/**
 * The layers of `src/`, in one table: what each folder is for, what it may import, and what it never touches.
 * `eslint.config.js` turns every row into lint rules, and `tests/tooling/layers.test.ts` sees each of them fail.
 * ARCHITECTURE.md tells why the lines run where they do. To open a new way between two folders, change a row here.
 *
 * @typedef {object} Layer
 * @property {readonly string[]} mayImport Other layers it may import; itself is always allowed.
 * @property {readonly string[]} packages Packages it may import, by name; a trailing `*` stands for any ending.
 * @property {string} insteadOfImporting What to do when a layer that may not import this one needs something from it.
 * @property {readonly (keyof typeof TABOOS)[]} [neverTouches]
 * @property {boolean} [foldersApart] Its subfolders may not import each other.
 * @property {boolean} [subfoldersPrivate] Other layers may import only the files directly inside it, not its subfolders.
 *
 * @typedef {object} Taboo
 * @property {readonly string[]} [globals] Names that may not be read.
 * @property {readonly (readonly [object: string, property: string])[]} [properties] Such as `Date.now`.
 * @property {readonly string[]} [syntax] ESLint selectors.
 * @property {string} instead What to do, as the end of the lint message.
 */

/** Words, icons and other things that a screen shows. */
const SCREEN_PACKAGES = ['vue', 'vue-router', 'qr', '~icons/*']

/**
 * Keys are the folders of `src/`.
 *
 * @satisfies {Record<string, Layer>}
 */
export const LAYERS = {
  quiz: {
    mayImport: [],
    packages: ['ts-fsrs', 'pure-rand', 'pure-rand/*'],
    neverTouches: ['the DOM', 'the clock', 'chance'],
    insteadOfImporting: 'Import the rule from src/quiz.',
  },
  bank: {
    mayImport: ['quiz'],
    packages: ['valibot', 'yaml'],
    subfoldersPrivate: true,
    insteadOfImporting:
      'Questions reach a screen through a store: take what you need as a value, typed in src/quiz, from src/stores.',
  },
  import: {
    mayImport: ['quiz'],
    packages: ['@e965/xlsx', 'fflate', 'saxen', 'papaparse', 'gift-pegjs', 'fzstd'],
    neverTouches: ['the DOM', 'the clock', 'chance'],
    insteadOfImporting:
      "Other people's files are read and written in src/import, by the worker and the page that bring it along.",
  },
  db: {
    mayImport: ['quiz'],
    packages: ['dexie', 'valibot'],
    insteadOfImporting:
      'What reads or writes storage goes to src/db, and src/stores calls it for the screens.',
  },
  stores: {
    mayImport: ['quiz', 'bank', 'import', 'db'],
    packages: ['vue', 'pinia'],
    neverTouches: ['the DOM'],
    insteadOfImporting:
      'Pages connect stores to the rest: take the value as an argument or a prop and report back with a return value or an event, or move this to src/pages.',
  },
  composables: {
    mayImport: ['quiz', 'locales'],
    packages: ['vue', 'qr/*'],
    insteadOfImporting: 'Call the composable in a component or page and hand on what it returns.',
  },
  components: {
    mayImport: ['quiz', 'composables', 'locales'],
    packages: SCREEN_PACKAGES,
    insteadOfImporting:
      'Components are put together in src/pages; move what is not about showing things down to src/quiz or src/composables.',
  },
  pages: {
    mayImport: ['quiz', 'stores', 'composables', 'components', 'locales'],
    packages: ['pinia', 'uplot', ...SCREEN_PACKAGES],
    foldersApart: true,
    insteadOfImporting:
      'A page is a leaf that only the router in src/app knows: move what others need to src/components (a part), src/composables (behaviour) or src/quiz (a rule).',
  },
  locales: {
    mayImport: [],
    packages: ['vue', 'virtual:words/first', 'virtual:words/all'],
    insteadOfImporting:
      'Words of the interface are chosen on the screen: return a key or a plain value, and let the page or component find the words.',
  },
  styles: {
    mayImport: [],
    packages: [],
    insteadOfImporting:
      'Global sheets are loaded once, by src/app; everything else uses scoped styles and the tokens.',
  },
  app: {
    mayImport: [
      'quiz',
      'bank',
      'import',
      'db',
      'stores',
      'composables',
      'components',
      'pages',
      'locales',
      'styles',
    ],
    packages: ['vue', 'pinia', 'vue-router', 'workbox-window', 'virtual:*', '~icons/*'],
    insteadOfImporting:
      'src/app only starts things and holds no rules: move the part that is needed to the folder it belongs to.',
  },
}

/** @type {Record<string, string>} What to do instead of importing a package; others get a general answer. */
export const PACKAGE_ADVICE = {
  vue: 'Keep this a plain function; what needs Vue goes to src/composables or src/components.',
  'vue-router': 'Pages and components navigate; take what the route says as an argument.',
  pinia: 'Stores are made in src/stores and used in src/pages.',
  dexie: 'Only src/db knows Dexie: ask for what you need by a function there.',
  valibot: 'Data is parsed where it comes in, in src/bank or src/db.',
  yaml: 'YAML is read at build time only, in src/bank.',
  'workbox-window': 'The service worker is registered in src/app.',
}

/** @type {Record<'the DOM' | 'the clock' | 'chance', Taboo>} What a layer may be told never to touch. */
export const TABOOS = {
  'the DOM': {
    globals: [
      'window',
      'document',
      'navigator',
      'location',
      'history',
      'localStorage',
      'sessionStorage',
      'indexedDB',
      'matchMedia',
      'addEventListener',
      'removeEventListener',
      'requestAnimationFrame',
      'alert',
      'confirm',
      'prompt',
    ],
    instead:
      'Browser behaviour goes to src/composables, storage to src/db, start-up to src/app; take the value as an argument.',
  },
  'the clock': {
    globals: ['performance', 'setTimeout', 'setInterval', 'queueMicrotask', 'requestIdleCallback'],
    properties: [['Date', 'now']],
    syntax: ['NewExpression[callee.name="Date"][arguments.length=0]', 'CallExpression[callee.name="Date"]'],
    instead: 'Take `now` as an argument; src/stores reads the clock.',
  },
  chance: {
    globals: ['crypto'],
    properties: [['Math', 'random']],
    instead: 'Take a seed or a random function as an argument; src/stores draws the seed.',
  },
}
