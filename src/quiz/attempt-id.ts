/** Device id and counter, e.g. `k3f9…-1024`: the union of two devices' logs is their merge. */
export type AttemptId = string & { readonly __id: 'attempt' }
