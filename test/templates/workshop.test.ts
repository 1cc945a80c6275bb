import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { parseTemplate, type InlinePolicies } from "./parse-template.ts";

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly Path?: string;
    readonly LogGroupName?: unknown;
    readonly BucketName?: unknown;
    readonly TableName?: unknown;
    readonly Policies?: InlinePolicies;
  };
}

interface Template {
  readonly Transform?: unknown;
  readonly Parameters: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

const source = await readFile(join(packageRoot, "templates", "workshop.yaml"), "utf8");
const template: Template = parseTemplate(source);
const functions = [
  "FaceDetection",
  "FaceSearch",
  "IndexFace",
  "Thumbnail",
  "NotificationPlaceholder",
  "PersistMetadata",
];

/** The permissions of a role, one line for each statement. */
function listRights(role: string): string[] {
  const statements = template.Resources[role]?.Properties.Policies?.flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
  return (statements ?? []).map(
    ({ Action, Resource }) => `${[Action].flat().join(" ")}: ${[Resource].flat().join(" ")}`,
  );
}

test("the outputs are the workshop's", () => {
  expect(Object.entries(template.Outputs).map(([name, { Value }]) => [name, Value])).toEqual([
    ["FaceDetectionFunctionArn", "GetAtt FaceDetectionFunction.Arn"],
    ["FaceSearchFunctionArn", "GetAtt FaceSearchFunction.Arn"],
    ["IndexFaceFunctionArn", "GetAtt IndexFaceFunction.Arn"],
    ["ThumbnailFunctionArn", "GetAtt ThumbnailFunction.Arn"],
    ["PersistMetadataFunctionArn", "GetAtt PersistMetadataFunction.Arn"],
    ["NotificationPlaceholderFunctionArn", "GetAtt NotificationPlaceholderFunction.Arn"],
    ["RiderPhotoS3Bucket", "Ref RiderPhotoS3Bucket"],
    ["ThumbnailS3Bucket", "Ref ThumbnailS3Bucket"],
    ["RiderPhotoDDBTable", "Ref RiderPhotoDDBTable"],
    ["StateMachineRole", "GetAtt StateMachineRole.Arn"],
  ]);
});

test("the collection's id is a parameter as in the workshop", () => {
  expect(template.Parameters["RekognitionCollectionID"]).toMatchObject({
    Type: "String",
    Default: "rider-photos",
    MinLength: 1,
    MaxLength: 255,
    AllowedPattern: "[a-zA-Z0-9_.-]+",
  });
});

test("it is plain CloudFormation: no transform, no custom resource, six kinds of resources", () => {
  expect(template.Transform).toBeUndefined();
  expect(new Set(Object.values(template.Resources).map(({ Type }) => Type))).toEqual(
    new Set([
      "AWS::S3::Bucket",
      "AWS::DynamoDB::Table",
      "AWS::Lambda::Function",
      "AWS::Logs::LogGroup",
      "AWS::IAM::Role",
      "AWS::IAM::Policy",
    ]),
  );
});

describe("the functions", () => {
  const sendsMail = [
    "SendsMail",
    {
      Variables: {
        NOTIFY_FROM: "Ref NotifyFrom",
        NOTIFY_TO_DOMAIN: "Ref NotifyToDomain",
        NOTIFY_LANGUAGE: "Ref NotifyLanguage",
      },
    },
    "Ref AWS::NoValue",
  ];

  test.each([
    ["FaceDetection", 256, 60, undefined],
    ["FaceSearch", 256, 60, { REKOGNITION_COLLECTION_ID: "Ref RekognitionCollectionID" }],
    ["IndexFace", 256, 60, { REKOGNITION_COLLECTION_ID: "Ref RekognitionCollectionID" }],
    ["Thumbnail", 1536, 300, { THUMBNAIL_BUCKET: "Ref ThumbnailS3Bucket", MAX_WIDTH: "300", MAX_HEIGHT: "300" }],
    ["NotificationPlaceholder", 256, 60, sendsMail],
    ["PersistMetadata", 256, 60, { RIDER_PHOTOS_DDB_TABLE: "Ref RiderPhotoDDBTable" }],
  ])("%s has %i MB and %i s", (name, MemorySize, Timeout, variables) => {
    expect(template.Resources[`${name}Function`]).toEqual({
      Type: "AWS::Lambda::Function",
      Properties: {
        Description: expect.any(String),
        Runtime: "nodejs24.x",
        Architectures: ["Ref FunctionArchitecture"],
        Handler: "index.handler",
        MemorySize,
        Timeout,
        Role: `GetAtt ${name}Role.Arn`,
        Code: { S3Bucket: "Ref ArtifactsBucket", S3Key: `Ref ${name}CodeKey` },
        ...(variables === undefined
          ? {}
          : { Environment: Array.isArray(variables) ? variables : { Variables: variables } }),
        LoggingConfig: { LogGroup: `Ref ${name}LogGroup` },
      },
    });
  });

  test.each(functions)("%s has a log group that ends with the stack", (name) => {
    expect(template.Resources[`${name}LogGroup`]).toEqual({
      Type: "AWS::Logs::LogGroup",
      DeletionPolicy: "Delete",
      UpdateReplacePolicy: "Delete",
      Properties: { LogGroupName: `Sub /aws/lambda/\${AWS::StackName}-${name}Function`, RetentionInDays: 14 },
    });
  });
});

describe("the rights", () => {
  test("mail adds two rights, and only with a sender", () => {
    expect(template.Resources["NotificationMailPolicy"]).toMatchObject({
      Condition: "SendsMail",
      Properties: {
        Roles: ["Ref NotificationPlaceholderRole"],
        PolicyDocument: {
          Statement: [
            {
              Action: "ses:SendEmail",
              Resource: "Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/*",
            },
            { Action: "s3:GetObject", Resource: "Sub ${RiderPhotoS3Bucket.Arn}/*" },
          ],
        },
      },
    });
  });

  const readPhotos = "s3:GetObject: Sub ${RiderPhotoS3Bucket.Arn}/*";
  const collection =
    "Sub arn:${AWS::Partition}:rekognition:${AWS::Region}:${AWS::AccountId}:collection/${RekognitionCollectionID}";

  test.each([
    ["FaceDetection", ["rekognition:DetectFaces: *", readPhotos]],
    ["FaceSearch", [`rekognition:SearchFacesByImage: ${collection}`, readPhotos]],
    ["IndexFace", [`rekognition:IndexFaces: ${collection}`, readPhotos]],
    ["Thumbnail", [readPhotos, "s3:PutObject: Sub ${ThumbnailS3Bucket.Arn}/*"]],
    ["NotificationPlaceholder", []],
    ["PersistMetadata", ["dynamodb:PutItem: GetAtt RiderPhotoDDBTable.Arn"]],
  ])("of %s are exactly what it does, and its own log group", (name, rights) => {
    const writeLogs = `logs:CreateLogStream logs:PutLogEvents: GetAtt ${name}LogGroup.Arn`;
    expect(listRights(`${name}Role`)).toEqual([...rights, writeLogs]);
  });

  test("of the state machines are the six functions and the table", () => {
    const arns = functions.map((name) => `GetAtt ${name}Function.Arn`).join(" ");
    expect(listRights("StateMachineRole")).toEqual([
      `lambda:InvokeFunction: ${arns}`,
      "dynamodb:PutItem: GetAtt RiderPhotoDDBTable.Arn",
    ]);
    expect(template.Resources["StateMachineRole"]?.Properties.Path).toBe("/WildRydes/");
  });
});

describe("what is stored", () => {
  test.each(["RiderPhotoS3Bucket", "ThumbnailS3Bucket"])(
    "%s is encrypted, closed to the public and has no fixed name",
    (name) => {
      expect(template.Resources[name]).toEqual({
        Type: "AWS::S3::Bucket",
        Properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      });
    },
  );

  test("the table is keyed by the rider and has no fixed name", () => {
    expect(template.Resources["RiderPhotoDDBTable"]?.Properties).toEqual({
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "Username", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "Username", KeyType: "HASH" }],
    });
  });
});
