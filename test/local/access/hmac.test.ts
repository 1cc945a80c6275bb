import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { hmacSha256, prepareHmacKey } from "../../../src/local/access/hmac.ts";

test("agrees with RFC 4231", () => {
  const jefe = prepareHmacKey(Buffer.from("Jefe"));
  expect(hmacSha256(jefe, "what do ya want for nothing?").toString("hex")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  const long = prepareHmacKey(Buffer.alloc(131, 0xaa));
  expect(hmacSha256(long, "Test Using Larger Than Block-Size Key - Hash Key First").toString("hex")).toBe(
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
  );
});

test.each([0, 1, 31, 32, 63, 64, 65, 200])("agrees with OpenSSL for keys of %i bytes", (length) => {
  const key = Buffer.from(Array.from({ length }, (_, at) => (at * 37 + length) % 256));
  const prepared = prepareHmacKey(key);
  for (const text of ["", "a", "Straße 한국어 🦄", "x".repeat(1000)])
    expect(hmacSha256(prepared, text)).toEqual(createHmac("sha256", key).update(text).digest());
});
