import { AwsError } from "../../aws-error.ts";

/** The fields of a form, by their names in lower case, and its file. */
export interface PostedForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly type: string | undefined; readonly bytes: Buffer };
}

/**
 * Reads `multipart/form-data`. Fields after the file are left out, as on AWS.
 *
 * @throws AwsError `MalformedPOSTRequest`, `IncorrectNumberOfFilesInPostRequest`
 */
export function readForm(body: Buffer, contentType: string): PostedForm {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/iu.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed();
  const fields = new Map<string, string>();
  for (const part of partsOf(body, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf("\r\n\r\n");
    if (end < 0) throw malformed();
    const head = part.subarray(0, end).toString("utf8");
    const content = part.subarray(end + 4);
    const name = /\bname="([^"]*)"/iu.exec(head)?.[1]?.toLowerCase();
    if (name === undefined) throw malformed();
    if (name === "file") {
      const type = /^content-type:\s*(.+?)\s*$/imu.exec(head)?.[1];
      return { fields, file: { name: /\bfilename="([^"]*)"/iu.exec(head)?.[1] ?? "", type, bytes: content } };
    }
    fields.set(name, content.toString("utf8"));
  }
  throw new AwsError("InvalidArgument", "POST requires exactly one file upload per request.", {
    statusCode: 400,
    members: { ArgumentName: "file", ArgumentValue: "0" },
  });
}

function* partsOf(body: Buffer, delimiter: Buffer): Generator<Buffer> {
  let start = body.indexOf(delimiter);
  if (start < 0) throw malformed();
  for (;;) {
    start += delimiter.length;
    if (body.subarray(start, start + 2).toString() === "--") return;
    const next = body.indexOf(Buffer.concat([Buffer.from("\r\n"), delimiter]), start);
    if (next < 0) throw malformed();
    yield body.subarray(start + 2, next);
    start = next + 2;
  }
}

function malformed(): AwsError {
  return new AwsError("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.", {
    statusCode: 400,
  });
}
