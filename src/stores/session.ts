import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { forgetSession, notedSession, noteSession } from '../db/session-note.ts'
import { attemptOf, givenFrom } from '../quiz/answering.ts'
import type { Attempt } from '../quiz/attempt.ts'
import { startTime, timeAfter, timeResumed } from '../quiz/contest/clock.ts'
import type { ContestTime } from '../quiz/contest/clock.ts'
import {
  answerStyle,
  atTime,
  deadlineOf,
  dueAt,
  endsWith,
  mayJump,
  nextOpenPlace,
  openPlaces,
  pauseContest,
  remainingAt,
  resumeContest,
  showPlace,
  spentOn,
  startContest,
  toggleFlag,
} from '../quiz/contest/contest-session.ts'
import { passIsOutOfReach } from '../quiz/contest/points.ts'
import { shownOptions } from '../quiz/option-order.ts'
import type { Answer, Question } from '../quiz/question.ts'
import {
  draftAnswer,
  finishSession,
  giveAnswer,
  goTo as goToPosition,
  isMiss,
  isOpen,
  markMisTapped,
  nextUnanswered,
  placeToGoOn,
  reopenSession,
  startSession,
  tallyOf,
} from '../quiz/session.ts'
import type { GivenAnswer, RunningSession, Session, SessionId, SessionPlan } from '../quiz/session.ts'
import { useBankStore } from './bank.ts'
import { nowMs, readClocks, studyDayAt } from './clock.ts'
import { useFirstStepsStore } from './first-steps.ts'
import { useLearnerStore } from './learner.ts'
import { useSavingStore } from './saving.ts'
import type { SaveState } from './saving.ts'
import { useStorageStore } from './storage.ts'

