import Dexie from 'dexie'
import type { Table } from 'dexie'
import { defineStore } from 'pinia'
import { ref } from 'vue'

interface Row {
  readonly id: number
  readonly question: string
  readonly answeredAt: number
}

class FloorDatabase extends Dexie {
  readonly rows!: Table<Row, number>

  constructor() {
    super('floor', { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ rows: 'id, question' })
  }
}

export const useAnswersStore = defineStore('answers', () => {
  const database = new FloorDatabase()
  const isReady = ref(false)
  const saved = ref(0)

  async function open(): Promise<void> {
    await database.open()
    isReady.value = true
  }

  async function answer(): Promise<void> {
    const id = Date.now()
    await database.transaction('rw', database.rows, async () => {
      await database.rows.put({ id, question: 'q', answeredAt: id })
    })
    saved.value++
  }

  return { isReady, saved, open, answer }
})
