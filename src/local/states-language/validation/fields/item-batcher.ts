import { isObject } from "../../json.ts";
import { mostPayloadBytes } from "../../size-limit.ts";
import { checkFields } from "../check-fields.ts";
import { type FieldRule, integer, mapNumberPath, object, template } from "../field-rules.ts";
import { checkLanguageOfFields } from "../language-of-fields.ts";
import { reportMistake } from "../report.ts";
import { refuseSeveral } from "../required-fields.ts";

const limits = ["MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"];

/**
 * `ItemBatcher`: at least one limit says when a batch is full.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const itemBatcher: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  refuseSeveral(value, ["MaxItemsPerBatch", "MaxItemsPerBatchPath"], place);
  refuseSeveral(value, ["MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"], place);
  if (!limits.some((name) => Object.hasOwn(value, name))) {
    const message = `This object should have at least one of the following fields: [${limits.join(", ")}]`;
    reportMistake(place.report, place.location, message);
  }
  checkLanguageOfFields(value, place);
  checkFields(value, batcherFields, place);
};

const batcherFields: Readonly<Record<string, FieldRule>> = {
  MaxItemsPerBatch: integer({ least: 0 }),
  MaxItemsPerBatchPath: mapNumberPath,
  MaxInputBytesPerBatch: integer({ least: 0, most: mostPayloadBytes }),
  MaxInputBytesPerBatchPath: mapNumberPath,
  BatchInput: template,
};
