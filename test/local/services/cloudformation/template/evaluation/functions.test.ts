import { expect, test } from "vitest";
import { refusal } from "../../../service-host.ts";
import { evaluated, prepare } from "../prepare.ts";

const head = `
Parameters:
  Env: {Type: String, Default: dev}
  Count: {Type: Number, Default: 3}
  Zones: {Type: CommaDelimitedList, Default: "a, b,c"}
Mappings:
  Sizes:
    us-west-2: {dev: small, prod: 2}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  NotProd: !Not [!Condition IsProd]
  Both: !And [!Condition NotProd, !Equals [!Ref Count, "3"]]
  Mapped: !Equals [!FindInMap [Sizes, !Ref "AWS::Region", dev], small]
  Either: !Or [!Condition IsProd, !Equals [a, b]]
`;

test.each([
  ["!Ref Env", "dev"],
  ["!Ref Count", "3"],
  ["!Ref Zones", ["a", "b", "c"]],
  ['!Ref "AWS::Region"', "us-west-2"],
  ['!Ref "AWS::AccountId"', "123456789012"],
  ['!Ref "AWS::StackName"', "demo"],
  ['!Ref "AWS::Partition"', "aws"],
  ['!Ref "AWS::NotificationARNs"', ["arn:n"]],
  ['!Sub "${Env}-${AWS::Region}-${!Literal}"', "dev-us-west-2-${Literal}"],
  ['!Sub ["${x}/${Env}", {x: !Ref Count}]', "3/dev"],
  ['!Join ["|", !Ref Zones]', "a|b|c"],
  ['!Join ["", [1, true, x]]', "1truex"],
  ["!Select [1, !Ref Zones]", "b"],
  ['!Select ["0", [x, y]]', "x"],
  ['!Split [",", "a,b,,c"]', ["a", "b", "", "c"]],
  ["!If [IsProd, big, small]", "small"],
  ["!If [Both, yes it is, no]", "yes it is"],
  ["!If [Mapped, mapped, not]", "mapped"],
  ["!If [Either, either, neither]", "neither"],
  ['[a, !If [IsProd, b, !Ref "AWS::NoValue"], c]', ["a", "c"]],
  ['{keep: 1, drop: !Ref "AWS::NoValue"}', { keep: 1 }],
  ['!FindInMap [Sizes, !Ref "AWS::Region", prod]', 2],
  ["!Base64 hello", "aGVsbG8="],
  ['!GetAZs ""', ["us-west-2a", "us-west-2b", "us-west-2c"]],
  ["!Select [0, !GetAZs eu-west-1]", "eu-west-1a"],
  ['!Cidr ["10.0.7.9/16", "2", "8"]', ["10.0.0.0/24", "10.0.1.0/24"]],
  ['!Cidr ["2600:1f18:abc:de00::/56", 2, 64]', ["2600:1f18:abc:de00::/64", "2600:1f18:abc:de01::/64"]],
])("%s", (value, expected) => {
  expect(evaluated(head, value)).toEqual(expected);
});

test.each([
  ["!Ref A", { Ref: "A" }],
  ["!GetAtt A.Arn", { "Fn::GetAtt": ["A", "Arn"] }],
  ['!Sub "${Env}/${A.Arn}/*"', { "Fn::Join": ["", ["dev/", { "Fn::GetAtt": ["A", "Arn"] }, "/*"]] }],
  ['!Join [",", [!Ref Env, x, !Ref A]]', { "Fn::Join": [",", ["dev,x", { Ref: "A" }]] }],
  ['!ImportValue {"Fn::Sub": "${Env}-name"}', { "Fn::ImportValue": "dev-name" }],
  ['!Select [0, !Split ["-", !Ref A]]', { "Fn::Select": [0, { "Fn::Split": ["-", { Ref: "A" }] }] }],
  ["!If [IsProd, !Ref A, plain]", "plain"],
])("%s waits for what is not there yet and goes as far as it can", (value, expected) => {
  expect(evaluated(head, value)).toEqual(expected);
});

