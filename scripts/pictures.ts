// `npm run pictures`: takes the pictures anew that tests/browser/pictures.spec.ts holds the pages to. Look at them before
// they are committed.
import { mkdirSync, rmSync } from 'node:fs'
import { keepGround } from '../tests/browser/support/picture-ground.ts'
import { run } from './support/run.mjs'

const FOLDER = 'tests/browser/pictures'

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER)
keepGround()
const { ok } = await run('npx', [
  'playwright',
  'test',
  'tests/browser/pictures.spec.ts',
  '--update-snapshots',
])
process.exitCode = ok ? 0 : 1
