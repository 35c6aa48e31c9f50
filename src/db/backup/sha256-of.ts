import { sha256 } from '../../quiz/sha256.ts'

export function sha256Of(text: string): string {
  const hash = sha256()
  hash.add(new TextEncoder().encode(text))
  return hash.hex()
}
