import type { Architecture } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";

/** The one architecture of a request, if it names any. Both run here: Node functions are the same on each. */
export function checkArchitectures(architectures: readonly Architecture[] | undefined): Architecture | undefined {
  if (architectures === undefined) return undefined;
  const [architecture] = architectures;
  if (architectures.length === 1 && (architecture === "arm64" || architecture === "x86_64")) return architecture;
  throw new AwsError(
    "ValidationException",
    `1 validation error detected: Value '[${architectures.join(", ")}]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]`,
  );
}
