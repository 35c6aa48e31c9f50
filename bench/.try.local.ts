import { openLine, WEAK_SIGNAL } from '/work/main/bench/support/line.ts'
import { serveBuild } from '/work/main/bench/support/server.ts'
import { coldVisit, laterVisit } from '/work/main/bench/support/journeys.ts'
import { planSession, readBuiltBank } from '/work/main/bench/support/planned-session.ts'
import { median, percentile } from '/work/main/bench/support/sums.ts'
const dist = process.argv[2]!, rounds = Number(process.argv[3] ?? 1), what = process.argv[4] ?? 'all'
const mk = async (name: any, folder: string, usable: any) => { const s = await serveBuild({ '/': folder }); const line = await openLine(s.port, WEAK_SIGNAL); return { name, line, usable } as any }
const app = await mk('app', dist, 'question'), floor = await mk('floor', '/tmp/perf/floor', 'floor'), empty = await mk('empty', '/work/main/bench/empty', null)
const plan = planSession(readBuiltBank(dist))
const acc: any = { app: [], floor: [], empty: [] }, later: any = { app: [], floor: [] }
for (let r = 0; r < rounds; r++) {
  if (what !== 'later') for (const t of r === 0 ? [empty, floor, app] : [floor, app]) { const f = await coldVisit(t); acc[t.name].push(f); console.log(r, t.name, f.firstPaintMs.toFixed(0), f.usableMs.toFixed(0), f.kilobytes.toFixed(1), f.shift, f.shiftSources); if (r === 0 && t.name === 'app') console.log(f.resources.join('\n'), f.marks) }
  if (what !== 'cold') for (const t of [floor, app]) { const f = await laterVisit(t, plan, { reloads: 3 }); later[t.name].push(f); console.log(r, t.name, 'warm', f.warmMs.map(x=>x.toFixed(0)), 'off', f.offlineMs.map(x=>x.toFixed(0)), 'tap', percentile(f.taps.map(x=>x.ms),.5).toFixed(0), percentile(f.taps.map(x=>x.ms),.95).toFixed(0), f.taps.map(x=>x.form[0]+x.ms.toFixed(0)).join(' '), 'heap', f.heapMegabytes.toFixed(1), f.shift, f.shiftSources.slice(0,6)) }
}
const m = (xs: any[], k: string) => median(xs.map((x) => x[k]))
for (const t of ['empty','floor','app']) if (acc[t].length) console.log('MEDIAN', t, 'fcp', m(acc[t],'firstPaintMs').toFixed(0), 'usable', m(acc[t],'usableMs').toFixed(0), 'KB', m(acc[t],'kilobytes').toFixed(1))
if (acc.app.length) console.log('RATIO fcp', (m(acc.app,'firstPaintMs')/m(acc.floor,'firstPaintMs')).toFixed(2), 'usable', (m(acc.app,'usableMs')/m(acc.floor,'usableMs')).toFixed(2))
if (later.app.length) { const w = (t:string,k:string)=>median(later[t].flatMap((x:any)=>x[k])); const p=(t:string,q:number)=>percentile(later[t].flatMap((x:any)=>x.taps.map((y:any)=>y.ms)),q)
console.log('RATIO warm', w('app','warmMs').toFixed(0), w('floor','warmMs').toFixed(0), (w('app','warmMs')/w('floor','warmMs')).toFixed(2), 'off', w('app','offlineMs').toFixed(0), w('floor','offlineMs').toFixed(0), (w('app','offlineMs')/w('floor','offlineMs')).toFixed(2), 'tap p95', p('app',.95).toFixed(0), p('floor',.95).toFixed(0), (p('app',.95)/p('floor',.95)).toFixed(2), 'heap', (m(later.app,'heapMegabytes')/m(later.floor,'heapMegabytes')).toFixed(2)) }
process.exit(0)
