import { describe, expect, test } from "vitest";
import { openCsvRows } from "../../../../../src/local/services/states/map-runs/items/formats/csv-rows.ts";
import { openJsonElements } from "../../../../../src/local/services/states/map-runs/items/formats/json-elements.ts";
import { openLines } from "../../../../../src/local/services/states/map-runs/items/formats/lines.ts";
import {
  decodeText,
  type PiecewiseReader,
  readPiecewise,
} from "../../../../../src/local/services/states/map-runs/items/formats/piecewise.ts";

/** The values of a text: whole, and cut at every place, which must give the same. */
function valuesOf<Value>(open: () => PiecewiseReader<Value>, text: string): Value[] {
  const read = (pieces: readonly string[]): Value[] => {
    const reader = open();
    return [...pieces.flatMap((piece) => [...reader.read(piece)]), ...reader.end()];
  };
  const whole = read([text]);
  expect(read([...text])).toEqual(whole);
  for (let at = 0; at <= text.length; at += 1) expect(read([text.slice(0, at), text.slice(at)])).toEqual(whole);
  return whole;
}

describe("rows of CSV", () => {
  const rows = (text: string, delimiter = ","): string[][] => valuesOf(() => openCsvRows(delimiter), text);

  test.each<[string, string, string[][]]>([
    [
      "fields and rows",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no last line break",
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty fields",
      ",\n,x",
      [
        ["", ""],
        ["", "x"],
      ],
    ],
    ["empty lines", "\na\n\n\r\nb\n", [["a"], ["b"]]],
    ["an empty quoted field alone", '""\n"a"', [[""], ["a"]]],
    ["quotes with delimiters and line breaks", '"a,b","c\r\nd"', [["a,b", "c\r\nd"]]],
    ["a quote in quotes", '"say ""no""",""""', [['say "no"', '"']]],
    ["a quote in the middle", 'a"b,"c"d', [['a"b', "cd"]]],
    ["a backslash before what it keeps", String.raw`C:\\a,b\,c,\"`, [[String.raw`C:\a`, "b,c", '"']]],
    ["a backslash before anything else", String.raw`a\n\b,c`, [["anb", "c"]]],
    ["a backslash before a line break", "a\\\nb", [["a"], ["b"]]],
    ["a backslash in quotes", String.raw`"a\"b",c`, [['a"b', "c"]]],
    ["text beyond ASCII", "é,日本\n", [["é", "日本"]]],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test.each(["|", ";", " ", "\t"])("delimiter %j", (delimiter) => {
    expect(rows(`a,b${delimiter}"c${delimiter}d"\\${delimiter}`, delimiter)).toEqual([
      ["a,b", `c${delimiter}d${delimiter}`],
    ]);
  });
});

describe("elements of a JSON array", () => {
  const elements = (text: string): string[] => valuesOf(openJsonElements, text);

  test.each<[string, string[]]>([
    ["[]", []],
    [" [ ] \n", []],
    ["[1]", ["1"]],
    [' [ {"a": [1, 2]} , "x]\\",[" , null,[ ]]', ['{"a": [1, 2]}', '"x]\\",["', "null", "[ ]"]],
    ['["é日本"]', ['"é日本"']],
  ])("%s", (text, expected) => {
    expect(elements(text)).toEqual(expected);
  });

  test.each(["", "  ", "1", "{}", "[1", "[1,]", "[,1]", "[1,,2]", "[] []", "[1] x", "x [1]", '["a', "[1]]"])(
    "%j is not one array",
    (text) => {
      expect(() => elements(text)).toThrow(SyntaxError);
    },
  );
});

describe("lines", () => {
  test("empty ones are passed over", () => {
    expect(valuesOf(openLines, '{"a":1}\r\n\n \n2')).toEqual(['{"a":1}\r', "2"]);
    expect(valuesOf(openLines, "")).toEqual([]);
  });
});

test("bytes that are cut inside a character are one text", async () => {
  const bytes = Buffer.from("\uFEFFé\n日本");
  const body = async function* () {
    for (const byte of bytes) yield Uint8Array.of(byte);
  };
  const lines: string[] = [];
  for await (const line of readPiecewise(decodeText(body()), openLines())) lines.push(line);
  expect(lines).toEqual(["é", "日本"]);
});
