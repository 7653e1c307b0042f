/** The size of a file in words, such as `2.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  const [size, unit] = bytes < 999_500 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB']
  return `${size < 9.95 ? Number(size.toFixed(1)) : Math.round(size)} ${unit}`
}
