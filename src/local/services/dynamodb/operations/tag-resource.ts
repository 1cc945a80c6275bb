import type { TagResourceCommandInput, TagResourceCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Operation } from "../../../service.ts";
import { type DynamoDb, validationError } from "../dynamodb.ts";

/** Tags of the same key are replaced. @throws AwsError `ValidationException` for keys or values against AWS's rules */
export function tagResource(db: DynamoDb): Operation<TagResourceCommandInput, TagResourceCommandOutput> {
  return async (input, { caller }) => {
    checkTags(input.Tags ?? []);
    return db.stores.run(caller, "TagResource", input);
  };
}

/** dynalite would store a tag without key or value as far as it comes. @throws AwsError `ValidationException` */
export function checkTags(tags: NonNullable<TagResourceCommandInput["Tags"]>): void {
  for (const [index, tag] of tags.entries()) {
    for (const member of ["Key", "Value"] as const) {
      if (typeof tag?.[member] === "string") continue;
      throw validationError(
        `1 validation error detected: Value null at 'tags.${index + 1}.member.${member.toLowerCase()}' failed to satisfy constraint: Member must not be null`,
      );
    }
  }
}
