import { loadWords } from "../../../src/text/words.ts";
import { inspectAreas } from "../../../src/ui/results/inspect-areas.ts";
import { describe, expect, test } from "vitest";
import { drawDuplicates, drawFoundFaces } from "../../../src/ui/results/faces-text.ts";
import { groupFaces } from "../../../src/workshop/faces/similar-faces.ts";

const face = (faceId: string, user: string) => ({
  faceId,
  user,
  confidence: 99.9,
  imageId: undefined,
  photo: undefined,
});
const pair = (one: string, other: string, similarity: number) => ({ one, other, similarity });
const terminal = { columns: 100, interactive: false, unicode: true };
const words = await loadWords("en", inspectAreas);

describe("groups of faces", () => {
  const faces = [face("1", "ann"), face("2", "bob"), face("3", "cid"), face("4", "ann"), face("5", "dan")];

  test("hang together over others, by their weakest link", () => {
    const pairs = [pair("1", "2", 95), pair("2", "1", 95), pair("2", "3", 80), pair("1", "3", 60)];
    expect(groupFaces(faces, pairs)).toEqual([
      { users: ["ann", "bob", "cid"], faces: [faces[0], faces[1], faces[2]], similarity: 80 },
    ]);
  });

  test("of a single user are none", () => {
    expect(groupFaces(faces, [pair("1", "4", 99)])).toEqual([]);
  });

  test("that are joined later keep their weakest link", () => {
    const pairs = [pair("1", "2", 90), pair("3", "5", 85), pair("2", "3", 95)];
    expect(groupFaces(faces, pairs)).toMatchObject([{ users: ["ann", "bob", "cid", "dan"], similarity: 85 }]);
  });

  test("a face that has gone meanwhile is in none", () => {
    expect(groupFaces(faces, [pair("1", "gone", 99)])).toEqual([]);
  });
});

test("duplicates as text", () => {
  expect(drawDuplicates([], terminal, words)).toBe("No person is registered under several user ids.");
  expect(
    drawDuplicates(
      [{ users: ["ann", "bob"], faces: [face("1", "ann"), face("2", "bob")], similarity: 98.76 }],
      terminal,
      words,
    ),
  ).toBe(
    `ann, bob: one person, at least 98.8 % similar
Face  User  Confidence  Photo
1     ann       99.9 %  -
2     bob       99.9 %  -

To delete the faces of one user: npx wildrydes faces delete --user ID`,
  );
});

test("found faces as text", () => {
  expect(drawFoundFaces([], terminal, words)).toBe("The collection contains no similar face.");
  expect(drawFoundFaces([{ faceId: "1", user: "ann", similarity: 99.123, photo: "a.jpg" }], terminal, words)).toBe(
    `Similarity  User  Face  Photo
    99.1 %  ann   1     a.jpg`,
  );
});
