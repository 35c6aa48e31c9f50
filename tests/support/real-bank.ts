// The bank as it is shipped, compiled from questions/.
import { fileURLToPath } from 'node:url'
import { readPackFiles } from '../../scripts/pack-files.ts'
import { assembleBank } from '../../src/bank/authored/assemble.ts'
import type { AuthoredBank } from '../../src/bank/authored/authored-bank.ts'
import { compileBank } from '../../src/bank/authored/compile.ts'
import type { CompiledBank } from '../../src/bank/authored/compile.ts'
import { giveawaysToWire } from '../../src/bank/authored/to-wire.ts'
import { parseGiveaways } from '../../src/bank/parse-giveaways.ts'
import type { Giveaways } from '../../src/quiz/bank.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export function realBank(): CompiledBank {
  return compileBank(authored())
}

/** What in the shipped bank gives what away, by the same way as the app gets it. */
export function realGiveaways({ index, giveaways }: CompiledBank): Giveaways {
  return parseGiveaways(giveawaysToWire(index, giveaways), index)
}

function authored(): AuthoredBank {
  const { value } = assembleBank(readPackFiles(`${root}/questions/loudi-2021`, root))
  if (!value) throw new Error('questions/loudi-2021 does not read: run `npm run bank`')
  return value
}
