/** What a program knows of Chinese words: where they part, and whether a run of characters is one. */
export type Words = {
  /** Words of a text, in order; joined they give the text again. */
  cut(text: string): { word: string; tag: string }[];
  isWord(word: string): boolean;
};

/** Where no dictionary is at hand: every character stands for itself, and nothing is known to be a word. */
export const noWords: Words = {
  cut: (text) => [...text].map((word) => ({ word, tag: '' })),
  isWord: () => false,
};

let loaded: Promise<Words | null> | undefined;

/**
 * Words by @node-rs/jieba, whose binary npm installs only on the platforms it was built for; null on others.
 * Loaded when first asked for: the dictionary is 5 MB, and only drafting and adding a source need it.
 */
export function loadWords(): Promise<Words | null> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Words | null> {
  try {
    const [{ Jieba }, { dict }] = await Promise.all([
      import('@node-rs/jieba'),
      import('@node-rs/jieba/dict.js'),
    ]);
    const jieba = Jieba.withDict(dict);
    return {
      cut: (text) => jieba.tag(text, false),
      isWord: (word) => [...word].length > 1 && jieba.cut(word, false).length === 1,
    };
  } catch {
    return null;
  }
}
