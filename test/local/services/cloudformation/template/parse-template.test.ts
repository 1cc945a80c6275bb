import { expect, test } from "vitest";
import { parseTemplate } from "../../../../../src/local/services/cloudformation/template/parse-template.ts";
import { readNotation } from "../../../../../src/local/services/cloudformation/template/read-notation.ts";
import { refusal } from "../../service-host.ts";

const resources = "Resources:\n  B: {Type: AWS::S3::Bucket}\n";

function refused(body: string): Promise<string> {
  return refusal(Promise.resolve(body).then(parseTemplate));
}

test("short forms mean the same as long forms", () => {
  const short = `
Ref: !Ref A
GetAtt: !GetAtt A.B.C
GetAttList: !GetAtt [A, !Ref Name]
Sub: !Sub "\${A}-x"
SubMap: !Sub ["\${v}", {v: !Ref A}]
Join: !Join ["-", [a, !Ref B]]
If: !If [Cond, !Ref "AWS::NoValue", 1]
Nested: !Select [0, !Split [",", !ImportValue Name]]
Base64: !Base64 text
Azs: !GetAZs ""
Cidr: !Cidr [10.0.0.0/24, 2, 4]
Map: !FindInMap [M, a, b]
Not: !Not [!Condition C]
And: !And [!Equals [a, b], !Or [!Condition C, !Condition D]]
Policy: {Condition: {StringEquals: {x: y}}}
`;
  expect(readNotation(short)).toEqual({
    Ref: { Ref: "A" },
    GetAtt: { "Fn::GetAtt": ["A", "B.C"] },
    GetAttList: { "Fn::GetAtt": ["A", { Ref: "Name" }] },
    Sub: { "Fn::Sub": "${A}-x" },
    SubMap: { "Fn::Sub": ["${v}", { v: { Ref: "A" } }] },
    Join: { "Fn::Join": ["-", ["a", { Ref: "B" }]] },
    If: { "Fn::If": ["Cond", { Ref: "AWS::NoValue" }, 1] },
    Nested: { "Fn::Select": [0, { "Fn::Split": [",", { "Fn::ImportValue": "Name" }] }] },
    Base64: { "Fn::Base64": "text" },
    Azs: { "Fn::GetAZs": "" },
    Cidr: { "Fn::Cidr": ["10.0.0.0/24", 2, 4] },
    Map: { "Fn::FindInMap": ["M", "a", "b"] },
    Not: { "Fn::Not": [{ Condition: "C" }] },
    And: { "Fn::And": [{ "Fn::Equals": ["a", "b"] }, { "Fn::Or": [{ Condition: "C" }, { Condition: "D" }] }] },
    Policy: { Condition: { StringEquals: { x: "y" } } },
  });
});

test("dates are texts, account ids keep their zeros, and yes and no are booleans, as in YAML 1.1", () => {
  expect(
    readNotation("Version: 2012-10-17\nAccount: 012345678901\nOn: yes\nType: N\nText: 'yes'\n123456789012: x\n"),
  ).toEqual({
    Version: "2012-10-17",
    Account: "012345678901",
    On: true,
    Type: "N",
    Text: "yes",
    "123456789012": "x",
  });
});

test("JSON is read as well", () => {
  const template = parseTemplate('{"Resources": {"B": {"Type": "AWS::S3::Bucket", "DependsOn": "C"}}}');
  expect(template.resources["B"]).toMatchObject({
    type: "AWS::S3::Bucket",
    dependsOn: ["C"],
    deletionPolicy: "Delete",
  });
});

test.each([
  ["a: [", /^ValidationError: Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/],
  ["a: 1\na: 2", /YAML not well-formed/],
  ['{\n  "Resources": {"B": [1, 2,]}}', /JSON not well-formed\. \(line 2, column 28\)$/],
  ['{"Resources": {', /JSON not well-formed\. \(line 1, column 16\)$/],
  ['{"Resources": {}} {}', /JSON not well-formed\. \(line 1, column 19\)$/],
  ["{'Resources': {}}", /JSON not well-formed\. \(line 1, column 2\)$/],
  ['{"Resources": }', /^ValidationError: Template format error: JSON not well-formed\. \(line 1, column 15\)$/],
])("text that is not well-formed is refused with its place: %s", async (body, expected) => {
  expect(await refused(body)).toMatch(expected);
});

