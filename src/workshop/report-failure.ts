import { explainAwsError } from "../aws/explain-error.ts";
import type { AnyMessage } from "../text/entry.ts";
import { UserError } from "../user-error.ts";

/** An error as data, for a list of what could not be done. */
export function reportFailure(error: unknown): AnyMessage {
  const explained = explainAwsError(error);
  if (explained instanceof UserError) return { code: explained.code, values: explained.values };
  const text = explained instanceof Error ? `${explained.name}: ${explained.message}` : String(explained);
  return { code: "said-by-aws", values: { text } };
}
