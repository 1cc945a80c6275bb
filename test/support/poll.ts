import { vi } from "vitest";

/**
 * Asks again and again until there is an answer other than undefined.
 *
 * @param options.interval milliseconds between two questions
 * @throws Error after 20 seconds without an answer
 */
export function poll<Answer>(
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  { interval = 20 }: { interval?: number } = {},
): Promise<Answer> {
  // `waitUntil` waits for something true: a box around the answer is.
  const boxed = vi.waitUntil(
    async () => {
      const answer = await ask();
      return answer === undefined ? undefined : { answer };
    },
    { interval, timeout: 20_000 },
  );
  return boxed.then((box) => box.answer);
}
