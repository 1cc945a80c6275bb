import { expect, test } from "vitest";
import { parseTemplate } from "../../../../../src/local/services/cloudformation/template/parse-template.ts";
import { refusal } from "../../service-host.ts";
import { evaluated, prepare } from "./prepare.ts";

const resources = "Resources: {B: {Type: AWS::S3::Bucket}}\n";

function refused(work: () => unknown): Promise<string> {
  return refusal(Promise.resolve().then(work));
}

/** How long this process has computed since, in milliseconds: other programs do not count. */
function computedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function members(count: number, value: string): string {
  return `{${Array.from({ length: count }, (_, index) => `M${index}: ${value}`).join(", ")}}`;
}

const parameter = (pattern: string, value: string): string =>
  `${resources}Parameters: {A: {Type: String, Default: '${value}', AllowedPattern: '${pattern}'}}\n`;

test.each(["(a+)+", "(a|aa)*", "(.*)*x", "([a-z]+)*!"])(
  "a pattern that would take for ever is refused soon: %s",
  async (pattern) => {
    const started = process.cpuUsage();
    expect(await refused(() => prepare(parameter(pattern, `${"a".repeat(60)}!b`)))).toBe(
      "ValidationError: Parameter 'A' AllowedPattern takes too long to check.",
    );
    expect(computedMs(started)).toBeLessThan(2000);
  },
);

test("two hundred such patterns take no longer than one", async () => {
  const dear = `{Type: String, Default: '${"a".repeat(60)}!b', AllowedPattern: '(a+)+', ConstraintDescription: c}`;
  const started = process.cpuUsage();
  await refused(() => prepare(`${resources}Parameters: ${members(200, dear)}`));
  expect(computedMs(started)).toBeLessThan(2000);
});

test("nested repetitions that end are checked as a whole", async () => {
  const pattern = "([a-z]+-)*[a-z]+";
  expect(prepare(parameter(pattern, "one-two-three")).resources.size).toBe(1);
  expect(await refused(() => prepare(parameter(pattern, "one-Two")))).toBe(
    `ValidationError: Parameter 'A' must match pattern ${pattern}`,
  );
});

test.each(["(", "[a", "a{2,1}", "*", "(?<n>a)(?<n>b)", "[b-a]"])(
  "what is not a regular expression is refused: %s",
  async (pattern) => {
    expect(await refused(() => prepare(parameter(pattern, "a")))).toBe(
      "ValidationError: Parameter 'A' AllowedPattern must be a valid regular expression.",
    );
  },
);

const doublings: Record<string, (value: string) => string> = {
  "Fn::Sub": (value) => `{"Fn::Sub": ["\${v}\${v}", {"v": ${value}}]}`,
  "Fn::Join": (value) => `{"Fn::Join": ["", {"Fn::Split": ["a", {"Fn::Sub": ["\${v}a\${v}", {"v": ${value}}]}]}]}`,
  "Fn::Base64": (value) => `{"Fn::Base64": {"Fn::Sub": ["\${v}\${v}", {"v": ${value}}]}}`,
};

test.each(Object.keys(doublings))("%s that doubles forty times is refused before it is large", async (name) => {
  for (const seed of ['"aaaaaaaabbbbbbbb"', '{"Ref": "A"}']) {
    let value = seed;
    for (let level = 0; level < 40; level++) value = doublings[name]?.(value) ?? "";
    const started = process.cpuUsage();
    expect(await refused(() => evaluated("", value))).toMatch(/^ValidationError: Template error: a function may not/);
    expect(computedMs(started)).toBeLessThan(1000);
  }
});

test("a long value is not copied without end", async () => {
  const head = `Mappings: {M: {a: {b: ${"x".repeat(20_000)}}}}`;
  const list = Array.from({ length: 5000 }, () => '{"Fn::FindInMap": ["M", "a", "b"]}').join(", ");
  expect(await refused(() => evaluated(head, `[${list}]`))).toMatch(/^ValidationError: Template error: the values/);
});

test("a value below the limit is made", () => {
  const value = evaluated(
    `Mappings: {M: {a: {b: ${"x".repeat(20_000)}}}}`,
    `{"Fn::Join": ["", [${Array.from({ length: 40 }, () => '{"Fn::FindInMap": ["M", "a", "b"]}').join(", ")}]]}`,
  );
  expect(value).toHaveLength(800_000);
});

test("many beginnings of dynamic references are read once", () => {
  const started = process.cpuUsage();
  prepare(`Resources: {B: {Type: AWS::S3::Bucket, Properties: {P: '${"{{resolve:".repeat(50_000)}'}}}`);
  expect(computedMs(started)).toBeLessThan(1000);
});

test.each([
  [`Parameters: ${members(201, "{Type: String}")}`, "Parameter count 201 is greater than max allowed 200"],
  [`Outputs: ${members(201, "{Value: a}")}`, "Outputs count 201 is greater than max allowed 200"],
  [`Mappings: ${members(201, "{a: {b: c}}")}`, "Mappings count 201 is greater than max allowed 200"],
  [`Mappings: {M: ${members(201, "{b: c}")}}`, "Mapping M attribute count 201 is greater than max allowed 200"],
])("a section with too many members is refused", async (section, expected) => {
  expect(await refused(() => parseTemplate(resources + section))).toBe(
    `ValidationError: Template format error: ${expected}`,
  );
});

test("200 of each are taken, and 501 resources refused", async () => {
  const sections = ["Parameters", "Outputs", "Mappings"].map(
    (name) => `${name}: ${members(200, name === "Mappings" ? "{a: {b: c}}" : "{Type: String, Value: a}")}`,
  );
  const [parameters = "", outputs = "", mappings = ""] = sections;
  const body = [
    resources.trim(),
    parameters.replaceAll(", Value: a", ""),
    outputs.replaceAll("Type: String, ", ""),
    mappings,
  ];
  expect(Object.keys(parseTemplate(body.join("\n")).outputs)).toHaveLength(200);
  expect(await refused(() => parseTemplate(`Resources: ${members(501, "{Type: AWS::S3::Bucket}")}`))).toBe(
    "ValidationError: Template format error: Number of resources, 501, is greater than maximum allowed, 500",
  );
});

test.each([
  "!!js/function 'x'",
  "!!python/object/apply:os.system ['x']",
  "!<tag:example.com,2000:a> x",
  "!Foo x",
  "{!!binary key: x}",
  "!!binary aGVsbG8=",
])("a tag that templates do not have is refused at its place: %s", async (value) => {
  expect(await refused(() => parseTemplate(`${resources}Metadata: ${value}`))).toMatch(
    /^ValidationError: Template format error: YAML not well-formed. \(line 2, column \d+\)$/,
  );
});

test("tags of the types that templates have are taken", () => {
  expect(parseTemplate(`${resources}Metadata: {A: !!str 1, B: !!int "2", C: !!seq [a]}`).metadata).toEqual({
    A: "1",
    B: 2,
    C: ["a"],
  });
});

test.each([
  ["JSON", `{"Resources": {"B": {"Type": "AWS::S3::Bucket"}}, "Metadata": ${"[".repeat(20_000)}${"]".repeat(20_000)}}`],
  ["YAML", `${resources}Metadata: ${"[".repeat(600)}${"]".repeat(600)}`],
])("%s nested without end is refused", async (_notation, body) => {
  expect(await refused(() => parseTemplate(body))).toMatch(/^ValidationError: Template format error: /);
});
