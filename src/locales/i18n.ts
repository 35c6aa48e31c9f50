import { createI18n } from 'petite-vue-i18n'
import zhCN from './zh-CN.json'

/** zh-CN is the source: its keys are the keys there are. */
export type MessageSchema = typeof zhCN

declare module 'petite-vue-i18n' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface DefineLocaleMessage extends MessageSchema {}
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN },
})
