import {
  anything,
  choicePath,
  expression,
  type FieldRule,
  flag,
  integer,
  jsonataTemplate,
  mapNumberPath,
  number,
  object,
  path,
  pathOrIntrinsic,
  payloadTemplate,
  resultPath,
  singlePath,
  template,
  text,
} from "./field-rules.ts";
import { assign } from "./fields/assign.ts";
import { catchers } from "./fields/catchers.ts";
import { choices } from "./fields/choices.ts";
import { itemBatcher } from "./fields/item-batcher.ts";
import { itemReader } from "./fields/item-reader.ts";
import { label } from "./fields/label.ts";
import { resource } from "./fields/resource.ts";
import { resultWriter } from "./fields/result-writer.ts";
import { retriers } from "./fields/retriers.ts";
import { timestamp } from "./fields/timestamp.ts";

type Rules = Readonly<Record<string, FieldRule>>;

/** The most seconds a wait, a timeout or a heartbeat may take. */
const mostSeconds = 99_999_999;

const common: Rules = { Type: text, Comment: text, QueryLanguage: anything };
const transition: Rules = { Next: text, End: flag };
const flow: Rules = { InputPath: path, OutputPath: path, Output: jsonataTemplate };
const work: Rules = {
  ...flow,
  ...transition,
  ResultPath: resultPath,
  ResultSelector: payloadTemplate,
  Assign: assign,
  Retry: retriers,
  Catch: catchers,
};

/**
 * The fields of each type of state and what they may hold. Branches and processors have their own states.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const stateFields: Readonly<Record<string, Rules>> = {
  Pass: {
    ...common,
    ...flow,
    ...transition,
    Result: anything,
    ResultPath: resultPath,
    Parameters: payloadTemplate,
    Assign: assign,
  },
  Task: {
    ...common,
    ...work,
    Resource: resource,
    Parameters: payloadTemplate,
    Arguments: jsonataTemplate,
    Credentials: (value, place) => place.language.credentials(value, place),
    TimeoutSeconds: integer({ least: 1, most: mostSeconds }),
    TimeoutSecondsPath: singlePath,
    HeartbeatSeconds: integer({ least: 1, most: mostSeconds }),
    HeartbeatSecondsPath: singlePath,
  },
  Choice: { ...common, ...flow, Assign: assign, Choices: choices, Default: text },
  Wait: {
    ...common,
    ...flow,
    ...transition,
    Assign: assign,
    Seconds: integer({ least: 0, most: mostSeconds }),
    SecondsPath: singlePath,
    Timestamp: timestamp,
    TimestampPath: singlePath,
  },
  Succeed: { ...common, ...flow },
  Fail: { ...common, Error: expression, ErrorPath: pathOrIntrinsic, Cause: expression, CausePath: pathOrIntrinsic },
  Parallel: { ...common, ...work, Parameters: payloadTemplate, Arguments: jsonataTemplate, Branches: anything },
  Map: {
    ...common,
    ...work,
    Parameters: payloadTemplate,
    ItemProcessor: object,
    Iterator: object,
    ItemsPath: choicePath,
    Items: jsonataTemplate,
    ItemSelector: template,
    ItemReader: itemReader,
    ItemBatcher: itemBatcher,
    ResultWriter: resultWriter,
    MaxConcurrency: integer({ least: 0 }),
    MaxConcurrencyPath: mapNumberPath,
    ToleratedFailurePercentage: number({ least: 0, most: 100 }),
    ToleratedFailurePercentagePath: mapNumberPath,
    ToleratedFailureCount: integer({ least: 0 }),
    ToleratedFailureCountPath: mapNumberPath,
    Label: label,
  },
};

/** Pairs of fields of which a state may have only one. */
export const exclusiveFields: readonly (readonly [string, string])[] = [
  ["TimeoutSeconds", "TimeoutSecondsPath"],
  ["HeartbeatSeconds", "HeartbeatSecondsPath"],
  ["MaxConcurrency", "MaxConcurrencyPath"],
  ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
  ["ToleratedFailureCount", "ToleratedFailureCountPath"],
  ["Error", "ErrorPath"],
  ["Cause", "CausePath"],
];
