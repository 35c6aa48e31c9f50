/** Apps with an embedded web view: its storage may be cleared with the app's cache at any time. */
export type HostApp = 'wechat' | 'qq' | 'other'

// MQQBrowser is a browser of its own and no app; the app says QQ/8.9.
const HOST_APPS: readonly (readonly [RegExp, HostApp])[] = [
  [/MicroMessenger/i, 'wechat'],
  [/\bQQ\/\d/, 'qq'],
  [
    /DingTalk|Weibo|aweme|BytedanceWebview|NewsArticle|AlipayClient|baiduboxapp|\bFeishu|\bLark\/|xhsdiscover|discover\/\d|Kwai|\bFBA[NV]\/|Instagram|\bLine\//i,
    'other',
  ],
]

export function hostApp(userAgent: string): HostApp | null {
  return HOST_APPS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
}

/** Every browser on an iPhone or iPad is WebKit inside; on a Mac only Safari is. */
export function isWebKit(userAgent: string): boolean {
  if (/iPhone|iPad|iPod/.test(userAgent)) return true
  return /Safari\//.test(userAgent) && !/Chrome|Chromium|Android|CriOS|Edg/.test(userAgent)
}
