/**
 * Regions in which Lambda, Step Functions, DynamoDB, S3, CloudFormation, CloudWatch Logs and Rekognition all are, as of
 * 2026-11. Rekognition is the one that the others have to be looked for: a test compares this list with the endpoint
 * data of the AWS CLI where that is installed.
 */
export const completeRegions: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "il-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
]);

/** Regions that are known to lack Rekognition. A region that is newer than this list is asked itself. */
export const incompleteRegions: ReadonlySet<string> = new Set([
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-3",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "cn-north-1",
  "cn-northwest-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-west-3",
  "eusc-de-east-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "us-gov-east-1",
]);

const fastRekognition: ReadonlySet<string> = new Set(["eu-west-1", "us-east-1", "us-west-2"]);

/**
 * The default quota of IndexFaces, SearchFacesByImage and DetectFaces, in calls of each per second and account (AWS
 * General Reference, "Amazon Rekognition endpoints and quotas"). AWS raises it on request.
 */
export function rekognitionCallsPerSecond(region: string): number {
  return fastRekognition.has(region) ? 50 : 5;
}

/** The complete region to propose: the nearest by name, in the same part of the world and the same partition. */
export function nearestRegion(region: string): string {
  const [area = "us", gov] = region.split("-");
  const candidates = [...completeRegions];
  if (gov === "gov") return "us-gov-west-1";
  return candidates.find((one) => one.startsWith(`${area}-`)) ?? "us-east-1";
}
