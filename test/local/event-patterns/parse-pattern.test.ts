import { describe, expect, test } from "vitest";
import { parsePattern } from "../../../src/local/event-patterns/parse-pattern.ts";
import { explainInText, explainWithoutText, PatternFault } from "../../../src/local/event-patterns/pattern-fault.ts";

function faultOf(text: string): PatternFault {
  try {
    parsePattern(text);
  } catch (error) {
    if (error instanceof PatternFault) return error;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

/** AWS's answers, with the columns at which it gave them. */
const refusals: readonly (readonly [pattern: string, reason: string, ...columns: number[]])[] = [
  ['{"int": 42}', '"int" must be an object or an array', 11],
  ['{"string": "my-value"}', '"string" must be an object or an array', 13],
  ['{"resources": []}', "Empty arrays are not allowed", 17],
  ['["not", "a", "dict"]', "Filter is not an object", 2],
  ['{"my_key": [{"EXISTS": true}]}', "Unrecognized match type EXISTS", 28],
  ['{"key":[["value"]]}', "Match value must be String, number, true, false, or null", 10],
  ['{"key":[{"suffix":"value","prefix":"value2"}]}', "Only one key allowed in match expression", 37],
  ['{"time": [{"prefix": 123}]}', "prefix match pattern must be a string", 25],
  ['{"time": [{"prefix": ["2022-07-13"]}]}', "prefix match pattern must be a string", 23],
  ['{"key":[{"suffix":null}]}', "suffix match pattern must be a string", 23],
  ['{"key":[{"numeric":[]}]}', "Invalid member in numeric match: ]", 22],
  ['{"key":[{"numeric":[1,"<="]}]}', "Invalid member in numeric match: 1", 22],
  ['{"key":[{"numeric":["operator"]}]}', "Unrecognized numeric range operator: operator", 32],
  ['{"key":[{"numeric":["=","000"]}]}', "Value of equals must be numeric", 26],
  ['{"key":[{"numeric":["<",100,">",10]}]}', "Too many elements in numeric expression", 30],
  ['{"key":[{"numeric":[">=",1,">",2]}]}', "Bad numeric range operator: >", 31],
  ['{"key":[{"numeric":[">",3,"<",1]}]}', "Bottom must be less than top", 33],
  ['{"key":[{"numeric":[">",20,"<="]}]}', "Value of <= must be numeric", 33],
  ['{"key":[{"numeric":[">",20,30]}]}', "Bad value in numeric range: 30", 30],
  ['{"key":[{"numeric":[">",20,"<",30,"<",50]}]}', "Too many terms in numeric range expression", 36],
  ['{"key":[{"exists":"no"}]}', "exists match pattern must be either true or false.", 20],
  ['{"EventBusArn": [{"wildcard": 123}]}', "wildcard match pattern must be a string", 34],
  ['{"detail": {"FileName": [{"anything-but": {"suffix": 123}}]}}', "prefix/suffix match pattern must be a string", 57],
  [
    '{"detail": {"state": [{"anything-but": {"prefix": [123, "test"]}}]}}',
    "prefix/suffix match pattern must be a string",
    55,
    55,
  ],
  [
    '{"detail": {"FileName": [{"anything-but": {"prefix": {"equals-ignore-case": "file"}}}]}}',
    "Value of anything-but must be an array or single string/number value.",
    55,
  ],
  [
    '{"detail": {"state": [{"anything-but": {"equals-ignore-case": 123}}]}}',
    "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
    66,
  ],
  ['{"ip": [{"cidr": "10.0.0.0"}]}', "Malformed CIDR, one '/' required"],
  ['{"ip": [{"cidr": "10.0.0.0/xx"}]}', "Malformed CIDR, mask bits must be an integer"],
  ['{"ip": [{"cidr": "xx.11.xx/8"}]}', "Nonstandard IP address: xx.11.xx"],
  ['{"ip": [{"cidr": "10.0.0.0/32"}]}', "IPv4 mask bits must be < 32"],
  [
    "this is no JSON",
    "Unrecognized token 'this': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    5,
  ],
  ["{'bad': 'quotation'}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 2],
  ["{}", "Empty objects are not allowed", 3],
  ['{"a":["b"]', "Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 1)", 11],
  ['{"$or":[{"a":["b"]}]}', "There must have at least 2 Objects in $or relationship.", 21],
  ['{"$or":{"a":["b"]}}', "It must be an Array followed with $or.", 9],
  ['{"$or":[{"prefix":["b"]},{"a":["b"]}]}', "prefix is Ruler reserved fieldName which cannot be used inside $or.", 20],
];

describe("patterns that are none", () => {
  const named = refusals.map(([pattern, reason, ...columns]) => ({ pattern, reason, columns }));

  test.each(named)("$pattern: $reason", ({ pattern, reason, columns }) => {
    const fault = faultOf(pattern);
    expect(fault.message).toBe(reason);
    expect(fault.places).toEqual(columns.map((column) => ({ line: 1, column })));
  });

  test("the place is reported with the text, cut where it is long, or without it", () => {
    expect(explainInText(faultOf('{\n"int": 42}'), '{\n"int": 42}')).toBe(
      '"int" must be an object or an array\n at [Source: (String)"{\n"int": 42}"; line: 2, column: 10]',
    );
    const long = `{"${"k".repeat(600)}": 1}`;
    expect(explainInText(faultOf(long), long)).toContain(`"[truncated 107 chars]; line: 1, column: 607]`);
    expect(explainWithoutText(faultOf('{"int": 42}'))).toBe(
      '"int" must be an object or an array\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 11]',
    );
  });

  test("deep nesting is refused", () => {
    expect(faultOf('{"a":'.repeat(100_000)).message).toBe("Document nesting depth (1001) exceeds the maximum allowed");
  });
});
