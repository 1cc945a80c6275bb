import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readMember } from "../../src/workshop/json-member.ts";
import { parseTemplate } from "./parse-template.ts";

const text = await readFile(join(packageRoot, "templates", "copy.yaml"), "utf8");
const template: unknown = parseTemplate(text);

test("the role may read the source, write the destination and its results, and delete nothing", () => {
  const statements = readMember(
    template,
    "Resources",
    "CopyRole",
    "Properties",
    "Policies",
    0,
    "PolicyDocument",
    "Statement",
  );
  const rights = (Array.isArray(statements) ? statements : []).map((statement: unknown) =>
    [readMember(statement, "Sid"), [readMember(statement, "Action")].flat().join(" ")].join(": "),
  );
  expect(rights).toEqual([
    "ListSource: s3:ListBucket",
    "ReadSource: s3:GetObject s3:GetObjectTagging",
    "SeeDestination: s3:ListBucket",
    "WriteDestination: s3:GetObject s3:PutObject s3:PutObjectTagging",
    "WriteResults: s3:PutObject s3:ListMultipartUploadParts s3:AbortMultipartUpload",
    "RunChildren: states:StartExecution",
    "StopChildren: states:DescribeExecution states:StopExecution",
  ]);
});

test("both ways of the machine treat an object alike", async () => {
  const file = join(packageRoot, "templates", "state-machines", "copy.asl.json");
  const machine: unknown = JSON.parse(await readFile(file, "utf8"));
  const few = readMember(machine, "States", "CopyFew", "ItemProcessor", "States");
  const many = readMember(machine, "States", "CopyMany", "ItemProcessor", "States", "CopyBatch");
  const inBatch = JSON.stringify(readMember(many, "ItemProcessor", "States")).replaceAll("InBatch", "");
  expect(JSON.parse(inBatch)).toEqual(few);
});
