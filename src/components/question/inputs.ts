import { shallowReactive } from 'vue'
import { loadWords } from '../../locales/i18n.ts'
import type GapsInput from './GapsInput.vue'
import type MatchList from './MatchList.vue'
import type OrderList from './OrderList.vue'
import type ShortInput from './ShortInput.vue'

interface Inputs {
  gaps?: typeof GapsInput
  match?: typeof MatchList
  order?: typeof OrderList
  short?: typeof ShortInput
}

/**
 * The inputs of the rarer forms, which come in files of their own while the first question is read. A question of theirs is
 * drawn whole once they are here.
 */
export const inputs = shallowReactive<Inputs>({})

/** Rejects when one did not come; the next call asks for it again. */
export async function loadInputs(): Promise<void> {
  if (inputs.short) return
  const [gaps, match, order, short] = await Promise.all([
    import('./GapsInput.vue'),
    import('./MatchList.vue'),
    import('./OrderList.vue'),
    import('./ShortInput.vue'),
    loadWords(),
  ])
  Object.assign(inputs, {
    gaps: gaps.default,
    match: match.default,
    order: order.default,
    short: short.default,
  })
}
