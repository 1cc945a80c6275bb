import { explainAwsError } from "../../aws/explain-error.ts";
import type { Message, ProgressArea } from "../../text/areas.ts";
import type { AnyMessage } from "../../text/entry.ts";
import { UserError } from "../../user-error.ts";

/** A part of an environment that could not be looked at. */
export interface UnknownPart {
  readonly what: Message<ProgressArea>;
  readonly name: string;
  /** Why: the error's code and values. */
  readonly error: AnyMessage;
}

/** Errors that concern one call alone. Any other one, such as expired credentials, concerns them all. */
const ofOneCall = new Set([
  "access-denied",
  "denied-by-organization",
  "bucket-denied",
  "bucket-elsewhere",
  "throttled",
]);

/** Reads the parts of an environment. A part that the caller may not see, or that the region lacks, is noted as unknown. */
export function createPartReader(): {
  readonly unknown: UnknownPart[];
  look<T>(part: Pick<UnknownPart, "what" | "name">, work: () => Promise<T>, otherwise: T): Promise<T>;
} {
  const unknown: UnknownPart[] = [];
  return {
    unknown,
    async look(part, work, otherwise) {
      try {
        return await work();
      } catch (error) {
        const explained = explainAwsError(error);
        if (!(explained instanceof UserError) || !(ofOneCall.has(explained.code) || isLackingService(error)))
          throw error;
        unknown.push({ ...part, error: { code: explained.code, values: explained.values } });
        return otherwise;
      }
    },
  };
}

/** A service that a region does not have has no address there. */
function isLackingService(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOTFOUND";
}
