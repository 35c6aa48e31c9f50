import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Pinia } from 'pinia'
import { readSettings } from '../../../src/db/settings.ts'
import { setLanguage } from '../../../src/locales/i18n.ts'
import SettingsPage from '../../../src/pages/settings/SettingsPage.vue'
import { useSettingsStore } from '../../../src/stores/settings.ts'
import { firstPageLoad } from '../../support/app.ts'
import { field } from '../../support/by-role.ts'
import { aPlace } from '../../support/places.ts'
import { mountPage } from '../../support/screen.ts'

let pinia: Pinia

beforeEach(async () => {
  pinia = await firstPageLoad()
})

describe('SettingsPage', () => {
  it('shows what is set', () => {
    useSettingsStore().change({ theme: 'dark', textScale: 130, goOnAfterRight: true, rightInARow: 3 })
    const { page } = mountPage(SettingsPage, pinia)
    for (const name of [
      '深色',
      '130%',
      '选好再点确定',
      '答对后自动进入下一题',
      '3 次',
      '这几次不能都在同一天',
    ])
      expect([name, field(page, name).element.checked]).toEqual([name, true])
    for (const name of ['浅色', '100%', '点一下就算', '2 次'])
      expect([name, field(page, name).element.checked]).toEqual([name, false])
  })

  it.each([
    ['150%', { textScale: 150 }],
    ['浅色', { theme: 'light' }],
    ['点一下就算', { answerBy: 'tap' }],
    ['答对后自动进入下一题', { goOnAfterRight: true }],
    ['5 次', { rightInARow: 5 }],
    ['更醒目', { contrast: 'more' }],
    ['按钮和选项更大，间隔更宽', { largeTargets: true }],
    ['自动读', { readAloud: 'auto' }],
    ['稍慢', { readPace: 0.85 }],
    ['答完有轻轻的提示音', { sounds: true }],
    ['长辈模式', { textScale: 150, contrast: 'more', answerBy: 'confirm', showClock: false }],
  ])('changes %s at once', async (name, expected) => {
    const { page } = mountPage(SettingsPage, pinia)
    await field(page, name).setValue(true)
    expect(useSettingsStore().settings).toMatchObject(expected)
    expect(page.find('[role=alert]').exists()).toBe(false)
  })

  it('turns a switch off again', async () => {
    const { page } = mountPage(SettingsPage, pinia)
    await field(page, '这几次不能都在同一天').setValue(false)
    expect(useSettingsStore().settings.onDifferentDays).toBe(false)
  })

  it('has every extra off at first', () => {
    const { page } = mountPage(SettingsPage, pinia)
    for (const name of ['长辈模式', '答完有轻轻的提示音', '答完轻轻震动', '按钮和选项更大，间隔更宽'])
      expect([name, field(page, name).element.checked]).toEqual([name, false])
    expect(field(page, '不读').element.checked).toBe(true)
  })

  it('brings everything back when 长辈模式 is turned off', async () => {
    useSettingsStore().change({ textScale: 130, answerBy: 'tap' })
    const { page } = mountPage(SettingsPage, pinia)
    await field(page, '长辈模式').setValue(true)
    await field(page, '长辈模式').setValue(false)
    expect(useSettingsStore().settings).toMatchObject({ textScale: 130, answerBy: 'tap', readAloud: 'off' })
  })

  it('offers each language by its own name, and remembers the choice', async () => {
    const { page } = mountPage(SettingsPage, pinia)
    const language = page.get<HTMLSelectElement>('[data-testid=language]')
    expect(language.findAll('option').map((option) => [option.attributes('lang'), option.text()])).toEqual([
      ['zh-CN', '简体中文'],
      ['en', 'English'],
    ])
    await language.setValue('en')
    expect(useSettingsStore().settings.language).toBe('en')
    expect(readSettings().language).toBe('en')
  })

  it('says everything in the chosen language at once', async () => {
    const { page } = mountPage(SettingsPage, pinia)
    expect(page.get('h1').text()).toBe('设置')
    await setLanguage('en')
    await nextTick()
    expect(page.get('h1').text()).toBe('Settings')
    expect(field(page, 'Choose, then confirm').element.checked).toBe(true)
    expect(page.text().replace('简体中文', '')).not.toMatch(/[\u3400-\u9fff]/)
    await setLanguage('zh-CN')
  })

  it('says that this browser cannot read aloud', () => {
    const { page } = mountPage(SettingsPage, pinia)
    expect(page.get('[data-testid=voice]').text()).toContain('这个浏览器不能朗读')
  })

  it('does not ask for different days when once is enough', async () => {
    const { page } = mountPage(SettingsPage, pinia)
    await field(page, '1 次').setValue(true)
    expect(field(page, '这几次不能都在同一天').element.disabled).toBe(true)
  })

  it('says when the browser does not keep a change', async () => {
    vi.stubGlobal('localStorage', aPlace(['setItem']))
    const { page } = mountPage(SettingsPage, pinia)
    await field(page, '浅色').setValue(true)
    expect(page.get('[role=alert]').text()).toContain('浏览器没有存住这次改动')
  })
})
