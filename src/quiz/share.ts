/** For showing in whole percent: all only when it is all, none only when it is none. 399 of 400 are 99 %, not 100 %. */
export function wholeShare(share: number): number {
  if (share <= 0 || share >= 1) return share
  return Math.min(0.99, Math.max(0.01, Math.round(share * 100) / 100))
}
