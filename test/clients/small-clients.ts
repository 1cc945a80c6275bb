import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestEndpoint } from "../local/support/endpoint.ts";
import { attempt, expectIn, runCommand } from "./run-command.ts";
import type { Row } from "./run.ts";

interface Client {
  readonly folder: string;
  readonly endpoint: TestEndpoint;
}

/** The aws CLI: objects, a presigned URL, a stack and a machine. */
export async function tryAwsCli({ folder, endpoint }: Client): Promise<Row[]> {
  const aws = (...parameters: string[]): Promise<string> =>
    runCommand("aws", parameters, { cwd: folder, environment: endpoint.environment });
  const version = await aws("--version").catch(() => undefined);
  const client = `aws CLI ${/aws-cli\/(\S+)/u.exec(version ?? "")?.[1] ?? ""}`.trim();
  if (version === undefined) return [absent(client)];
  writeFileSync(join(folder, "ride.txt"), "ride");
  const template = { Resources: { Log: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "/cli" } } } };
  writeFileSync(join(folder, "cli.json"), JSON.stringify(template));
  return [
    await attempt(client, "`s3 mb`, `cp`, `ls`, `presign`", async () => {
      await aws("s3", "mb", "s3://cli-files");
      await aws("s3", "cp", "ride.txt", "s3://cli-files/a/ride.txt");
      expectIn(await aws("s3", "ls", "s3://cli-files/a/"), "ride.txt");
      const url = (await aws("s3", "presign", "s3://cli-files/a/ride.txt")).trim();
      expectIn(await (await fetch(url)).text(), "ride");
    }),
    await attempt(client, "`cloudformation deploy`, twice", async () => {
      const deploy = (): Promise<string> =>
        aws(
          "cloudformation",
          "deploy",
          "--stack-name",
          "cli",
          "--template-file",
          "cli.json",
          "--no-fail-on-empty-changeset",
        );
      expectIn(await deploy(), "Successfully created/updated stack");
      expectIn(await deploy(), "No changes to deploy");
    }),
    await attempt(client, "`ssm put-parameter`, `stepfunctions validate-state-machine-definition`", async () => {
      await aws("ssm", "put-parameter", "--name", "/cli/name", "--type", "String", "--value", "v");
      const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Succeed" } } });
      expectIn(await aws("stepfunctions", "validate-state-machine-definition", "--definition", definition), '"OK"');
    }),
  ];
}

const boto3 = `
import boto3, json, sys, urllib.request
s3 = boto3.client("s3")
s3.create_bucket(Bucket="boto-files", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
s3.put_object(Bucket="boto-files", Key="k", Body=b"ride")
read = urllib.request.urlopen(s3.generate_presigned_url("get_object", Params={"Bucket": "boto-files", "Key": "k"})).read().decode()
form = s3.generate_presigned_post("boto-files", "posted")
lines = "".join('--b\\r\\nContent-Disposition: form-data; name="%s"\\r\\n\\r\\n%s\\r\\n' % item for item in form["fields"].items())
body = (lines + '--b\\r\\nContent-Disposition: form-data; name="file"; filename="f"\\r\\n\\r\\nposted\\r\\n--b--\\r\\n').encode()
status = urllib.request.urlopen(urllib.request.Request(form["url"], data=body, headers={"content-type": "multipart/form-data; boundary=b"})).status
table = boto3.resource("dynamodb").create_table(TableName="boto", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
table.wait_until_exists()
table.put_item(Item={"id": "a", "bytes": b"\\x00\\x01"})
print(json.dumps({"read": read, "post": status, "item": list(table.get_item(Key={"id": "a"})["Item"]["bytes"].value)}))
`;

/** boto3: default presigned URLs and forms, and binary values of DynamoDB. */
export async function tryBoto3({ folder, endpoint }: Client): Promise<Row[]> {
  const python = (script: string): Promise<string> =>
    runCommand("python3", ["-c", script], { cwd: folder, environment: endpoint.environment });
  const version = await python("import boto3; print(boto3.__version__)").catch(() => undefined);
  if (version === undefined) return [absent("boto3")];
  return [
    await attempt(`boto3 ${version.trim()}`, "presigned URL, presigned POST, a binary item", async () => {
      expectIn(await python(boto3), '{"read": "ride", "post": 204, "item": [0, 1]}');
    }),
  ];
}

const sdk2 = `
const AWS = require("aws-sdk");
const endpoint = process.env.AWS_ENDPOINT_URL;
const s3 = new AWS.S3({ endpoint, s3ForcePathStyle: true, region: "us-west-2" });
(async () => {
  await s3.createBucket({ Bucket: "sdk2-files" }).promise();
  await s3.upload({ Bucket: "sdk2-files", Key: "k", Body: "ride" }).promise();
  const url = s3.getSignedUrl("getObject", { Bucket: "sdk2-files", Key: "k" });
  const form = s3.createPresignedPost({ Bucket: "sdk2-files", Fields: { key: "posted" } });
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append("file", new Blob(["posted"]), "f");
  const post = await fetch(form.url, { method: "POST", body: data });
  const machines = await new AWS.StepFunctions({ endpoint, region: "us-west-2" }).listStateMachines().promise();
  console.log(JSON.stringify({ read: await (await fetch(url)).text(), post: post.status, list: Array.isArray(machines.stateMachines) }));
})();
`;

/** Version 2 of the SDK for JavaScript. */
export async function trySdk2({ folder, endpoint }: Client): Promise<Row[]> {
  writeFileSync(join(folder, "sdk2.js"), sdk2);
  return [
    await attempt("aws-sdk 2.1693 (JavaScript)", "upload, presigned URL, presigned POST, a list", async () => {
      const environment = { ...endpoint.environment, AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: "1" };
      const output = await runCommand(process.execPath, ["sdk2.js"], { cwd: folder, environment });
      expectIn(output, '{"read":"ride","post":204,"list":true}');
    }),
  ];
}

function absent(client: string): Row {
  return { client, what: "", result: "not on this machine", detail: "" };
}
