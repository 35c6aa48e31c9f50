// `npm run bench`: the app beside the floor and an empty page, in one run, on a weak line and a slow processor.
// `--quick`: one round of each and the smaller history only. What each figure means: docs/performance.md.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './support/builds.ts'
import { measureGrowth } from './support/growth.ts'
import type { GrowthFigures } from './support/growth.ts'
import { coldVisit, laterVisit } from './support/journeys.ts'
import type { ColdFigures, Target, VisitFigures } from './support/journeys.ts'
import { openLine, WEAK_SIGNAL } from './support/line.ts'
import { planSession, readBuiltBank } from './support/planned-session.ts'
import { growthTargets, pageTargets, printTargets } from './support/targets.ts'
import { serveBuild } from './support/server.ts'

const RESULTS = fileURLToPath(new URL('./results', import.meta.url))
const isQuick = process.argv.includes('--quick')
const only = process.argv.find((each) => each.startsWith('--only='))?.slice('--only='.length)
const rounds = isQuick ? 1 : 5
const reloads = isQuick ? 2 : 3

const builds = await buildAll()
const [app, floor, empty] = [
  await target('app', { '/': builds.app, '/__seed/': builds.seed }, 'question'),
  await target('floor', { '/': builds.floor }, 'floor'),
  await target('empty', { '/': builds.empty }, null),
]
const bank = readBuiltBank(builds.app)
const session = planSession(bank)

const cold: Record<Target['name'], ColdFigures[]> = { app: [], floor: [], empty: [] }
const later: Record<'app' | 'floor', VisitFigures[]> = { app: [], floor: [] }
if (only !== 'growth')
  for (let round = 0; round < rounds; round++) {
    console.log(`Round ${round + 1} of ${rounds}: first visits …`)
    // Side by side and not one after the other: whatever else this machine does hits all of them.
    const inTurn = round % 2 === 0 ? [empty, floor, app] : [app, floor, empty]
    for (const each of inTurn) cold[each.name].push(await coldVisit(each))
    console.log(`Round ${round + 1} of ${rounds}: reloads and answers …`)
    later.floor.push(await laterVisit(floor, session, { reloads }))
    later.app.push(await laterVisit(app, session, { reloads }))
  }

const growth: GrowthFigures | null =
  only === 'page'
    ? null
    : await measureGrowth(app, bank, isQuick ? [0, 1000, 100_000] : [0, 1000, 100_000, 1_000_000], {
        rounds: isQuick ? 1 : 3,
      })

const targets = [
  ...(only === 'growth' ? [] : pageTargets(cold, later)),
  ...(growth ? growthTargets(growth) : []),
]
printTargets(targets)
mkdirSync(RESULTS, { recursive: true })
const file = join(RESULTS, `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`)
writeFileSync(file, JSON.stringify({ isQuick, line: WEAK_SIGNAL, targets, cold, later, growth }, null, 1))
console.log(`\nAll figures: ${file}`)
for (const each of [app, floor, empty]) await each.close()
for (const folder of [builds.app, builds.floor, builds.seed]) rmSync(folder, { recursive: true, force: true })
process.exit(0)

async function target(
  name: Target['name'],
  folders: Readonly<Record<string, string>>,
  usable: Target['usable'],
): Promise<Target & { readonly close: () => Promise<void> }> {
  const server = await serveBuild(folders)
  const line = await openLine(server.port, WEAK_SIGNAL)
  return {
    name,
    line,
    usable,
    close: async () => {
      await line.close()
      await server.close()
    },
  }
}
