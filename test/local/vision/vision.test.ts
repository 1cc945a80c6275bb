import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { packageRoot } from "../../../src/entry-point.ts";
import type { PhotoAnalysis } from "../../../src/local/vision/faces/faces.ts";
import { compareDescriptors } from "../../../src/local/vision/faces/similarity.ts";
import { createVision } from "../../../src/local/vision/vision.ts";

const photo = (name: string) => readFileSync(join(packageRoot, "templates", "photos", name));
const happy = photo("1_happy_face.jpg");

const empty = photo("4_no_face.jpg");

const vision = createVision({ maximumProcesses: 1 });
const small = createVision({
  maximumProcesses: 1,
  maximumWaiting: { photos: 1, bytes: 1e7 },
  idleMilliseconds: 20,
});
afterAll(async () => {
  await vision.close();
  await small.close();
});

/** The same picture under other bytes: nothing remembered applies. */
const disguise = (bytes: Uint8Array, mark: number) => Buffer.concat([bytes, Buffer.of(mark)]);

const face = ({ faces }: PhotoAnalysis) => {
  const [found] = faces;
  if (!found) throw new Error("no face was found");
  return found;
};

test("starts no process before the first photo", async () => {
  const idle = createVision();
  expect(idle.processIds()).toEqual([]);
  await idle.close();
});

test("describes a happy face", async () => {
  const analysis = await vision.describe(happy);
  expect(analysis.faces).toHaveLength(1);
  const found = face(analysis);
  expect(found.traits.smile.value).toBe(true);
  expect(found.traits.sunglasses.value).toBe(false);
  expect(found.traits.eyeglasses.value).toBe(false);
  expect(found.traits.eyesOpen.value).toBe(true);
  expect(found.confidence).toBeGreaterThan(99);
  expect(found.descriptor).toHaveLength(128);
  const points = new Map(found.landmarks.map(({ name, x, y }) => [name, { x, y }]));
  const [leftPupil, rightPupil, chin] = ["leftPupil", "rightPupil", "chinBottom"].map((name) => points.get(name));
  expect(leftPupil?.x).toBeLessThan(rightPupil?.x ?? 0);
  expect(chin?.y).toBeGreaterThan(leftPupil?.y ?? 1);
});

test("sees sunglasses, and no face in a scene", async () => {
  const worn = face(await vision.describe(photo("2_sunglass_face.jpg")));
  expect(worn.traits.sunglasses.value).toBe(true);
  expect(worn.traits.sunglasses.confidence).toBeGreaterThan(90);
  expect((await vision.describe(photo("4_no_face.jpg"))).faces).toEqual([]);
});

test("recognises a person, and does not take another one for them", async () => {
  const first = face(await vision.describe(happy));
  const again = face(await vision.describe(photo("5_same_person.jpg")));
  const other = face(await vision.describe(photo("6_other_person.jpg")));
  expect(compareDescriptors(first.descriptor, again.descriptor)).toBeGreaterThan(99);
  expect(compareDescriptors(first.descriptor, other.descriptor)).toBeLessThan(70);
  expect(other.traits.eyeglasses.value).toBe(true);
  expect(other.traits.sunglasses.value).toBe(false);
});

test("finds several faces, the largest first", async () => {
  const { faces } = await vision.describe(photo("3_multiple_faces.jpg"));
  expect(faces).toHaveLength(2);
  const areas = faces.map(({ box }) => box.width * box.height);
  expect(areas[0]).toBeGreaterThanOrEqual(areas[1] ?? 0);
});

test("finds a face that lies on its side, and boxes it so", async () => {
  const upright = face(await vision.describe(happy)).box;
  const lying = face(await vision.describe(await sharp(happy).rotate(90).jpeg().toBuffer()));
  expect(lying.pose.roll).toBeGreaterThan(80);
  expect(lying.pose.roll).toBeLessThan(100);
  // The photo is 1200 × 800: a quarter turn exchanges its sides and the box's.
  expect(lying.box.width).toBeCloseTo(upright.height, 1);
  expect(lying.box.height).toBeCloseTo(upright.width, 1);
});

test("finds people as things too, and none on a rocket's pad", async () => {
  const people = await vision.findObjects(photo("3_multiple_faces.jpg"));
  const sure = people.filter(({ score }) => score > 0.5);
  expect(sure.map(({ name }) => name)).toEqual(["person", "person"]);
  const [first, second] = sure.map(({ box }) => box.left + box.width / 2).toSorted((a, b) => a - b);
  expect(first).toBeLessThan(0.5);
  expect(second).toBeGreaterThan(0.5);
  const things = await vision.findObjects(photo("4_no_face.jpg"));
  expect(things.filter(({ score }) => score > 0.4)).toEqual([]);
});

test("rates the sample photos as harmless", async () => {
  for (const name of ["1_happy_face.jpg", "4_no_face.jpg"]) {
    const rating = await vision.rateContent(photo(name));
    expect(rating.porn + rating.hentai + rating.sexy).toBeLessThan(0.3);
    expect(Object.values(rating).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
  }
});

test("analyses the same bytes once", async () => {
  const [first, second] = await Promise.all([vision.describe(happy), vision.describe(Buffer.from(happy))]);
  expect(second).toBe(first);
});

test("a photo that cannot be decoded fails alone", async () => {
  await expect(vision.describe(happy.subarray(0, 30_000))).rejects.toThrow("The photo cannot be decoded");
  expect((await vision.describe(disguise(happy, 1))).faces).toHaveLength(1);
});

test("a killed process fails the photo in hand; the next photo gets a new process", async () => {
  const [before] = vision.processIds();
  const failing = vision.describe(disguise(happy, 2));
  process.kill(before ?? 0, "SIGKILL");
  await expect(failing).rejects.toThrow("The vision process ended (SIGKILL)");
  expect((await vision.describe(disguise(happy, 2))).faces).toHaveLength(1);
  expect(vision.processIds()).not.toContain(before);
});

test("refuses photos beyond what may wait", async () => {
  const taken = small.describe(disguise(empty, 3));
  const queued = small.describe(disguise(empty, 4));
  await expect(small.describe(disguise(empty, 5))).rejects.toThrow("Too many photos wait for analysis");
  expect((await taken).faces).toEqual([]);
  expect((await queued).faces).toEqual([]);
});

test("a process without work ends", async () => {
  await expect.poll(() => small.processIds(), { timeout: 10_000 }).toEqual([]);
});

// A new process costs more than a second: the engine of all tests is closed by the last.
test("closing fails what is in hand and leaves no process", async () => {
  const inHand = vision.describe(disguise(empty, 6));
  const waiting = vision.describe(disguise(empty, 7));
  const outcomes = Promise.allSettled([inHand, waiting]);
  await vision.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(vision.processIds()).toEqual([]);
});
