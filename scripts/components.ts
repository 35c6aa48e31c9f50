import vue from '@vitejs/plugin-vue'

const LENGTH = 4
const scopes = new Map<string, string>()

/**
 * Vue's own plugin, with short names for the scopes of styles: they stand a thousand times in what is kept offline, and the
 * plugin's eight letters, chosen by chance, do not compress.
 */
export function components(): ReturnType<typeof vue> {
  return vue({ features: { componentIdGenerator: scopeOf } })
}

function scopeOf(file: string, _source: string, _isProduction: boolean | undefined, hash: Hash): string {
  const scope = BigInt(`0x${hash(file)}`)
    .toString(36)
    .slice(-LENGTH)
  const other = scopes.get(scope) ?? file
  // Both would be styled by the rules of either, which nobody would think of.
  if (other !== file) throw new Error(`${file} and ${other} share the scope ${scope}: make LENGTH larger`)
  scopes.set(scope, file)
  return scope
}

type Hash = (text: string) => string
