import { describe, expect, it } from 'vitest'
import { hostApp, isWebKit } from '../../src/composables/browser-kind.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 13; V2183A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0'
const SAFARI = `${IPHONE} Version/17.0 Mobile/15E148 Safari/604.1`
const CHROME = `${ANDROID} Chrome/120.0.0.0 Mobile Safari/537.36`

describe('hostApp', () => {
  it.each([
    [`${IPHONE} Mobile/15E148 MicroMessenger/8.0.42(0x18002a2c) NetType/WIFI`, 'wechat'],
    [`${CHROME} XWEB/1160117 MMWEBSDK/20231202 MicroMessenger/8.0.47`, 'wechat'],
    [`${IPHONE} Mobile/15E148 QQ/8.9.80.620 V1_IPH_SQ`, 'qq'],
    [`${CHROME} V1_AND_SQ_8.9.80 QQ/8.9.80.12440`, 'qq'],
    [`${IPHONE} Mobile/15E148 DingTalk/7.0.50`, 'other'],
    [`${CHROME} aweme_280400`, 'other'],
    [`${CHROME} AlipayClient/10.5`, 'other'],
    [SAFARI, null],
    [CHROME, null],
    [`${ANDROID} MQQBrowser/14.4 Mobile Safari/537.36`, null],
    [`${CHROME} MicroBrowser`, null],
    ['', null],
  ])('%s: %s', (userAgent, app) => {
    expect(hostApp(userAgent)).toBe(app)
  })
})

describe('isWebKit', () => {
  it.each([
    [SAFARI, true],
    [`${IPHONE} CriOS/120.0.0.0 Mobile/15E148 Safari/604.1`, true],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15',
      true,
    ],
    [CHROME, false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36', false],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', false],
  ])('%s: %s', (userAgent, is) => {
    expect(isWebKit(userAgent)).toBe(is)
  })
})
