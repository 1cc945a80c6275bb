export * from "@aws-sdk/client-sfn";
