import type { Parameter } from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { parseTemplate } from "../../../../../src/local/services/cloudformation/template/parse-template.ts";
import {
  resolveParameters,
  type ParameterValues,
} from "../../../../../src/local/services/cloudformation/template/evaluation/resolve-parameters.ts";
import { refusal } from "../../service-host.ts";

const definitions = parseTemplate(`
Parameters:
  Plain: {Type: String, Default: p}
  Short: {Type: String, MinLength: 2, MaxLength: 4, Default: abc}
  Shape: {Type: String, AllowedPattern: "[a-z]+", Default: abc}
  BrowserAnswer: {Type: String, AllowedPattern: "[a-z]+", ConstraintDescription: small letters, Default: abc}
  Choice: {Type: String, AllowedValues: [a, 1, true], Default: a}
  Number: {Type: Number, MinValue: 1, MaxValue: 10, Default: 5}
  Numbers: {Type: List<Number>, Default: "1, 2"}
  List: {Type: CommaDelimitedList, AllowedValues: [x, y], Default: "x,y"}
  Needed: {Type: String}
Resources: {B: {Type: 'AWS::S3::Bucket'}}
`).parameters;

async function resolve(given: Parameter[], previous?: ParameterValues): Promise<ParameterValues> {
  return resolveParameters({ definitions, given, previous });
}

test("defaults fill what is not given", async () => {
  expect(
    await resolve([
      { ParameterKey: "Needed", ParameterValue: "n" },
      { ParameterKey: "Choice", ParameterValue: "1" },
    ]),
  ).toEqual({
    Plain: "p",
    Short: "abc",
    Shape: "abc",
    BrowserAnswer: "abc",
    Choice: "1",
    Number: "5",
    Numbers: "1, 2",
    List: "x,y",
    Needed: "n",
  });
});

test("an update keeps values when asked to, and takes defaults otherwise", async () => {
  const previous = { Plain: "mine", Needed: "before" };
  const values = await resolve([{ ParameterKey: "Needed", UsePreviousValue: true }], previous);
  expect(values).toMatchObject({ Plain: "p", Needed: "before" });
});

test.each([
  ["Short", "a", "Parameter 'Short' must contain at least 2 characters"],
  ["Short", "abcde", "Parameter 'Short' must contain at most 4 characters"],
  ["Shape", "a1", "Parameter 'Shape' must match pattern [a-z]+"],
  ["BrowserAnswer", "A", "Parameter BrowserAnswer failed to satisfy constraint: small letters"],
  ["Choice", "b", "Parameter 'Choice' must be one of AllowedValues"],
  ["Number", "0", "Parameter 'Number' must be a number not less than 1"],
  ["Number", "11", "Parameter 'Number' must be a number not greater than 10"],
  ["Number", "ten", "Parameter 'Number' must be a number."],
  ["Numbers", "1,b", "Parameter 'Numbers' must be a list of numbers."],
  ["List", "x,z", "Parameter 'List' must be one of AllowedValues"],
  ["Gone", "x", "Parameters: [Gone] do not exist in the template"],
])("%s cannot be %s", async (ParameterKey, ParameterValue, expected) => {
  const given = [
    { ParameterKey: "Needed", ParameterValue: "n" },
    { ParameterKey, ParameterValue },
  ];
  expect(await refusal(resolve(given))).toBe(`ValidationError: ${expected}`);
});

test("a parameter without default must have a value, and a previous one only where there was one", async () => {
  expect(await refusal(resolve([]))).toBe("ValidationError: Parameters: [Needed] must have values");
  expect(await refusal(resolve([{ ParameterKey: "Needed", UsePreviousValue: true }]))).toBe(
    "ValidationError: Invalid input for parameter key Needed. Cannot specify usePreviousValue as true for a parameter key not in the previous template",
  );
});

test("types that name things of absent services are refused: nothing of them exists here", async () => {
  const foreign = parseTemplate(
    "Parameters: {K: {Type: 'AWS::EC2::KeyPair::KeyName'}}\nResources: {B: {Type: 'AWS::S3::Bucket'}}",
  ).parameters;
  const given = [{ ParameterKey: "K", ParameterValue: "key" }];
  expect(await refusal(Promise.resolve(given).then(() => resolveParameters({ definitions: foreign, given })))).toBe(
    "ValidationError: Parameter validation failed: parameter value key for parameter name K does not exist.",
  );
});
