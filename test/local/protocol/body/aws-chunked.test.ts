import { createHash, createHmac, createSecretKey } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
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

test.each([1, 2, 3, 7, 1000])("chunks and trailers are decoded from pieces of any size (%i bytes)", async (size) => {
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

test.each([
  ["d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435", "sOO8/Q=="],
  ["d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e436", "SignatureDoesNotMatch"],
])("the signature of trailers is checked as in the S3 API Reference: %s", async (signature, found) => {
  const steps = ["20130524", "us-east-1", "s3", "aws4_request"];
  const secret = Buffer.from("AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  const derived = steps.reduce((from, step) => createHmac("sha256", from).update(step).digest(), secret);
  const example = {
    key: createSecretKey(derived),
    scope: steps.join("/"),
    timestamp: "20130524T000000Z",
    seed: "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
  };
  const wire = [
    `10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n${"a".repeat(65_536)}\r\n`,
    `400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n${"a".repeat(1024)}\r\n`,
    "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n",
    `x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:${signature}\r\n\r\n`,
  ].join("");
  const answer = await decode(wire, 20_000, example).then(
    ({ trailers }) => trailers["x-amz-checksum-crc32c"],
    (error: unknown) => (error instanceof AwsError ? error.code : error),
  );
  expect(answer).toBe(found);
});

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
