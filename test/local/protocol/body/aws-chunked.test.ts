import { createHash, createHmac, createSecretKey } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { decodeAwsChunked } from "../../../../src/local/protocol/body/aws-chunked.ts";

/** Sends the text in pieces of `size` bytes, so that every border falls everywhere. */
async function decode(
  wire: string,
  size: number,
  signing?: Parameters<typeof decodeAwsChunked>[0]["signing"],
): Promise<{ body: string; trailers: Record<string, string> }> {
  let trailers: Record<string, string> = {};
  const pieces = wire.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
  const decoder = decodeAwsChunked({ signing, onTrailers: (found) => (trailers = found) });
  const parts: Buffer[] = [];
  for await (const part of Readable.from(pieces.map((piece) => Buffer.from(piece))).pipe(decoder)) parts.push(part);
  return { body: Buffer.concat(parts).toString(), trailers };
}

const unsigned = "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n";

test.each([1, 2, 3, 7, 1000])("chunks and trailers are taken apart whatever the pieces (%i bytes)", async (size) => {
  expect(await decode(unsigned, size)).toEqual({
    body: "hello world",
    trailers: { "x-amz-checksum-crc32": "AAAAAA==" },
  });
});

test("a body without trailers may leave out the last blank line", async () => {
  expect((await decode("3\r\nabc\r\n0\r\n", 4)).body).toBe("abc");
});

test.each([
  ["it ends inside a chunk", "5\r\nhel", "IncompleteBody"],
  ["it ends between chunks", "5\r\nhello\r\n", "IncompleteBody"],
  ["a size is no number", "zz\r\nhello\r\n", "InvalidRequest"],
  ["a chunk is longer than it says", "3\r\nhello\r\n0\r\n\r\n", "InvalidRequest"],
  ["there is no line end at all", "a".repeat(20_000), "InvalidRequest"],
])("a body is refused when %s", async (_why, wire, code) => {
  await expect(decode(wire, 64)).rejects.toMatchObject({ code });
});

const key = createSecretKey("key", "utf8");
const signing = { key, scope: "20260101/us-west-2/s3/aws4_request", timestamp: "20260101T000000Z", seed: "seed" };
const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The chunk signatures as the S3 API Reference chains them. */
function signedWire(chunks: readonly string[]): string {
  let previous = signing.seed;
  return chunks
    .map((chunk) => {
      const text = ["AWS4-HMAC-SHA256-PAYLOAD", signing.timestamp, signing.scope, previous, sha(""), sha(chunk)].join(
        "\n",
      );
      previous = createHmac("sha256", key).update(text).digest("hex");
      return `${chunk.length.toString(16)};chunk-signature=${previous}\r\n${chunk}\r\n`;
    })
    .join("");
}

test("signed chunks are checked one after the other", async () => {
  const wire = signedWire(["hello", " world", ""]);
  expect((await decode(wire, 9, signing)).body).toBe("hello world");
  await expect(decode(wire.replace("world", "worle"), 9, signing)).rejects.toMatchObject({
    code: "SignatureDoesNotMatch",
  });
});
