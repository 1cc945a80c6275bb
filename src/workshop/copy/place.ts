import { UserError } from "../../user-error.ts";

/** A bucket and what keys in it begin with: nothing, or the path of a folder with its final slash. */
export interface CopyPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/**
 * Reads `BUCKET`, `BUCKET/PREFIX` or `s3://BUCKET/PREFIX`. A prefix means the folder of that name, as in `aws s3 sync`.
 *
 * @throws UserError `bad-copy-place`
 */
export function readPlace(text: string): CopyPlace {
  const [, bucket, path = ""] = /^(?:s3:\/\/)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(text) ?? [];
  if (bucket === undefined || Buffer.byteLength(path) > 1000)
    throw new UserError({ code: "bad-copy-place", values: { place: text } });
  return { bucket, prefix: path === "" || path.endsWith("/") ? path : `${path}/` };
}

/** `bucket/prefix`, as a person writes it. */
export function writePlace({ bucket, prefix }: CopyPlace): string {
  return prefix === "" ? bucket : `${bucket}/${prefix}`;
}

/**
 * Refuses a copy whose copies would be among what is copied.
 *
 * @throws UserError `copy-into-itself`
 */
export function checkDistinct(from: CopyPlace, to: CopyPlace): void {
  const inside = to.prefix.startsWith(from.prefix) || from.prefix.startsWith(to.prefix);
  if (from.bucket === to.bucket && inside)
    throw new UserError({ code: "copy-into-itself", values: { from: writePlace(from), to: writePlace(to) } });
}
