import { randomUUID } from "node:crypto";

/** How long the names begin alike, in milliseconds, and with how many characters. */
const window = { milliseconds: 100, characters: 3 };
let beginning = { text: "", until: 0 };

/**
 * A name for an execution that was given none: a random UUID, as on AWS. Those of one moment begin alike, so that they
 * lie side by side in the index of names: otherwise each of thousands a second would write a page of it anew.
 *
 * @param now milliseconds of any clock
 */
export function makeExecutionName(now = performance.now()): string {
  const name = randomUUID();
  if (now >= beginning.until || now < beginning.until - window.milliseconds) {
    beginning = { text: name.slice(0, window.characters), until: now + window.milliseconds };
    return name;
  }
  return beginning.text + name.slice(window.characters);
}
