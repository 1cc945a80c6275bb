/** `1 photo`, `3 photos`, `0 faces`: for English sentences. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
