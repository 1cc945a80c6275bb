import { explainAwsError } from "../../aws/explain-error.ts";
import { isNotOffered } from "../../aws/not-offered.ts";
import type { Message, ProgressArea } from "../../text/areas.ts";
import type { AnyMessage } from "../../text/entry.ts";
import { UserError } from "../../user-error.ts";

/** The checks, in the order of the report. */
const checkIds = [
  "node",
  "disk",
  "endpoint",
  "credentials",
  "region",
  "clock",
  "roles",
  "concurrency",
  "rekognition",
  "stacks",
  "permissions",
  "leftovers",
] as const;

type CheckId = (typeof checkIds)[number];

/** How one check ended. `unknown`: it could not be looked at, and may be all right. */
export interface Check {
  readonly check: CheckId;
  readonly status: "ok" | "warning" | "failed" | "unknown";
  readonly finding: Message<ProgressArea>;
  /** The error that says what to do, where one was met. */
  readonly error?: AnyMessage | undefined;
}

/** Runs a check that needs the account: a denied or lacking call makes it unknown, not failed. */
export async function look(check: CheckId, work: () => Promise<Omit<Check, "check"> | undefined>): Promise<Check> {
  try {
    const found = await work();
    return { check, ...(found ?? { status: "unknown", finding: { code: "check-no-answer" } }) };
  } catch (error) {
    if (isNotOffered(error)) return { check, status: "unknown", finding: { code: "check-not-offered" } };
    const explained = explainAwsError(error);
    if (!(explained instanceof UserError)) throw error;
    const { code, values } = explained;
    return { check, status: "unknown", finding: { code: "check-denied" }, error: { code, values } };
  }
}
