import { spawn } from "node:child_process";

/**
 * The time of `node -e 0`, in milliseconds, on the machine the budgets were set on. Budgets in milliseconds are scaled
 * by what it takes in the same run, so that a slower or busier machine is judged by the same measure.
 */
export const quietNode = 23;

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Milliseconds a program takes from its start to its end; its output is thrown away. Rejects when it fails. */
export async function timeProgram(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: "ignore", env: environment });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
  return performance.now() - start;
}

/** Runs several things in turn, A B C A B C …, so that a drift of the machine falls on all; the medians by name. */
export async function interleave(
  rounds: number,
  things: Readonly<Record<string, () => Promise<number>>>,
): Promise<Record<string, number>> {
  const figures: Record<string, number[]> = {};
  for (const thing of Object.values(things)) await thing();
  for (let round = 0; round < rounds; round++)
    for (const [name, thing] of Object.entries(things)) (figures[name] ??= []).push(await thing());
  return Object.fromEntries(Object.entries(figures).map(([name, list]) => [name, median(list)]));
}
