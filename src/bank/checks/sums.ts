import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'

const ASKS_FOR_SUM =
  /相差|相加|相减|之和|之差|加起来|合计|一共多少|[多少]多少|[多少]几|多出|几倍|多少倍|平均每|四舍五入|推算|计算|还剩|剩下|百分之几/

export const sums: Check = {
  name: 'sums',
  description:
    'Nobody learns by adding up remembered figures: only the derived facts that pack.yaml lists under `sums` are asked.',
  scope: 'file',
  check: (bank) => {
    const allowed = new Set(bank.pack.sums)
    const unknown = bank.pack.sums.filter((id) => !bank.factById.get(id)?.derived)
    return [
      ...unknown.map((id) => error(bank.pack, `sums names ${id}, which is no derived fact: remove it`)),
      ...bank.asked.flatMap(({ question, facts }) => {
        if (facts.some(({ id }) => allowed.has(id))) return []
        const derived = facts.find((fact) => fact.derived)
        if (derived)
          return [
            error(
              question,
              `rests on the sum of ${derived.id}, which pack.yaml does not list under sums: retire it, or ask what the figures measure`,
            ),
          ]
        const asks = ASKS_FOR_SUM.exec(question.stem)?.[0]
        return asks === undefined
          ? []
          : [error(question, `“${asks}” asks for a sum: ask what the figures measure, or which is larger`)]
      }),
    ]
  },
}
