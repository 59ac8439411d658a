/** What a browser with the Barcode Detection API offers. TypeScript does not know it yet. */
type Detector = Readonly<{
  detect: (image: HTMLVideoElement) => Promise<readonly Readonly<{ rawValue: string }>[]>
}>

declare global {
  interface Window {
    BarcodeDetector?: new (options?: Readonly<{ formats: readonly string[] }>) => Detector
  }
}

/** What goods and labels carry; a detector that does not know one of them reads the others. */
const formats = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128', 'code_39', 'qr_code']

/** Whether this browser can read barcodes with a camera. */
export const canScan = (): boolean =>
  window.BarcodeDetector !== undefined && typeof navigator.mediaDevices?.getUserMedia === 'function'

export type ScanTrouble = 'refused' | 'missing' | 'busy'

/** Why the camera did not start. */
export function troubleOf(error: unknown): ScanTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}

/** Milliseconds between two looks: often enough for a steady hand, rare enough for a weak phone. */
const lookEveryMs = 180

/**
 * Shows the camera that looks away from the person in `video` and calls `read` with every barcode it sees. Answers how to
 * stop. Throws what the browser throws when the camera may not or cannot be used.
 */
export async function watchBarcodes(
  video: HTMLVideoElement,
  read: (text: string) => void,
): Promise<() => void> {
  const { BarcodeDetector } = window
  if (BarcodeDetector === undefined) throw new DOMException('no barcode detector', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const detector = new BarcodeDetector({ formats })
  video.srcObject = stream
  await video.play()
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    // A picture that cannot be read is followed by the next one.
    const found = await detector.detect(video).catch(() => [])
    if (stopped) return
    found.slice(0, 1).forEach(({ rawValue }) => read(rawValue))
    timer = setTimeout(() => void look(), lookEveryMs)
  }
  void look()
  return () => {
    stopped = true
    clearTimeout(timer)
    stream.getTracks().forEach((track) => track.stop())
    video.srcObject = null
  }
}
