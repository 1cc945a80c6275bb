import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  expect(result.verdict).toMatchObject({ accepted: false, text: "refused: 2 faces" });
  expect(result.faces[0].landmarks).toHaveLength(30);
  expect(await sharp(join(folder, "both.jpg")).metadata()).toMatchObject({ format: "jpeg" });
});

test.each([
  [[], "No photo is given."],
  [["me.jpg", "--key", "me.jpg"], "A file and --key exclude each other."],
  [["me.jpg", "--out", "./me.jpg"], "The picture would replace the photo."],
  [["me.jpg", "--out", "me.gif"], "The name of the picture must end with .png or .jpg: me.gif"],
])("%j is refused as usage", async (words, message) => {
  const { code, stderr } = await annotate(...words);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test("a photo that Rekognition refuses leaves no picture", async () => {
  const damaged = await sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 90, sigma: 40 },
    },
  })
    .png()
    .toBuffer();
  damaged.fill(0x55, 1000, 3000);
  writeFileSync(join(folder, "damaged.png"), damaged);
  const { code, stderr } = await annotate("damaged.png", "--out", "seen.png");
  expect(stderr).toContain("The photo damaged.png cannot be used.");
  expect(stderr).toContain("InvalidImageFormatException: Request has invalid image format");
  expect(code).toBe(1);
  expect(existsSync(join(folder, "seen.png"))).toBe(false);
});

describe("a photo of the bucket", () => {
  const wildrydes = (...words: string[]) =>
    runCli(words, { environment: { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon") }, folder });

  test("needs an environment", async () => {
    const { code, stderr } = await annotate("--key", "2_sunglass_face.jpg");
    expect(stderr).toContain("There is no stack wildrydes-step-module-resources in us-west-2 of account 123456789012.");
    expect(code).toBe(4);
  });

  test("is drawn on as well", async () => {
    expect(await wildrydes("setup")).toMatchObject({ code: 0 });
    const { code, stdout } = await annotate("--key", "2_sunglass_face.jpg", "--out", "seen.jpg", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      command: "photos annotate",
      result: { photo: "2_sunglass_face.jpg", verdict: { accepted: false }, picture: "seen.jpg" },
    });
    expect(code).toBe(0);
    const { width, height = 0 } = await sharp(join(folder, "seen.jpg")).metadata();
    expect([width, height - 800]).toEqual([1200, 56]);
  });

  test("that is not there is not found", async () => {
    const { code, stderr } = await annotate("--key", "nobody.jpg");
    expect(stderr).toContain("There is no photo nobody.jpg in the bucket ");
    expect(code).toBe(4);
  });
});
