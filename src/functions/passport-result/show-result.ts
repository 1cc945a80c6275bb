import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { readMember } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface PassportResultSetup {
  readonly dynamodb: Pick<DynamoDBClient, "send">;
  readonly tableName: string;
}

/** An answer of a function URL. */
interface ResultAnswer {
  readonly statusCode: 200 | 400 | 404;
  readonly headers: { readonly "content-type": "application/json" };
  /** JSON. */
  readonly body: string;
}

/** Makes the handler that answers `GET ?imageName=NAME` with the newest result of that name. */
export function createHandler(setup: PassportResultSetup): (event: unknown) => Promise<ResultAnswer> {
  return async (event) => {
    const name = readMember(readMember(event, "queryStringParameters"), "imageName");
    if (typeof name !== "string" || name === "") return answer(400, { message: "Ask with ?imageName=NAME" });
    const { Item } = await setup.dynamodb.send(
      new GetItemCommand({ TableName: setup.tableName, Key: { FileName: { S: name } }, ConsistentRead: true }),
    );
    if (!Item) return answer(404, { message: `No result for ${name}` });
    const text = (attribute: string): string => Item[attribute]?.S ?? "";
    return answer(200, {
      FileName: text("FileName"),
      ValidationResult: text("ValidationResult"),
      FailureReasons: JSON.parse(text("FailureReasons") || "[]"),
      FileLocation: text("FileLocation"),
      Timestamp: text("Timestamp"),
      ...(Item["FaceDetails"] ? { FaceDetails: JSON.parse(text("FaceDetails")) } : {}),
    });
  };
}

function answer(statusCode: ResultAnswer["statusCode"], document: object): ResultAnswer {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(document) };
}
