/** `1 photo`, `3 photos`, `0 faces`: for English sentences. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
