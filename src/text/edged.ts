/** A name as it is written in a sentence: in quotes where spaces at its ends would not be seen. */
export function edged(name: string): string {
  return name === name.trim() ? name : JSON.stringify(name);
}
