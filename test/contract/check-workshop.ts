import { openHeldWorkshop } from "../policies/held-workshop.ts";
import type { WorkshopStep } from "../policies/workshop-steps.ts";
import { recordCalls } from "./record-calls.ts";
import { violationsOf } from "./violations.ts";

/**
 * Takes steps of the workshop, and compares each call they make with AWS's service models.
 *
 * @returns what was wrong: steps that failed, and calls that are not as the models have them
 */
export async function checkWorkshop(steps: readonly WorkshopStep[]): Promise<{ calls: number; wrong: string[] }> {
  const workshop = await openHeldWorkshop();
  const calls = recordCalls(workshop.endpoint);
  const failed: string[] = [];
  try {
    for (const { words, name } of steps) {
      const { code, stderr } = await workshop.run(words);
      if (code !== 0) failed.push(`${name} ended with ${code}: ${stderr}`);
    }
  } finally {
    await workshop.close();
  }
  return { calls: calls.length, wrong: [...failed, ...[...new Set(calls.flatMap(violationsOf))].sort()] };
}
