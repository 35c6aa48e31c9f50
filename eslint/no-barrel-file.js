/**
 * The rule `local/no-barrel-file`: a file that only hands on what other files export hides where things live,
 * loads all of them when one is wanted, and makes import cycles easy.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noBarrelFile = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      Program(program) {
        const onlyHandsOn = program.body.every(
          (statement) =>
            statement.type === 'ImportDeclaration' ||
            statement.type === 'ExportAllDeclaration' ||
            (statement.type === 'ExportNamedDeclaration' && !statement.declaration),
        )
        const exportsSomething = program.body.some((statement) => statement.type !== 'ImportDeclaration')
        if (onlyHandsOn && exportsSomething) {
          context.report({
            loc: { line: 1, column: 0 },
            message:
              'This file only re-exports. Import each thing from the file that makes it, and delete this one.',
          })
        }
      },
    }
  },
}
