import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'

import { layerImports } from './eslint/layer-imports.js'
import { LAYERS, TABOOS } from './eslint/layers.js'
import { noBarrelFile } from './eslint/no-barrel-file.js'

/**
 * The rules that keep a layer away from what it never touches.
 *
 * @param {string} folder
 * @param {import('./eslint/layers.js').Layer} layer
 * @returns {import('eslint').Linter.Config}
 */
function tabooConfig(folder, layer) {
  /** @type {{ globals: object[], properties: object[], syntax: object[] }} */
  const banned = { globals: [], properties: [], syntax: [] }
  for (const name of layer.neverTouches ?? []) {
    const { globals = [], properties = [], syntax = [], instead } = TABOOS[name]
    const message = `src/${folder} never touches ${name}. ${instead}`
    banned.globals.push(...globals.map((name) => ({ name, message })))
    banned.properties.push(...properties.map(([object, property]) => ({ object, property, message })))
    banned.syntax.push(...syntax.map((selector) => ({ selector, message })))
  }
  return {
    name: `layers/${folder}`,
    files: [`src/${folder}/**/*.{ts,vue}`],
    rules: {
      'no-restricted-globals': ['error', { globals: banned.globals, checkGlobalObject: true }],
      'no-restricted-properties': ['error', ...banned.properties],
      'no-restricted-syntax': ['error', ...banned.syntax],
    },
  }
}

export default defineConfigWithVueTs(
  { ignores: ['dist', 'coverage', 'test-results', 'src/bank/generated'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  vue.configs['flat/recommended'],
  vueTsConfigs.recommended,

  {
    name: 'faults',
    files: ['**/*.{ts,vue}'],
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // A promise nobody waits for is how a failed write goes unseen.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    name: 'templates',
    files: ['**/*.vue'],
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/no-unused-refs': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/enforce-style-attribute': ['error', { allow: ['scoped'] }],
    },
  },
  {
    name: 'src',
    files: ['src/**/*.{ts,vue}'],
    plugins: { local: { rules: { 'layer-imports': layerImports, 'no-barrel-file': noBarrelFile } } },
    rules: {
      'no-console': 'error',
      'local/layer-imports': 'error',
      'local/no-barrel-file': 'error',
    },
  },
  {
    name: 'named exports',
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  ...Object.entries(LAYERS)
    .filter(([, layer]) => 'neverTouches' in layer)
    .map(([folder, layer]) => tabooConfig(folder, layer)),
  {
    name: 'declarations',
    files: ['src/**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off', 'local/layer-imports': 'off' },
  },

  // Last: Prettier lays out, so rules about layout go off.
  prettier,
)
