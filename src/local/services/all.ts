/** Every service of the endpoint, by the name it is called by: a service is a folder and one line here. */
export { cloudformation } from "./cloudformation/description.ts";
export { cloudFormationResponses } from "./cloudformation-responses/description.ts";
export { dynamodb } from "./dynamodb/description.ts";
export { events } from "./events/description.ts";
export { functionUrls } from "./function-urls/description.ts";
export { iam } from "./iam/description.ts";
export { lambda } from "./lambda/description.ts";
export { logs } from "./logs/description.ts";
export { monitoring } from "./monitoring/description.ts";
export { rekognition } from "./rekognition/description.ts";
export { s3 } from "./s3/description.ts";
export { s3Forms } from "./s3-forms/description.ts";
export { mail, ses, sesv2 } from "./ses/description.ts";
export { sns } from "./sns/description.ts";
export { ssm } from "./ssm/description.ts";
export { states } from "./states/description.ts";
export { sts } from "./sts/description.ts";