test.each([
  ["just text", "Template format error: unsupported structure."],
  ["[]", "Template format error: unsupported structure."],
  ["Description: x", "Template format error: At least one Resources member must be defined."],
  ["Resources: {}", "Template format error: At least one Resources member must be defined."],
  ["Resources: []", "Template format error: Resources must be an object."],
  [`${resources}Hooks: {}`, "Hooks are not run by this endpoint."],
  [`${resources}Outptus: {}`, "Invalid template property or properties [Outptus]"],
  [
    `AWSTemplateFormatVersion: 2011-01-01\n${resources}`,
    "Template format error: unsupported value for AWSTemplateFormatVersion.",
  ],
  [
    "Resources: {B: {Properties: {}}}",
    "Template format error: [/Resources/B] Every Resources object must contain a Type member.",
  ],
  [`Parameters:\n${resources}`, "[/Parameters] 'null' values are not allowed in templates"],
  [
    "Resources: {B: {Type: 'AWS::S3::Bucket', Properties: {Tags: [a, ]}}, C: }",
    "[/Resources/C] 'null' values are not allowed in templates",
  ],
  ["Resources: {B: text}", "Template format error: [/Resources/B] Any Resources member must be an object."],
  [
    "Resources: {my-bucket: {Type: 'AWS::S3::Bucket'}}",
    "Template format error: Resource name my-bucket is non alphanumeric.",
  ],
  ["Resources: {B: {Type: 'AWS::S3::Bucket', Propertis: {}}}", "Invalid template resource property 'Propertis'"],
  [
    "Resources: {B: {Type: 'AWS::S3::Bucket', DeletionPolicy: Keep}}",
    "Template format error: Unrecognized DeletionPolicy Keep.",
  ],
  [`Parameters: {P: {Type: Strin}}\n${resources}`, "Template format error: Unrecognized parameter type: Strin"],
  [
    `Parameters: {P: {Default: x}}\n${resources}`,
    "Template format error: Every Parameters object must contain a Type member.",
  ],
  [`Parameters: {P: {Type: String, Defualt: x}}\n${resources}`, "Invalid template parameter property 'Defualt'"],
  [
    `Parameters: {P: {Type: String, MinValue: 1}}\n${resources}`,
    "Template error: Parameter 'P' MinValue must be on a parameter of type Number",
  ],
  [
    `Parameters: {P: {Type: Number, AllowedPattern: a}}\n${resources}`,
    "Template error: Parameter 'P' AllowedPattern must be on a parameter of type String",
  ],
  [
    `Parameters: {P: {Type: String, AllowedPattern: '['}}\n${resources}`,
    "Parameter 'P' AllowedPattern must be a valid regular expression.",
  ],
  [`Parameters: {a_b: {Type: String}}\n${resources}`, "Template format error: Parameter name a_b is non alphanumeric."],
  [
    `Mappings: {M: {a: b}}\n${resources}`,
    "Template format error: [/Mappings/M/a] Every Mappings attribute must be a map",
  ],
  [
    `Outputs: {O: {Description: x}}\n${resources}`,
    "Template format error: [/Outputs/O] Every Outputs member must contain a Value object",
  ],
  [
    `Transform: AWS::Serverless-2016-10-31\n${resources}`,
    "Transforms are not run by this endpoint: [AWS::Serverless-2016-10-31]. Translate the SAM template to CloudFormation first",
  ],
  ["a: &x 1\nb: *x\n", "Template format error: YAML aliases are not allowed in CloudFormation templates"],
  ["Resources: !Foo {}", "Template format error: YAML not well-formed. (line 1, column 17)"],
])("a template of the wrong form is refused: %s", async (body, expected) => {
  expect(await refused(body)).toBe(`ValidationError: ${expected}`);
});
