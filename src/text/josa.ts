/** Korean particles, each as it follows a consonant and as it follows a vowel. */
const particles = {
  "을/를": ["을", "를"],
  "이/가": ["이", "가"],
  "은/는": ["은", "는"],
  "과/와": ["과", "와"],
  "으로/로": ["으로", "로"],
} as const;

/**
 * Latin words and digits whose Korean reading ends in a consonant: l, m, n, also before a silent e (Name is 네임); -ing; a
 * short vowel before -ck, -p, -set, -put (Stack is 스택, Map is 맵); 0, 1, 3, 6, 7, 8; and R alone, 알. A word that ends in r
 * is read with a vowel: Error is 에러, user is 유저.
 */
const endsInConsonant = /(?:[lmnLMNR013678]|[aeiou][lmn]e|[bdpt]le|ing|[aeiou]ck|(?:^|[^aeiou])[aeiou]p|cket|set|put)$/;
/** The final consonant ㄹ, after which 으로 is 로: Hangul by its code, l, -le and R, and 1, 7, 8. */
const endsInRieul = /(?:[lLR178]|[aeioubdpt]le)$/;

/**
 * A word with the particle that fits its last sound: `josa("사진", "을/를")` is 사진을. Names from a Mac may be decomposed
 * (NFD): their last letter is composed first.
 */
export function josa(word: string, particle: keyof typeof particles): string {
  const sounds = word.normalize("NFC").replaceAll(/[^\p{L}\p{N}]+$/gu, "");
  const last = sounds.at(-1) ?? "";
  const final = last >= "가" && last <= "힣" ? (last.charCodeAt(0) - 0xac00) % 28 : undefined;
  const closed = final === undefined ? endsInConsonant.test(sounds) : final !== 0;
  const rieul = final === undefined ? endsInRieul.test(sounds) : final === 8;
  const [afterConsonant, afterVowel] = particles[particle];
  return `${word}${closed && !(rieul && particle === "으로/로") ? afterConsonant : afterVowel}`;
}
