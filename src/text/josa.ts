/** Korean particles, each as it follows a consonant and as it follows a vowel. */
const particles = {
  "을/를": ["을", "를"],
  "이/가": ["이", "가"],
  "은/는": ["은", "는"],
  "과/와": ["과", "와"],
  "으로/로": ["으로", "로"],
} as const;

/**
 * Latin letters and digits whose Korean reading ends in a consonant: l, m, n; 0, 1, 3, 6, 7, 8; and R alone, 알. A word that
 * ends in r is read with a vowel: Error is 에러, user is 유저.
 */
const endsInConsonant = /[lmnLMNR013678]$/;
/** The final consonant ㄹ, after which 으로 is 로: Hangul by its code, l and R, and 1, 7, 8. */
const endsInRieul = /[lLR178]$/;

/** A word with the particle that fits its last sound: `josa("사진", "을/를")` is 사진을. */
export function josa(word: string, particle: keyof typeof particles): string {
  const last = word.replaceAll(/[^\p{L}\p{N}]+$/gu, "").at(-1) ?? "";
  const final = last >= "가" && last <= "힣" ? (last.charCodeAt(0) - 0xac00) % 28 : undefined;
  const closed = final === undefined ? endsInConsonant.test(last) : final !== 0;
  const rieul = final === undefined ? endsInRieul.test(last) : final === 8;
  const [afterConsonant, afterVowel] = particles[particle];
  return `${word}${closed && !(rieul && particle === "으로/로") ? afterConsonant : afterVowel}`;
}
