// QR codes seen by the camera: by the browser's own detector where there is one (Android, macOS), else by a library that is
// loaded only then.

/** As much of the Shape Detection interface as is used here; the DOM library does not know it yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}
type Read = (video: HTMLVideoElement) => Promise<readonly string[]>

/** `none`: no camera, or not for this page; `refused`: the person or the system does not allow it. */
export type CameraFault = 'none' | 'refused'

/** Enough for the modules of a code that fills half of the picture; more only takes time. */
const MOST_PIXELS = 800
const BETWEEN_MS = 80

/**
 * Shows the camera in `video` and tells every text that it sees, again and again, until `signal` ends it. Resolves when the
 * camera runs, or to why it does not.
 */
export async function scanCodes(
  video: HTMLVideoElement,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<CameraFault | undefined> {
  // Typed as always there, but absent without a secure origin.
  if (!('mediaDevices' in navigator)) return 'none'
  try {
    const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    const end = (): void => camera.getTracks().forEach((track) => track.stop())
    if (signal.aborted) return void end()
    signal.addEventListener('abort', end)
    video.srcObject = camera
    await video.play()
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError'
    return isRefused ? 'refused' : 'none'
  }
  void look(video, tell, signal)
  return undefined
}

async function look(
  video: HTMLVideoElement,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const read = (await ownReader()) ?? (await libraryReader())
  while (!signal.aborted) {
    // A picture without a code, or of which a part is seen, is no fault.
    const texts = await read(video).catch(() => [])
    if (!signal.aborted) texts.forEach(tell)
    await new Promise((next) => setTimeout(next, BETWEEN_MS))
  }
}

async function ownReader(): Promise<Read | undefined> {
  const { BarcodeDetector } = window as { readonly BarcodeDetector?: DetectorMaker }
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? []
  if (!BarcodeDetector || !formats.includes('qr_code')) return undefined
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue)
}

async function libraryReader(): Promise<Read> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    const scale = Math.min(1, MOST_PIXELS / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context?.drawImage(video, 0, 0, canvas.width, canvas.height)
    const picture = context?.getImageData(0, 0, canvas.width, canvas.height)
    return Promise.resolve(picture ? [decodeQR(picture)] : [])
  }
}