test.each([
  ["!Select [3, [a, b]]", "Template error: Fn::Select cannot select nonexistent value at index 3"],
  [
    "!Select [x, [a, b]]",
    "Template error: Fn::Select requires a list argument with two elements: an integer index and a list",
  ],
  [
    "!Join [a]",
    "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.",
  ],
  [
    "!Split [a]",
    "Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.",
  ],
  [
    "!GetAtt A",
    "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute",
  ],
  ["!GetAtt C.Arn", "Template error: instance of Fn::GetAtt references undefined resource C"],
  ["!GetAtt A.Nothing", "Template error: resource A does not support attribute type Nothing in Fn::GetAtt"],
  [
    "!Sub [a]",
    "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  ],
  [
    '!Sub "${a-b}"',
    "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons",
  ],
  [
    '!Sub "${Gone}"',
    "Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template",
  ],
  [
    "!Ref Gone",
    "Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template",
  ],
  ["!If [Gone, a, b]", "Template error: unresolved condition dependency Gone in Fn::If"],
  ["!If [IsProd, a]", "Template error: Fn::If requires a list argument with three elements"],
  [
    "!FindInMap [Gone, a, b]",
    "Template error: Mapping named 'Gone' is not present in the 'Mappings' section of template.",
  ],
  ["!FindInMap [Sizes, eu-west-1, dev]", "Template error: Unable to get mapping for Sizes::eu-west-1::dev"],
  ["!FindInMap [Sizes, toString, dev]", "Template error: Unable to get mapping for Sizes::toString::dev"],
  ["!Length [a]", "Template error: Fn::Length needs a transform, and transforms are not run by this endpoint."],
  [
    '{ "Fn::Foo": [a] }',
    "Template error: Encountered unsupported function: Fn::Foo Supported functions are: [Fn::Base64, Fn::GetAtt, Fn::GetAZs, Fn::ImportValue, Fn::Join, Fn::Split, Fn::FindInMap, Fn::Select, Ref, Fn::Equals, Fn::If, Fn::Not, Condition, Fn::And, Fn::Or, Fn::Contains, Fn::EachMemberEquals, Fn::EachMemberIn, Fn::ValueOf, Fn::ValueOfAll, Fn::RefAll, Fn::Sub, Fn::Cidr]",
  ],
  ["!Base64 [a]", "Template error: every Fn::Base64 object must have a String-typed value."],
  [
    '!Cidr ["10.0.0.0/24", 9, 5]',
    "Template error: every Fn::Cidr object requires two parameters, (1) a string of CIDR and (2) a number of subnets, and optional third parameter (3) number of subnet bits",
  ],
])("%s is refused", async (value, expected) => {
  expect(await refusal(Promise.resolve(value).then((text) => evaluated(head, text)))).toBe(
    `ValidationError: ${expected}`,
  );
});

const bucket = "Resources: {B: {Type: 'AWS::S3::Bucket'}}";
test.each([
  [
    `Conditions: {C: !Equals [!Ref B, x]}\n${bucket}`,
    "Template format error: Unresolved dependencies [B]. Cannot reference resources in the Conditions block of the template",
  ],
  [
    `Conditions: {C: !Not [!Condition Nope]}\n${bucket}`,
    "Template error: unresolved condition dependency Nope in Condition",
  ],
  [
    `Conditions: {C: !Not [!Condition D], D: !Not [!Condition C]}\n${bucket}`,
    "Template error: Found circular condition dependency between C, D",
  ],
  [
    `Conditions: {C: !And [!Equals [a, a]]}\n${bucket}`,
    "Template error: every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.",
  ],
  [
    `Conditions: {C: yes}\n${bucket}`,
    "Template format error: Conditions can only be boolean operations on parameters and other conditions",
  ],
  [
    "Resources: {B: {Type: 'AWS::S3::Bucket', Condition: Nope}}",
    "Template format error: Unresolved condition dependency Nope in the Resources block of the template",
  ],
  [
    `${bucket}\nOutputs: {O: {Value: x, Condition: Nope}}`,
    "Template format error: Unresolved condition dependency Nope in the Outputs block of the template",
  ],
  [
    `${bucket}\nOutputs: {O: {Value: !Ref Gone}}`,
    "Template format error: Unresolved resource dependencies [Gone] in the Outputs block of the template",
  ],
  [
    "Resources: {B: {Type: 'AWS::S3::Bucket', DependsOn: Gone}}",
    "Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template",
  ],
  [
    "Resources: {A: {Type: 'AWS::S3::Bucket', DependsOn: B}, B: {Type: 'AWS::S3::Bucket', Properties: {P: !Ref A}}}",
    "Circular dependency between resources: [A, B]",
  ],
  ["Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {P: !Ref A}}}", "Circular dependency between resources: [A]"],
])("a template that names what cannot be is refused %#", async (body, expected) => {
  expect(await refusal(Promise.resolve(body).then((text) => prepare(text)))).toBe(`ValidationError: ${expected}`);
});

const conditional = `
Parameters: {Env: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Prod: {Type: AWS::S3::Bucket, Condition: IsProd}
  Always: {Type: AWS::S3::Bucket, DependsOn: Prod, Properties: {P: !If [IsProd, !Ref Prod, none]}}
Outputs:
  Name: {Condition: IsProd, Value: !Ref Prod}
`;

test("a condition leaves resources, outputs and waiting for them out", () => {
  const dev = prepare(conditional, { Env: "dev" });
  expect([...dev.resources.keys()]).toEqual(["Always"]);
  expect([...dev.outputs.keys()]).toEqual([]);
  expect(dev.graph.get("Always")).toEqual(new Set());
  const prod = prepare(conditional, { Env: "prod" });
  expect([...prod.resources.keys()]).toEqual(["Prod", "Always"]);
  expect(prod.graph.get("Always")).toEqual(new Set(["Prod"]));
});

test("a reference to a resource that a condition leaves out cannot be resolved", async () => {
  const body = `${conditional}  Other: {Value: !Ref Prod}\n`;
  expect(await refusal(Promise.resolve(body).then((text) => prepare(text, { Env: "dev" })))).toBe(
    "ValidationError: Template format error: Unresolved resource dependencies [Prod] in the Outputs block of the template",
  );
});
