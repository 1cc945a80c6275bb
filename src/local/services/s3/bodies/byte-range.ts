import { AwsError } from "../../../aws-error.ts";
import type { ByteSpan } from "./body-files.ts";

/**
 * Reads a `Range` header. It ignores anything but a single range of bytes, as RFC 9110 demands and S3 does.
 *
 * @param size the object's bytes
 * @throws AwsError `InvalidRange` (416) when nothing of the object lies in the range
 */
export function readRange(header: string | undefined, size: number): ByteSpan | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, from = "", to = ""] = found ?? [];
  if (header === undefined || !found || (from === "" && to === "")) return undefined;
  if (from !== "" && to !== "" && Number(to) < Number(from)) return undefined;
  const first = from === "" ? Math.max(size - Number(to), 0) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last) {
    throw new AwsError("InvalidRange", "The requested range is not satisfiable", {
      statusCode: 416,
      members: { RangeRequested: header, ActualObjectSize: size },
    });
  }
  return { first, last };
}
