import { openLine, WEAK_SIGNAL } from './support/line.ts'
import { serveBuild } from './support/server.ts'
import { coldVisit } from './support/journeys.ts'
const s = await serveBuild({ '/': process.argv[2]! }); const line = await openLine(s.port, WEAK_SIGNAL)
for (let i = 0; i < Number(process.argv[3]); i++) try { const f = await coldVisit({ name: 'app', line, usable: 'question' }); console.log(f.firstPaintMs.toFixed(0), f.usableMs.toFixed(0), f.shift, f.shiftSources.join(' '), JSON.stringify(f.marks)); if (i === 0) console.log(f.resources.join('\n')) } catch (e) { console.log(String(e)) }
process.exit(0)
