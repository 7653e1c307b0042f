/** Syllables by groups of vowels, with the silent endings of English: near enough to compare texts. */
function syllables(word: string): number {
  const bare = word.toLowerCase().replace(/(?:[^laeiouy]es|[^td]ed|[^aeioul]e)$/, (ending) => ending[0] ?? '')
  return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 1)
}

/**
 * The Flesch-Kincaid grade of some sentences: about the school year in which they can be read.
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
 */
export function readingGrade(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.!?:]+/)).filter((sentence) => /[a-z]/i.test(sentence))
  const words = sentences.flatMap((sentence) => sentence.match(/[a-z’']+/gi) ?? [])
  const count = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (count / words.length) - 15.59
}
