import { build } from 'vite'
const r: any = await build({ logLevel: 'error', build: { write: false } })
for (const o of [r].flat()[0].output) if (o.type === 'chunk' && (o.isEntry || process.argv[2] === 'all' || /export-helper|judging|storage|dist|browser-places|defineP|import-wr|bank-/.test(o.fileName))) {
  console.log('\n' + o.fileName, o.code.length, 'imports', o.imports.length)
  for (const [id, m] of Object.entries(o.modules as any).sort((a: any, b: any) => b[1].renderedLength - a[1].renderedLength).slice(0, 40)) if ((m as any).renderedLength > 400) console.log('  ', (m as any).renderedLength, id.replace(/.*\/work\/main\//, '').replace(/.*node_modules\//, '~'))
}
