import { readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'

/** @typedef {ReadonlyMap<string, readonly string[]>} Graph Each file with the files it imports. */

/**
 * Reads which of these files import which, for a type or for more: who reads one of a ring has to read them all. `import()`
 * does not count.
 *
 * @param {readonly string[]} files
 * @returns {Graph}
 */
export function importGraph(files) {
  const known = new Set(files)
  return new Map(
    files.map((file) => {
      const targets = importedBy(file, readFileSync(file, 'utf8'))
        .filter((source) => source.startsWith('.'))
        .map((source) => path.join(path.dirname(file), source))
      return [file, [...new Set(targets)].filter((target) => known.has(target))]
    }),
  )
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function importedBy(file, text) {
  const blocks = file.endsWith('.vue')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    : [[text, text]]
  return blocks
    .flatMap(([, code = '']) => [...ts.createSourceFile(file, code, ts.ScriptTarget.Latest).statements])
    .flatMap((statement) => {
      const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
      const source = isImport ? statement.moduleSpecifier : undefined
      return source && ts.isStringLiteral(source) ? [source.text] : []
    })
}

/**
 * One cycle for every group of files that import each other in a ring, as a path that ends where it began.
 *
 * @param {Graph} graph
 * @returns {string[][]}
 */
export function importCycles(graph) {
  /** @type {string[][]} */
  const cycles = []
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {string[]} */
  const trail = []

  /** @param {string} file */
  function visit(file) {
    const start = trail.indexOf(file)
    if (start >= 0) {
      cycles.push([...trail.slice(start), file])
      return
    }
    if (done.has(file)) return
    trail.push(file)
    for (const target of graph.get(file) ?? []) visit(target)
    trail.pop()
    done.add(file)
  }

  for (const file of graph.keys()) visit(file)
  return cycles
}
