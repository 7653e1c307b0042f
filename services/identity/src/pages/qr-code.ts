import { renderSVG } from 'uqr'
import { type Markup, trusted } from './html.ts'

/** A QR code as a picture in the page, described by the text that stands beside it. */
export function qrCode(text: string): Markup {
  const svg = renderSVG(text, { border: 2 })
  return trusted(
    svg
      .replace('<svg ', '<svg class="qr" role="img" aria-labelledby="qr-title" ')
      .replace('>', '><title id="qr-title">QR code</title>'),
  )
}
