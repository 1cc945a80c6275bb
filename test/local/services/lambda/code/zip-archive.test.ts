import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readZip, ZipError } from "../../../../../src/local/services/lambda/code/zip-archive.ts";

const unix = { os: 3 };

async function unpack(bytes: Uint8Array): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of readZip(bytes)) files[entry.path] = Buffer.from(await entry.read()).toString();
  return files;
}

test("files are read from an archive, packed and plain, whatever comes before and after", async () => {
  const bytes = zipSync({
    "a.txt": strToU8("packed ".repeat(100)),
    folder: { "b.txt": [strToU8("plain"), { level: 0 }] },
    "empty/": new Uint8Array(),
  });
  expect(await unpack(bytes)).toEqual({ "a.txt": "packed ".repeat(100), "folder/b.txt": "plain" });
  expect(await unpack(zipSync({ x: strToU8("1") }, { comment: "a comment" }))).toEqual({ x: "1" });
});

test("an executable file is told from others", () => {
  const bytes = zipSync({
    run: [strToU8("#!"), { ...unix, attrs: 0o100755 << 16 }],
    read: [strToU8("text"), { ...unix, attrs: 0o100644 << 16 }],
  });
  expect(readZip(bytes).map(({ path, executable }) => [path, executable])).toEqual([
    ["run", true],
    ["read", false],
  ]);
});

test.each([
  ["a path with ..", "../outside", {}],
  ["a path with .. further in", "a/../../outside", {}],
  ["a path with .. in Windows's form", "a\\..\\..\\outside", {}],
  ["an absolute path", "/etc/passwd", {}],
  ["a path with a drive", "C:/windows", {}],
  ["a link", "link", { ...unix, attrs: 0o120777 << 16 }],
])("%s is refused", (_what, path, options) => {
  const bytes = zipSync({ good: strToU8("good"), [path]: [strToU8("/etc/passwd"), options] });
  expect(() => readZip(bytes)).toThrow(ZipError);
});

test("broken archives are refused, wherever they are broken", async () => {
  const whole = zipSync({ "a.txt": strToU8("some text that is packed ".repeat(20)) });
  expect(() => readZip(new Uint8Array())).toThrow(ZipError);
  expect(() => readZip(strToU8("no zip file at all, but long enough to be one"))).toThrow(ZipError);
  expect(() => readZip(whole.subarray(0, whole.length - 10))).toThrow(ZipError);
  const withoutStart = whole.slice(20);
  await expect(unpack(withoutStart)).rejects.toThrow(ZipError);
  const changed = whole.slice();
  changed[45] = (changed[45] ?? 0) ^ 0xff;
  await expect(unpack(changed)).rejects.toThrow("a.txt is damaged");
});

test("a file that unpacks to more than it says is refused without being unpacked", async () => {
  const bytes = Buffer.from(zipSync({ bomb: new Uint8Array(10_000_000) }));
  const directory = bytes.readUInt32LE(bytes.length - 6);
  bytes.writeUInt32LE(100, directory + 24);
  await expect(unpack(bytes)).rejects.toThrow("bomb is damaged");
});
