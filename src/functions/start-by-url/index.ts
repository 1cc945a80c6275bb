import { SFNClient } from "@aws-sdk/client-sfn";
import { readVariable } from "../shared/environment.ts";
import { createHandler } from "./start-by-url.ts";

export const handler = createHandler({
  stepFunctions: new SFNClient({}),
  machineArn: readVariable("STATE_MACHINE_ARN"),
  bucket: readVariable("PHOTO_BUCKET"),
});
