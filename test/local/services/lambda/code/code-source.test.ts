import { expect, test } from "vitest";
import { readCode } from "../../../../../src/local/services/lambda/code/code-source.ts";

// Nothing but the size is looked at: neither host nor caller is asked.
const options = { operation: "CreateFunction" } as Parameters<typeof readCode>[1];

test("a zip file that fills the request is taken", async () => {
  expect(await readCode({ ZipFile: new Uint8Array(52_625_406) }, options)).toHaveLength(52_625_406);
});

test("one byte more is too much: it is base64 in the request", async () => {
  await expect(readCode({ ZipFile: new Uint8Array(52_625_407) }, options)).rejects.toMatchObject({
    code: "RequestEntityTooLargeException",
    message: "Request must be smaller than 70167211 bytes for the CreateFunction operation",
    statusCode: 413,
  });
});
