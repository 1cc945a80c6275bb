const mostElements = 1000;

/**
 * `$range(first, last, step)`: the numbers from the first to the last, both included. The answer is a sequence of
 * JSONata: one of a single number is that number (recorded), an empty one is nothing.
 */
export function range(first: unknown, last: unknown, step: unknown): number[] {
  if (typeof first !== "number" || typeof last !== "number" || typeof step !== "number") {
    throw new TypeError('The arguments of function "range" must be numbers');
  }
  const [from, to, by] = [Math.round(first), Math.round(last), Math.round(step)];
  if (by === 0) throw new RangeError('Argument 3 of function "range" must not be zero');
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (length > mostElements) throw new RangeError(`The range must not hold more than ${mostElements} elements`);
  const numbers = Array.from({ length }, (_, index) => from + index * by);
  return Object.defineProperty(numbers, "sequence", { value: true });
}
