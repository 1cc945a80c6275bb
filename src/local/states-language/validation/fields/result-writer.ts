import { isObject } from "../../json.ts";
import { checkFields } from "../check-fields.ts";
import { type FieldRule, jsonataTemplate, object, oneOf, payloadTemplate } from "../field-rules.ts";
import { checkLanguageOfFields } from "../language-of-fields.ts";
import { reportMistake } from "../report.ts";
import { requireFields } from "../required-fields.ts";

/**
 * `ResultWriter` of a Map state in DISTRIBUTED mode: a place, a form, or both.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const resultWriter: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  checkLanguageOfFields(value, place);
  checkFields(value, writerFields, place);
  const request = place.language.requestField;
  if (Object.hasOwn(value, "Resource") || Object.hasOwn(value, request)) {
    requireFields(value, ["Resource", request], place);
  } else if (!Object.hasOwn(value, "WriterConfig")) {
    reportMistake(place.report, place.location, "Value cannot be empty");
  }
};

const writerConfig: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  checkFields(value, configFields, place);
};

const configFields: Readonly<Record<string, FieldRule>> = {
  Transformation: oneOf("NONE", "COMPACT", "FLATTEN"),
  OutputType: oneOf("JSON", "JSONL"),
};

const writerFields: Readonly<Record<string, FieldRule>> = {
  Resource: oneOf("arn:aws:states:::s3:putObject"),
  Parameters: payloadTemplate,
  Arguments: jsonataTemplate,
  WriterConfig: writerConfig,
};
