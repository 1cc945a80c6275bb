export * from "@aws-sdk/client-rekognition";
