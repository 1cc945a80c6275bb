import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-annotate-"));
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const photo = (name: string) => join(packageRoot, "templates", "photos", name);
const annotate = (...words: string[]) =>
  runCli(["photos", "annotate", ...words], {
    environment: { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon") },
    folder,
  });

test("writes a picture beside the verdict", async () => {
  const { code, stdout } = await annotate(photo("2_sunglass_face.jpg"), "--size", "300");
  expect(stdout).toMatch(
    /^✖ refused: wearing sunglasses, \d+ %\n\nPhoto {4}.*2_sunglass_face\.jpg\nFace .*\nPicture {2}2_sunglass_face\.annotated\.png\n$/,
  );
  expect(code).toBe(0);
  expect(await sharp(join(folder, "2_sunglass_face.annotated.png")).metadata()).toMatchObject({
    format: "png",
    width: 300,
  });
});

test("--json holds the verdict and what was seen", async () => {
  const { stdout } = await annotate(photo("3_multiple_faces.jpg"), "--out", "both.jpg", "--json");
  const { ok, result } = JSON.parse(stdout);
  expect(ok).toBe(true);
  expect(result.verdict).toEqual({ accepted: false, text: "refused: 2 faces" });
  expect(result.faces[0].landmarks).toHaveLength(30);
  expect(await sharp(join(folder, "both.jpg")).metadata()).toMatchObject({ format: "jpeg" });
});

test.each([
  [[], "No photo was named."],
  [["me.jpg", "--key", "me.jpg"], "A file and --key exclude each other."],
  [["me.jpg", "--out", "./me.jpg"], "The picture would replace the photo."],
  [["me.jpg", "--out", "me.gif"], '"me.gif" is no name of a PNG or JPEG picture.'],
])("%j is refused as usage", async (words, message) => {
  const { code, stderr } = await annotate(...words);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test("a photo that Rekognition refuses leaves no picture", async () => {
  const tiny = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  writeFileSync(join(folder, "tiny.png"), tiny);
  const { code, stderr } = await annotate("tiny.png", "--out", "seen.png");
  expect(stderr).toContain("Rekognition does not take the photo tiny.png.");
  expect(stderr).toContain("InvalidParameterException: Request has invalid parameters");
  expect(code).toBe(1);
  expect(existsSync(join(folder, "seen.png"))).toBe(false);
});
