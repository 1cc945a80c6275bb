import { createRandomSource } from "../random-source.ts";

/**
 * Returns what identifies a distributed Map state in ARNs: its `Label` or, without one, a name that the same state of
 * the same machine always gets.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function labelOf({
  machineArn,
  stateName,
  label,
}: {
  machineArn: string;
  stateName: string;
  label: string | undefined;
}): string {
  return label ?? createRandomSource(`${machineArn} ${stateName}`).uuid();
}
