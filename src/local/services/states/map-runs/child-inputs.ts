import { openItemBatches, type MapRunPlan } from "../../../states-language/index.ts";
import { readItems } from "./read-items.ts";
import type { S3Call } from "./s3-call.ts";

/** What one child execution is given, as JSON text, and how many items that is. */
export interface ChildInput {
  readonly input: string;
  readonly items: number;
}

/** Reads the items one by one, shapes each and gathers them into batches where the state asks for it. */
export async function* childInputs(plan: MapRunPlan, s3: S3Call): AsyncGenerator<ChildInput> {
  const batches = plan.batching && openItemBatches(plan.batching);
  for await (const item of readItems(plan.source, s3)) {
    const selected = await plan.selectItem(item);
    if (!batches) yield { input: JSON.stringify(selected), items: 1 };
    const full = batches?.add(selected);
    if (full) yield { input: JSON.stringify(full.input), items: full.items };
  }
  const rest = batches?.rest();
  if (rest) yield { input: JSON.stringify(rest.input), items: rest.items };
}
