import { getObject } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { parseJson, readText } from "../json-member.ts";
import { decodeKey } from "../run/encoded-key.ts";
import type { InspectedRun } from "./execution-view.ts";

/** The photo that an execution was about. */
export interface RunPhoto {
  readonly key: string;
  readonly body: Uint8Array;
}

/** Reads the photo that an execution's input names; undefined where it names none, or where it is gone. */
export async function readRunPhoto(
  environment: Environment,
  { execution }: Pick<InspectedRun, "execution">,
): Promise<RunPhoto | undefined> {
  const input = parseJson(execution.input);
  const [bucket, encoded] = [readText(input, "s3Bucket"), readText(input, "s3Key")];
  if (bucket === undefined || encoded === undefined) return undefined;
  const key = decodeKey(encoded);
  try {
    const object = await getObject(environment.session, { bucket, key });
    return object && { key, body: object.body };
  } catch {
    // A page without its photo is better than none.
    return undefined;
  }
}
