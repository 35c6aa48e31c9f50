// Word and pasted text: lines, questions, their keys, drafts.
import { draft, type Draft } from '../draft.ts'
import { LONGEST_BLOCK } from '../limits.ts'
import { blockDraft } from './block-draft.ts'
import { cutIntoBlocks, type Block, type Part } from './blocks.ts'
import { readKeyList, type ListedKey } from './key-list.ts'
import { linesOf, type Line } from './lines.ts'

export function readLines(all: readonly Line[], answers?: string): { title: string; drafts: Draft[] } {
  const lines = all.filter(({ text }) => text.length <= LONGEST_BLOCK)
  const long = all.filter(({ text }) => text.length > LONGEST_BLOCK)
  const { title, parts } = cutIntoBlocks(lines)
  const given = answers === undefined ? [] : linesOf(answers, 'key:')
  const drafts = parts.flatMap((part, at) =>
    partDrafts(at === parts.length - 1 ? { ...part, keys: [...part.keys, ...given] } : part),
  )
  return { title, drafts: [...drafts, ...long.map(tooLong)] }
}

function tooLong({ where, text }: Line): Draft {
  return draft({ where, text, fault: { code: 'too-long', data: { most: LONGEST_BLOCK } } })
}

function partDrafts({ blocks, keys }: Part): Draft[] {
  const alone = new Map(blocks.map((block) => [block, blockDraft(block, undefined)]))
  const listed = readKeyList(keys)
  const keyOf = matchKeys(
    blocks.filter((block) => !alone.get(block)?.key),
    listed,
  )
  const used = new Set(keyOf.values())
  const orphans = listed.filter((key) => !used.has(key))
  return [
    ...[...alone].map(([block, itself]) => {
      const key = keyOf.get(block)
      return key ? blockDraft(block, key) : itself
    }),
    ...orphans.map(({ where, number, key }) =>
      draft({ where, text: `${number}. ${key}`, fault: { code: 'key-without-question', data: { number } } }),
    ),
  ]
}

/** By section and number where the list names sections; else by number, or round by round where numbers start anew. */
function matchKeys(blocks: readonly Block[], listed: readonly ListedKey[]): Map<Block, ListedKey> {
  const numbers = new Set(blocks.map(({ number }) => number))
  const areUnique = numbers.size === blocks.length
  const named = listed.some(({ section }) => section > 0)
  const firstSection = Math.min(...blocks.map(({ section }) => section.order))
  const belongs = (key: ListedKey, { number, section }: Block): boolean => {
    if (key.number !== number) return false
    if (areUnique) return true
    if (named) return key.section === (section.numeral || section.order - firstSection + 1)
    return key.round === section.order - firstSection + 1
  }
  const byNumber = new Map<number, ListedKey[]>()
  for (const key of listed) byNumber.set(key.number, [...(byNumber.get(key.number) ?? []), key])
  const matched = new Map<Block, ListedKey>()
  for (const block of blocks) {
    const waiting = byNumber.get(block.number) ?? []
    const at = waiting.findIndex((key) => belongs(key, block))
    const [key] = at === -1 ? [] : waiting.splice(at, 1)
    if (key) matched.set(block, key)
  }
  return matched
}
