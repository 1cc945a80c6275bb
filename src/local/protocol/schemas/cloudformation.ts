export * from "@aws-sdk/client-cloudformation";
