import { isObject } from "../json.ts";
import { mostPayloadBytes } from "../size-limit.ts";
import { checkFields } from "./check-fields.ts";
import { type FieldRule, integer, object, singlePath, template } from "./field-rules.ts";
import { reportMistake } from "./report.ts";
import { refuseSeveral } from "./required-fields.ts";

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
  checkFields(value, batcherFields, place);
};

const batcherFields: Readonly<Record<string, FieldRule>> = {
  MaxItemsPerBatch: integer({ least: 1 }),
  MaxItemsPerBatchPath: singlePath,
  MaxInputBytesPerBatch: integer({ least: 1, most: mostPayloadBytes }),
  MaxInputBytesPerBatchPath: singlePath,
  BatchInput: template,
};
