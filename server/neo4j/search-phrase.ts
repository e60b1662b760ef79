/**
 * The word of a query that the full-text index can find, as a quoted phrase; null when none is fit and
 * every node must be looked at. Fit is a word of two or more common Chinese characters: the index holds
 * their pairs, so the phrase finds every place where the word stands (the analyzer would join the pairs by
 * OR without the quotes), and the ranking then verifies it. Single characters, letters and pinyin are
 * sought without it. The longest is the rarest.
 */
export function phraseOf(terms: readonly string[]): string | null {
  const fit = terms.filter((term) => HAN.test(term)).sort((a, b) => b.length - a.length);
  return fit[0] === undefined ? null : `"${fit[0]}"`;
}

/** Only what Lucene cuts into pairs for certain; nothing here has a meaning in its query language. */
const HAN = /^[\u4e00-\u9fa5]{2,}$/u;
