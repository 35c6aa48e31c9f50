import type { Chapter } from './bank.ts'

/** `S4P3` as people say it: 第四部分第3段. An id that no chapter claims is returned as it is. */
export function paragraphName(paragraph: string, chapters: readonly Chapter[]): string {
  const chapter = chapters.find((candidate) => candidate.paragraphs.includes(paragraph))
  const number = /P(\d+)$/.exec(paragraph)?.[1]
  return chapter && number ? `${chapter.source}第${number}段` : paragraph
}
