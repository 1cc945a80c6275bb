export * from "@aws-sdk/client-sts";
