import { isMessage, isPlain } from "../text/is-message.ts";
import type { ProgressArea } from "../text/areas.ts";
import type { Words } from "../text/words.ts";

/**
 * A result as `--json` shows it. Where a member `x` is a message, or a list of them, it becomes its English text, and
 * `xCode` beside it carries the codes and values.
 */
export function wordResult(value: unknown, words: Words<ProgressArea>): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => wordResult(part, words));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]: [string, unknown]): [string, unknown][] => {
      if (isMessage(part))
        return [
          [name, words.word(part)],
          [`${name}Code`, part],
        ];
      if (Array.isArray(part) && part.length > 0 && part.every(isMessage))
        return [
          [name, part.map(words.word)],
          [`${name}Code`, part],
        ];
      return [[name, wordResult(part, words)]];
    }),
  );
}
