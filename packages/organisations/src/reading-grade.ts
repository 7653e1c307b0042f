/** Syllables of an English word, by counting groups of vowels: good to about one in ten words, without bias in either direction that matters here. */
function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  // an e at the end is silent (write), unless it carries the only vowel (he) or follows a consonant and l (simple)
  const spoken = letters.replace(/(?<=[aeiouy].*)(?:(?<![^aeiouy]l)es?|(?<![td])ed)$/, (ending, at: number) =>
    /(?:[sxz]|ch|sh|c|g)$/.test(letters.slice(0, at)) && ending === 'es' ? 'es' : '',
  )
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0)
}

/**
 * The Flesch-Kincaid grade of a text: the school year (US) in which it is read with ease. Pages for service users are to stay at 5 or below.
 *
 * @returns the grade; 0 for a text without words. Figures count as words of one syllable.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?]+(?:\s|$)/).filter((sentence) => /\w/.test(sentence))
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
  if (words.length === 0) return 0
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59
}
