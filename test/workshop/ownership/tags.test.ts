import { expect, test } from "vitest";
import { holderOf } from "../../../src/workshop/ownership/claim.ts";
import { holderOfMachine } from "../../../src/workshop/ownership/claim-machine.ts";
import { definitionDigest, ownerOf } from "../../../src/workshop/ownership/tags.ts";

test.each([
  ["arn:aws:iam::123456789012:user/ann", "ann"],
  ["arn:aws:iam::123456789012:user/team/ann", "ann"],
  ["arn:aws:iam::123456789012:root", "root"],
  ["arn:aws:sts::123456789012:assumed-role/Attendee/ann@example.com", "Attendee/ann@example.com"],
  ["arn:aws-us-gov:sts::123456789012:assumed-role/Attendee/ann", "Attendee/ann"],
  // These sessions have another name each time.
  ["arn:aws:sts::123456789012:assumed-role/Attendee/aws-sdk-js-1732200000000", "Attendee"],
  ["arn:aws:sts::123456789012:assumed-role/Attendee/botocore-session-1732200000", "Attendee"],
  ["arn:aws:sts::123456789012:assumed-role/Ec2/i-0123456789abcdef0", "Ec2"],
  ["arn:aws:sts::123456789012:federated-user/ann, of sales", "ann- of sales"],
])("%s is %s from one day to the next", (arn, owner) => {
  expect(ownerOf(arn)).toBe(owner);
});

const own = new Map([
  ["wildrydes:env", "blue"],
  ["wildrydes:owner", "ann"],
]);

test.each([
  [{ "wildrydes:env": "blue", "wildrydes:owner": "ann" }, "ours"],
  [{ "wildrydes:env": "blue", "wildrydes:owner": "bob" }, { owner: "bob" }],
  [{ "wildrydes:env": "red", "wildrydes:owner": "ann" }, "foreign"],
  [{ owner: "finance" }, "foreign"],
])("tags %j say %j", (tags, holder) => {
  expect(holderOf(new Map(Object.entries(tags)), own, "foreign")).toEqual(holder);
});

test("a machine without tags is the workshop's by its role", () => {
  const machine = { roleArn: "arn:aws:iam::123456789012:role/wildrydes-step-module-resources-StateMachineRole-1" };
  expect(holderOfMachine(machine, new Map(), own)).toBe("earlier");
  expect(holderOfMachine({ roleArn: "arn:aws:iam::123456789012:role/Finance" }, new Map(), own)).toBe("foreign");
});

test("a definition's digest does not depend on its layout", () => {
  const one = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}';
  const other = '{ "States": {"A": {"End": true, "Type": "Pass"}}, "StartAt": "A" }';
  expect(definitionDigest(one)).toBe(definitionDigest(other));
  expect(definitionDigest(one)).not.toBe(definitionDigest(one.replace("Pass", "Fail")));
});
