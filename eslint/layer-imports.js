import path from 'node:path'

import { LAYERS, PACKAGE_ADVICE } from './layers.js'

/** @typedef {import('./layers.js').Layer} Layer */
/** @typedef {keyof typeof LAYERS} LayerName */

/**
 * What is wrong with one import, in words, or undefined when it is fine.
 *
 * @param {string} file Path below src of the importing file, such as `quiz/session.ts`.
 * @param {string} source What stands in the import, such as `../db/attempts.ts` or `vue`.
 * @returns {string | undefined}
 */
export function importProblem(file, source) {
  const from = layerOf(file)
  if (from === undefined) {
    return `src/${file} is in no layer. Put it into one of src/{${Object.keys(LAYERS).join(',')}}, or add its folder to eslint/layers.js.`
  }
  return source.startsWith('.') ? fileProblem(file, from, source) : packageProblem(from, source)
}

/**
 * @param {string} file
 * @param {LayerName} from
 * @param {string} source
 */
function fileProblem(file, from, source) {
  const target = path.posix.join(path.posix.dirname(file), source.replace(/[?#].*$/, ''))
  if (target.startsWith('../')) {
    return `src/${from} may not import ${source}: what the app ships lies in src/. Let the build hand it over.`
  }
  const to = layerOf(target)
  if (to === undefined)
    return `src/${from} may not import src/${target}: its folder is not in eslint/layers.js.`

  /** @type {Layer} */
  const layer = LAYERS[from]
  if (to === from) {
    const here = subfolderOf(file)
    const there = subfolderOf(target)
    if (!layer.foldersApart || here === there) return undefined
    return `src/${from}/${here} may not import src/${to}/${there}. ${LAYERS[to].insteadOfImporting}`
  }
  if (!layer.mayImport.includes(to)) {
    return `src/${from} may not import src/${to}. ${LAYERS[to].insteadOfImporting}`
  }
  /** @type {Layer} */
  const owner = LAYERS[to]
  if (owner.subfoldersPrivate && subfolderOf(target)) {
    return `src/${from} may not import src/${to}/${subfolderOf(target)}, which is for src/${to} alone. Import a file directly in src/${to}.`
  }
  return undefined
}

/**
 * The layer of a file, or undefined when its folder is not in the table.
 *
 * @param {string} file
 */
function layerOf(file) {
  const folder = file.slice(0, Math.max(0, file.indexOf('/')))
  return folder in LAYERS ? /** @type {LayerName} */ (folder) : undefined
}

/**
 * The subfolder of its layer that a file lies in: `session` for `pages/session/SessionPage.vue`.
 *
 * @param {string} file
 */
function subfolderOf(file) {
  const parts = file.split('/')
  return parts.length > 2 ? parts[1] : undefined
}

/**
 * @param {LayerName} from
 * @param {string} source
 */
function packageProblem(from, source) {
  const allowed = LAYERS[from].packages.some((name) =>
    name.endsWith('*') ? source.startsWith(name.slice(0, -1)) : source === name,
  )
  if (allowed) return undefined
  const known = Object.keys(PACKAGE_ADVICE).find((name) => source === name || source.startsWith(`${name}/`))
  const advice = known
    ? PACKAGE_ADVICE[known]
    : 'Do without it here, or add it to the packages of this layer in eslint/layers.js.'
  return `src/${from} may not import ${source}. ${advice}`
}

/**
 * The rule `local/layer-imports`: static, dynamic and re-exporting imports against the table of layers.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const layerImports = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(path.join(context.cwd, 'src'), context.filename).split(path.sep).join('/')

    /** @param {import('estree').Node | null | undefined} source */
    function check(source) {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return
      const message = importProblem(file, source.value)
      if (message) context.report({ node: source, message })
    }

    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      // `import('./other.ts').Thing` in a type. ESTree does not know this node; the TypeScript parser makes it.
      TSImportType: (/** @type {{ source?: import('estree').Node }} */ node) => check(node.source),
    }
  },
}
