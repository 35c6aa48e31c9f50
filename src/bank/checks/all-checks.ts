import { alike } from './alike.ts'
import { bankMinima } from './bank-minima.ts'
import { blankUnits } from './blank-units.ts'
import { blanks } from './blanks.ts'
import { centreOfOptions } from './centre-of-options.ts'
import type { Check } from './check.ts'
import { choices } from './choices.ts'
import { derivedSums } from './derived-sums.ts'
import { difficultySpread } from './difficulty-spread.ts'
import { digitRote } from './digit-rote.ts'
import { echo } from './echo.ts'
import { factCoverage } from './fact-coverage.ts'
import { figures } from './figures.ts'
import { ids } from './ids.ts'
import { judgeBalance } from './judge-balance.ts'
import { judgeSwaps } from './judge-swaps.ts'
import { keys } from './keys.ts'
import { lengths } from './lengths.ts'
import { lockedMeanings } from './locked-meanings.ts'
import { oppositePairs } from './opposite-pairs.ts'
import { optionLengths } from './option-lengths.ts'
import { orderUnits } from './order-units.ts'
import { otherFactRight } from './other-fact-right.ts'
import { paperInStems } from './paper-in-stems.ts'
import { positions } from './positions.ts'
import { rankOfFigures } from './rank-of-figures.ts'
import { sums } from './sums.ts'
import { teachingWhy } from './teaching-why.ts'
import { wording } from './wording.ts'

/** Every rule of the bank, in the order their problems are printed. */
export const allChecks: readonly Check[] = [
  ids,
  keys,
  derivedSums,
  figures,
  choices,
  judgeSwaps,
  blanks,
  blankUnits,
  otherFactRight,
  alike,
  lengths,
  wording,
  positions,
  orderUnits,
  sums,
  digitRote,
  oppositePairs,
  teachingWhy,
  factCoverage,
  judgeBalance,
  difficultySpread,
  optionLengths,
  centreOfOptions,
  rankOfFigures,
  echo,
  paperInStems,
  bankMinima,
  lockedMeanings,
]