/** The session on the screen: state, score, clock, and whether it is saved. */
export const useSessionStore = defineStore('session', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const saving = useSavingStore()
  const learner = useLearnerStore()
  const firstSteps = useFirstStepsStore()

  const session = shallowRef<Session | null>(null)
  /** Moment at which the question on the screen was put there, outside contests. */
  const shownAt = ref(0)
  /** Whether the other questions of the session are loaded. */
  const others = ref<'there' | 'coming' | 'failed'>('there')
  /** The round on the screen was drawn before the database was open, and turned out to be deleted. */
  const gone = ref(false)
  /** Contest time; null outside contests. */
  const time = shallowRef<ContestTime | null>(null)
  /** The screen released the session, so another tab may have continued it. */
  let wasLeft = false
  /** The round drawn from its note and not yet compared with what is stored. */
  let unchecked: SessionId | null = null

  const question = computed<Question | undefined>(() => {
    const id = session.value?.plan.questions[session.value.position]
    return id && bank.question(id)
  })
  watch(question, (shown) => {
    if (shown && shown !== bank.noted?.question && !session.value?.plan.contest) bank.note(shown)
  })
  const options = computed(() =>
    question.value && session.value ? shownOptions(question.value, session.value.plan.seed) : [],
  )
  const given = computed<GivenAnswer | null>(() => session.value?.given[session.value.position] ?? null)
  /** What is chosen at the moment: the answer given, or the draft. */
  const chosen = computed<Answer>(() => {
    if (given.value) return given.value.answer
    const draft = session.value?.drafts[session.value.position]
    if (draft) return draft
    return question.value?.form === 'order' ? options.value.map((option) => option.id) : []
  })
  const tally = computed(() => (session.value ? tallyOf(session.value) : null))
  const saveState = computed<SaveState | null>(() =>
    given.value ? saving.stateOf(given.value.attempt) : null,
  )
  const rules = computed(() => session.value?.plan.contest?.rules ?? null)
  /** How this session takes answers; rounds outside contests give the verdict at once. */
  const style = computed(() => (rules.value ? answerStyle(rules.value) : 'each'))
  const jumpable = computed(() => !rules.value || mayJump(rules.value))
  const paused = computed(() => typeof session.value?.contest?.pausedAt === 'number')
  /** Milliseconds until the paper's or the question's time runs out; null without a clock. */
  const remainingMs = computed<number | null>(() => {
    return session.value?.phase === 'running' && time.value
      ? remainingAt(session.value, time.value.now)
      : null
  })
  /** Milliseconds since a contest began, pauses left out; null outside contests. */
  const runningMs = computed<number | null>(() => {
    const contest = session.value?.contest
    if (!contest || !time.value) return null
    return Math.max(0, (contest.pausedAt ?? time.value.now) - contest.startedAt - contest.pausedMs)
  })
  /** Places without answer or draft. */
  const openNow = computed(() => (session.value ? openPlaces(session.value) : []))

  /** `since`: the moment the first question came to the screen, when that was before its round was made. */
  async function start(plan: SessionPlan, since?: number): Promise<SessionId> {
    await loadFor(plan, 0)
    time.value = plan.contest ? startTime(readClocks()) : null
    wasLeft = false
    const started = startSession(plan)
    show(time.value ? startContest(started, time.value) : started)
    if (since !== undefined) shownAt.value = since
    if (session.value) void saving.progress(session.value)
    return plan.id
  }

  /**
   * Draws a round outside contests from its note, at once. `open` then compares it with what is stored; nothing of
   * it is written before `mayWrite` has resolved to true. Returns whether it was drawn: there is a note, and nobody who
   * `goesOn` from it to another question.
   */
  function drawNoted(id: SessionId, mayWrite: Promise<boolean>, goesOn = false): boolean {
    if (session.value?.plan.id === id) return false
    const noted = notedSession(id)
    if (!noted || (goesOn && placeToGoOn(noted) !== noted.position)) return false
    const asked = noted.plan.questions[noted.position]
    if (asked === undefined || !bank.takeNoted(asked)) return false
    saving.waitFor(mayWrite)
    gone.value = false
    unchecked = id
    others.value = 'coming'
    showStored(noted)
    return true
  }

  /**
   * Puts a stored session on the screen; for somebody who `goesOn`, at the next question where this one has its verdict.
   * Resolves to false when there is none of that id.
   */
  async function open(id: SessionId, goesOn = false): Promise<boolean> {
    gone.value = false
    const current = session.value
    if (current?.plan.id === id && unchecked === id) {
      unchecked = null
      void saving.confirmJournal()
      // Later questions, and the one on the screen as the bank has it now. A failure is told when one is reached.
      void loadFor(current.plan, current.position).catch(() => (others.value = 'failed'))
      void checkNoted(current, goesOn)
      return true
    }
    if (current?.plan.id === id) {
      await catchUp(id)
      // Another tab may have moved on.
      const { plan, position } = session.value ?? current
      await loadFor(plan, position)
      // Time away does not count towards the question, except in a contest, whose clock keeps running.
      shownAt.value = nowMs()
    } else {
      const stored = await (await storage.ready()).session(id)
      if (!stored) return false
      if (stored.plan.bank !== bank.loader.bank) return turnTo(stored.plan.bank)
      await loadFor(stored.plan, stored.position)
      showStored(stored)
      noteSession(stored)
    }
    // Before the clock: a verdict that it has given meanwhile was not seen.
    if (goesOn) passVerdict()
    tick()
    return true
  }

  /** A session is shown by its own bank: the app begins anew with it, or the session is as good as gone. */
  async function turnTo(id: string): Promise<boolean> {
    const { useBanksStore } = await import('./banks.ts')
    return useBanksStore().turnTo(id)
  }

  /** Reopens a round that was ended early. */
  async function reopen(id: SessionId): Promise<void> {
    await open(id)
    const ended = session.value
    if (ended?.phase !== 'finished' || ended.plan.contest || !ended.given.some(isOpen)) return
    show(reopenSession(ended, nowMs()))
    if (session.value) void saving.progress(session.value)
  }

  /** Compares a round that was drawn from its note with what is stored, which may have gone on in another tab. */
  async function checkNoted(noted: Session, goesOn: boolean): Promise<void> {
    const { id } = noted.plan
    try {
      const kept = await storage.ready()
      const stored = await kept.session(id)
      const shown = session.value
      if (shown?.plan.id !== id) return
      if (stored && stored.touchedAt > shown.touchedAt) {
        await loadFor(stored.plan, stored.position)
        showStored(stored)
        if (goesOn) passVerdict()
      } else if (!stored && kept.kind === 'kept' && noted.given.some((given) => given !== null)) {
        // It was stored with its first answer at the latest, so it has been deleted since.
        forgetSession()
        session.value = null
        gone.value = true
      } else if (!stored) await saving.progress(shown)
    } catch {
      // Told as a fault of the storage; the round goes on, and its answers wait in the journal.
    }
  }

  /** On from a question that has its verdict, unless the round ends with it. */
  function passVerdict(): void {
    if (given.value && !over.value) next()
  }

  function showStored(stored: Session): void {
    time.value = stored.contest ? timeResumed(stored.contest, readClocks()) : null
    wasLeft = false
    show(stored)
  }

  async function catchUp(id: SessionId): Promise<void> {
    const current = running()
    if (!wasLeft || !current) return
    const stored = await (await storage.ready()).session(id)
    if (stored && stored.touchedAt > current.touchedAt) showStored(stored)
    wasLeft = false
  }

  /** Whether what this tab knows of the session is sure to be the latest: no other tab can have had it. */
  function isFresh(id: SessionId): boolean {
    return session.value?.plan.id === id && !wasLeft && unchecked !== id
  }

  /** The screen shows something else from now on. The session's clock goes on, and any tab may take it up. */
  function leave(): void {
    wasLeft = true
  }

  /** Another tab has the session now: this one forgets it, and neither its clock nor a late tap writes any more. */
  function giveUp(): void {
    unchecked = null
    session.value = null
    time.value = null
    forgetSession()
  }

  /**
   * Makes the question at `place` ready; the others follow while it is read. A contest waits for all of them: its clock
   * must not run while a question is on the way.
   */
  async function loadFor(plan: SessionPlan, place: number): Promise<void> {
    const shown = plan.questions[place]
    await bank.loadQuestions(plan.contest || shown === undefined ? plan.questions : [shown])
    others.value = 'coming'
    bank.loadQuestions(plan.questions).then(
      () => (others.value = 'there'),
      // Told when one of them is reached, and tried again then.
      () => (others.value = 'failed'),
    )
  }

  function show(next: Session): void {
    session.value = next
    shownAt.value = nowMs()
  }

  /** Reads the clocks and does what they demand: hands in what was due while the page was hidden or closed. */
  function tick(): void {
    if (!time.value || !running()) return
    const wasSetBack = time.value.setBack
    time.value = timeAfter(time.value, readClocks())
    // Stored at once: a page killed now would otherwise come back with nothing but the earlier, later-looking wall time.
    if (time.value.setBack && !wasSetBack) keepTime()
    // The first stood on the screen; what ran out after it came and went with nobody looking.
    for (let isSeen = true; ; isSeen = false) {
      const current = running()
      const due = current && dueAt(current, time.value.now)
      if (!current || !due) return
      if (due.what === 'paper') handInAt(due.at)
      else {
        if (!answerAt(due.at, isSeen) || style.value === 'each' || !running()) return
        goOnAt(due.at)
      }
    }
  }

  function choose(answer: Answer): void {
    tick()
    const current = running()
    if (!current || given.value || paused.value) return
    session.value = draftAnswer(timed(current), answer, nowMs())
    void saving.progress(session.value)
  }

  /**
   * Gives what is chosen as the answer. The journal has it before this returns; `saveState` says when the database has.
   * In a paper that may still be changed a choice stays a draft, and this does nothing.
   */
  function confirm(): GivenAnswer | null {
    tick()
    if (style.value === 'free' || paused.value) return null
    return answerAt(time.value?.now ?? nowMs())
  }

  /** An answer that is not seen stands in the paper and counts for its score, but is no attempt: the log has none of it. */
  function answerAt(moment: number, isSeen = true): GivenAnswer | null {
    const current = running()
    const asked = question.value
    if (!current || !asked || given.value) return null
    const elapsedMs = current.contest
      ? spentOn(current, current.position, moment)
      : Math.max(0, moment - shownAt.value)
    // An untouched order is no answer to a clock that has run out.
    const answer = current.contest && late(moment) ? (current.drafts[current.position] ?? []) : chosen.value
    const attempt = attempted(asked, answer, elapsedMs, moment)
    const answered = giveAnswer(timed(current), givenFrom(attempt), nowMs())
    const done = isOver(answered) ? closed(answered, moment) : answered
    session.value = done
    void (isSeen ? saving.answer(attempt, done) : saving.progress(done))
    return givenFrom(attempt)
  }

  /** A contest takes no tap back; elsewhere a miss that is stored may be declared one. */
  const mayMisTap = computed(
    () =>
      session.value !== null &&
      !session.value.plan.contest &&
      isMiss(given.value) &&
      saveState.value === 'saved',
  )

  /** 'I mis-tapped': the answer on the screen counts for nothing, and the question is asked again. Rejects when that was not stored. */
  async function misTap(): Promise<void> {
    const answered = given.value
    const asked = session.value?.plan.questions[session.value.position]
    if (!session.value || !answered || asked === undefined || !mayMisTap.value) return
    const { id, bank: name } = session.value.plan
    const { attempt } = answered
    const correction = { id: storage.ids.attemptId(), bank: name, question: asked, madeAt: nowMs() }
    await learner.correct({ ...correction, kind: 'mis-tap', attempt })
    // Meanwhile somebody may have gone on, or left for another session.
    const here = session.value?.plan.id === id
    const latest = here ? session.value : await (await storage.ready()).session(id)
    if (!latest) return
    const marked = markMisTapped(latest, attempt, nowMs())
    if (here) session.value = marked
    await saving.progress(marked)
  }

  function late(moment: number): boolean {
    const deadline = session.value && deadlineOf(session.value)
    return deadline !== null && moment >= deadline
  }

  function attempted(asked: Question, answer: Answer, elapsedMs: number, answeredAt: number): Attempt {
    const { plan } = session.value as Session
    const id = storage.ids.attemptId()
    return attemptOf(asked, answer, { id, plan, elapsedMs, answeredAt, day: studyDayAt(answeredAt) })
  }

  /** Whether the rules end the go here: at the first miss, or with a pass out of reach. */
  function isOver(current: RunningSession): boolean {
    const contest = current.plan.contest
    if (!contest) return false
    const last = current.given[current.position]
    if (last && endsWith(contest.rules, last)) return style.value !== 'each'
    const { ending } = contest.rules
    if (ending.kind !== 'pass' || !ending.early) return false
    const open = current.plan.questions
      .filter((_, at) => !current.given[at])
      .map((id) => bank.summary(id))
      .filter((summary) => summary !== undefined)
    return passIsOutOfReach(contest.rules, tallyOf(current).points, open)
  }

  /** Whether the answer on the screen was the last one this go takes. */
  const over = computed(() => {
    const contest = session.value?.plan.contest
    if (!session.value || session.value.phase === 'finished') return true
    if (contest && given.value && endsWith(contest.rules, given.value)) return true
    return nextUnanswered(session.value) === undefined
  })

  function goTo(position: number): void {
    tick()
    const current = running()
    if (!current || paused.value || !jumpable.value) return
    moveTo(current, position, time.value?.now ?? nowMs())
  }

  function moveTo(current: RunningSession, position: number, moment: number): void {
    const moved = goToPosition(current, position, nowMs())
    if (moved === current) return
    show(current.contest ? timed(showPlace(current, moved.position, moment), true) : moved)
    if (session.value) void saving.progress(session.value)
  }

  /** On to the next open question; when none is left, the session is finished. Returns whether it is. */
  function next(): boolean {
    tick()
    return goOnAt(time.value?.now ?? nowMs())
  }

  function goOnAt(moment: number): boolean {
    const current = running()
    if (!current) return true
    if (paused.value) return false
    const open = style.value === 'free' ? nextOpenPlace(current) : nextUnanswered(current)
    if (open === undefined || over.value) {
      finishAt(moment)
      return true
    }
    moveTo(current, open, moment)
    return false
  }

  /** Ends the round. In a paper with drafts this hands it in. */
  function finish(): void {
    tick()
    finishAt(time.value?.now ?? nowMs())
  }

  function finishAt(moment: number): void {
    const current = running()
    if (!current) return
    if (style.value === 'free') {
      handInAt(moment)
      return
    }
    session.value = closed(current, moment)
    void saving.progress(session.value)
  }

  // Every draft becomes an answer as of `moment`; what was left open stays without one.
  function handInAt(moment: number): void {
    const current = running()
    if (!current) return
    const attempts: Attempt[] = []
    const all = current.plan.questions.map((id, place) => {
      const asked = bank.question(id)
      const draft = current.drafts[place]
      if (current.given[place] || !asked || !draft?.some((part) => part.trim() !== ''))
        return current.given[place] ?? null
      const attempt = attempted(asked, draft, spentOn(current, place, moment), moment)
      attempts.push(attempt)
      return givenFrom(attempt)
    })
    const done = closed({ ...current, given: all }, moment)
    session.value = done
    void saving.paper(attempts, done)
  }

  function closed(current: RunningSession, moment: number): Session {
    firstSteps.take('finishedRound')
    const settled = timed(showPlace(current, current.position, moment), true)
    const finished = finishSession(settled, moment)
    // What ran out while the page was closed ended at its deadline, not when it was found.
    return finished.contest ? { ...finished, contest: { ...finished.contest, now: moment } } : finished
  }

  function flag(): void {
    const current = running()
    if (!current?.contest) return
    session.value = timed(toggleFlag(current, current.position), true)
    void saving.progress(session.value)
  }

  function pause(): void {
    tick()
    const current = running()
    if (!current || !time.value) return
    session.value = pauseContest(timed(current, true), time.value.now)
    void saving.progress(session.value)
  }

  function goOnAfterPause(): void {
    const current = running()
    if (!current || !time.value) return
    time.value = timeAfter(time.value, readClocks())
    session.value = resumeContest(timed(current, true), time.value.now)
    void saving.progress(session.value)
  }

  function keepTime(): void {
    const current = running()
    if (!current) return
    session.value = timed(current, true)
    void saving.progress(session.value)
  }

  function timed(current: RunningSession, touched = false): RunningSession {
    const noted = time.value ? atTime(current, time.value) : current
    // Never back, or storage would take the state for an older one and keep none of what follows a clock set back.
    return touched ? { ...noted, touchedAt: Math.max(nowMs(), noted.touchedAt) } : noted
  }

  function running(): RunningSession | null {
    return session.value?.phase === 'running' ? session.value : null
  }

  return {
    session,
    shownAt,
    others,
    gone,
    time,
    question,
    options,
    given,
    chosen,
    tally,
    saveState,
    rules,
    style,
    jumpable,
    paused,
    remainingMs,
    runningMs,
    openNow,
    over,
    mayMisTap,
    start,
    open,
    reopen,
    drawNoted,
    isFresh,
    leave,
    giveUp,
    tick,
    choose,
    confirm,
    misTap,
    goTo,
    next,
    finish,
    flag,
    pause,
    goOnAfterPause,
  }
})
