import {
  CreateCollectionCommand,
  DetectFacesCommand,
  IndexFacesCommand,
  SearchFacesByImageCommand,
} from "@aws-sdk/client-rekognition";
import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { bytes, faces, type Rule } from "./rule.ts";

export const photos: readonly Rule[] = [
  {
    rule: "a collection's id has letters, digits, _ . and -",
    refused: "ValidationException",
    breakIt: (bench) => faces(bench).send(new CreateCollectionCommand({ CollectionId: "riders photos" })),
  },
  {
    rule: "a photo in the request has 5 MB",
    refused: "ValidationException",
    breakIt: (bench) => faces(bench).send(new DetectFacesCommand({ Image: { Bytes: bytes(5_242_881) } })),
  },
  {
    rule: "a photo is a JPEG or a PNG",
    refused: "InvalidImageFormatException",
    breakIt: (bench) =>
      faces(bench).send(new DetectFacesCommand({ Image: { Bytes: new TextEncoder().encode("GIF89a".repeat(99)) } })),
  },
  {
    rule: "a rider's id has no @",
    refused: "ValidationException",
    breakIt: (bench) =>
      faces(bench).send(
        new IndexFacesCommand({ CollectionId: "ruled", ExternalImageId: "a@b", Image: { Bytes: bytes(100) } }),
      ),
  },
  {
    rule: "a search answers 4,096 faces at most",
    refused: "ValidationException",
    breakIt: (bench) =>
      faces(bench).send(
        new SearchFacesByImageCommand({ CollectionId: "ruled", MaxFaces: 4097, Image: { Bytes: bytes(100) } }),
      ),
  },
  {
    rule: "in the sandbox, SES sends between verified identities",
    refused: "MessageRejected",
    breakIt: ({ endpoint }) =>
      new SESv2Client(endpoint.clientConfig).send(
        new SendEmailCommand({
          FromEmailAddress: "rides@example.com",
          Destination: { ToAddresses: ["rider@example.com"] },
          Content: { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } },
        }),
      ),
  },
];
