import type { StoredPolicy } from "./managed-policies.ts";

interface KnownPolicy {
  readonly name: string;
  readonly path?: string;
  readonly version: string;
  readonly created: string;
  readonly updated?: string;
  readonly statements: readonly Record<string, unknown>[];
}

const logWrites = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

/** Policies AWS keeps for everyone that a workshop's roles are likely to attach, as the IAM console shows them. */
const known: readonly KnownPolicy[] = [
  {
    name: "AdministratorAccess",
    version: "v1",
    created: "2015-02-06T18:39:46Z",
    statements: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  },
  {
    name: "AWSLambdaBasicExecutionRole",
    path: "/service-role/",
    version: "v1",
    created: "2015-04-09T15:03:43Z",
    statements: [{ Effect: "Allow", Action: logWrites, Resource: "*" }],
  },
  {
    name: "AWSLambdaRole",
    path: "/service-role/",
    version: "v1",
    created: "2015-02-06T18:41:28Z",
    statements: [{ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: ["*"] }],
  },
  {
    name: "AWSLambdaDynamoDBExecutionRole",
    path: "/service-role/",
    version: "v1",
    created: "2015-04-09T15:09:29Z",
    statements: [
      {
        Effect: "Allow",
        Action: [
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
          ...logWrites,
        ],
        Resource: "*",
      },
    ],
  },
  {
    name: "AWSLambdaExecute",
    version: "v1",
    created: "2015-02-06T18:40:46Z",
    statements: [
      { Effect: "Allow", Action: ["logs:*"], Resource: "arn:aws:logs:*:*:*" },
      { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::*" },
    ],
  },
  {
    name: "AWSStepFunctionsFullAccess",
    version: "v1",
    created: "2017-01-11T21:51:32Z",
    statements: [{ Effect: "Allow", Action: "states:*", Resource: "*" }],
  },
  {
    name: "AmazonRekognitionFullAccess",
    version: "v1",
    created: "2016-11-30T14:40:44Z",
    statements: [{ Effect: "Allow", Action: ["rekognition:*"], Resource: "*" }],
  },
  {
    name: "AmazonS3FullAccess",
    version: "v2",
    created: "2015-02-06T18:40:58Z",
    updated: "2021-09-27T20:16:37Z",
    statements: [{ Effect: "Allow", Action: ["s3:*", "s3-object-lambda:*"], Resource: "*" }],
  },
  {
    name: "AmazonS3ReadOnlyAccess",
    version: "v3",
    created: "2015-02-06T18:40:59Z",
    updated: "2023-08-10T21:31:39Z",
    statements: [
      {
        Effect: "Allow",
        Action: ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"],
        Resource: "*",
      },
    ],
  },
  {
    name: "AmazonSESFullAccess",
    version: "v1",
    created: "2015-02-06T18:41:02Z",
    statements: [{ Effect: "Allow", Action: ["ses:*"], Resource: "*" }],
  },
  {
    name: "AWSXRayDaemonWriteAccess",
    version: "v2",
    created: "2018-08-28T23:00:33Z",
    updated: "2024-02-13T21:58:30Z",
    statements: [
      {
        Sid: "AWSXRayDaemonWriteAccess",
        Effect: "Allow",
        Action: [
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:GetSamplingStatisticSummaries",
        ],
        Resource: ["*"],
      },
    ],
  },
];

/** AWS's own managed policies that are known here; attaching any other is refused as a policy that does not exist. */
export const awsManagedPolicies: readonly StoredPolicy[] = known.map((policy) => {
  const path = policy.path ?? "/";
  const created = Date.parse(policy.created);
  const updated = Date.parse(policy.updated ?? policy.created);
  const document = JSON.stringify({ Version: "2012-10-17", Statement: policy.statements });
  return {
    name: policy.name,
    path,
    id: `ANPA${policy.name.toUpperCase().replaceAll("0", "O").padEnd(17, "A").slice(0, 17)}`,
    arn: `arn:aws:iam::aws:policy${path}${policy.name}`,
    created,
    updated,
    description: undefined,
    tags: [],
    defaultVersion: policy.version,
    versions: [{ id: policy.version, document, created: updated }],
    nextVersion: Number(policy.version.slice(1)) + 1,
  };
});
