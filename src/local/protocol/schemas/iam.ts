export * from "@aws-sdk/client-iam";
