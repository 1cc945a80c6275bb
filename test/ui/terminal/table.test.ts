import { expect, test } from "vitest";
import { drawTable } from "../../../src/ui/terminal/table.ts";

test("columns are as wide as their content, and numbers are aligned right", () => {
  const content = {
    head: ["State", "Duration"],
    rows: [
      ["FaceDetection", "1.20 s"],
      ["Thumbnail", "87 ms"],
    ],
    alignRight: [1],
  };
  expect(drawTable(content, 80)).toBe("State          Duration\nFaceDetection    1.20 s\nThumbnail         87 ms");
});

test("a table fits a narrow terminal by wrapping its widest column", () => {
  const lines = drawTable({ head: ["Name", "Value"], rows: [["role", "x ".repeat(100)]] }, 60).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(lines.join("").replaceAll(/[^x]/g, "")).toBe("x".repeat(100));
});

test.each([
  [80, "Bucket\n  Contents: 1 object · Owner: me\n  Name:\n    NAME\nRole\n  Owner: me · Name: worker"],
  [40, "Bucket\n  Contents: 1 object\n  Owner: me\n  Name:\n    NAME\nRole\n  Owner: me\n  Name: worker"],
])("a name that does not fit into a table stays whole in a list, at %d columns", (columns, list) => {
  const name = `arn:aws:s3:::${"x".repeat(60)}`;
  const rows = [
    ["Bucket", "1 object", "me", name],
    ["Role", "", "me", "worker"],
  ];
  expect(drawTable({ head: ["What", "Contents", "Owner", "Name"], rows }, columns)).toBe(list.replace("NAME", name));
});

test("an empty table is its head", () => {
  expect(drawTable({ head: ["A", "B"], rows: [] }, 80)).toBe("A  B");
});

test("control characters of a cell do not reach the terminal", () => {
  const content = { head: ["Key"], rows: [["a\u001B[2J\u009B31mb\rc"]] };
  expect(drawTable(content, 80)).toBe("Key\na?[2J?31mb?c");
});

test("text wraps between its words", () => {
  const content = { head: ["Expected", "Got"], rows: [["refused: wearing sunglasses", "accepted"]] };
  const long = { ...content, rows: [["refused: wearing sunglasses and more than sixty columns hold", "accepted"]] };
  expect(drawTable(long, 62)).toBe(
    "Expected                                              Got\nrefused: wearing sunglasses and more than sixty       accepted\ncolumns hold",
  );
});
