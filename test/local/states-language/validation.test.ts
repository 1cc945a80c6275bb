import { describe, expect, it } from "vitest";

import { DefinitionError, parseDefinition, validateDefinition } from "../../../src/local/states-language/index.ts";
import type { JsonObject } from "../../../src/local/states-language/json.ts";
import { machineOf } from "./support/run-machine.ts";

const pass = { Type: "Pass", End: true };
const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke" };
const noEnd = "MISSING_END_STATE: Workflow has no terminal state";
/** In AWS's order. */
const operators =
  "StringEquals, IsBoolean, StringLessThan, IsNumeric, BooleanEquals, StringLessThanEqualsPath, NumericLessThan, NumericGreaterThan, NumericLessThanPath, StringMatches, TimestampLessThanEqualsPath, NumericEquals, TimestampGreaterThan, StringGreaterThanEqualsPath, TimestampGreaterThanEqualsPath, TimestampLessThanEquals, NumericLessThanEqualsPath, TimestampEquals, BooleanEqualsPath, IsTimestamp, StringLessThanEquals, NumericLessThanEquals, StringLessThanPath, TimestampGreaterThanPath, StringGreaterThan, StringGreaterThanPath, IsString, StringEqualsPath, TimestampEqualsPath, TimestampLessThan, StringGreaterThanEquals, NumericGreaterThanPath, NumericGreaterThanEquals, NumericEqualsPath, TimestampLessThanPath, IsNull, IsPresent, TimestampGreaterThanEquals, NumericGreaterThanEqualsPath";
const labelled = (inner: string) => ({
  Type: "Map",
  Label: "files",
  ItemProcessor: {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: inner,
    States: { [inner]: pass },
  },
  End: true,
});
const each = { StartAt: "Each", States: { Each: pass } };

/** Diagnostics as `CODE: message at /place`; schema failures without their code. */
function complaintsAbout(definition: unknown): string[] {
  return validateDefinition(typeof definition === "string" ? definition : JSON.stringify(definition)).map(
    ({ code, message, location }) =>
      `${code === "SCHEMA_VALIDATION_FAILED" ? "" : `${code}: `}${message}${location === undefined ? "" : ` at ${location}`}`,
  );
}

describe("a definition", () => {
  it.each([
    [machineOf(pass)],
    [machineOf({ ...task, Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 0 }], TimeoutSeconds: 1 })],
    [machineOf({ Type: "Parallel", Branches: [each] }, { Version: "1.0", Comment: "c", TimeoutSeconds: 0 })],
    [machineOf({ Type: "Map", Iterator: each })],
    [machineOf({ Type: "Pass", QueryLanguage: "JSONata", Output: "{% $states.input %}" })],
    [machineOf({ ...task, Catch: [{ ErrorEquals: ["States.ALL"], Next: "State", ResultPath: "$.error" }] })],
    [
      machineOf({
        ...task,
        QueryLanguage: "JSONata",
        Catch: [{ ErrorEquals: ["E"], Next: "State", Output: "{% $states.errorOutput %}" }],
      }),
    ],
  ])("that is right is accepted: %j", (definition) => {
    expect(complaintsAbout(definition)).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ["names no start", { States: { A: pass } }, ["These fields are required: [StartAt] at /"]],
    ["has an unknown field", machineOf(pass, { Foo: 1 }), ["Field 'Foo' is not supported at /"]],
    [
      "has another version",
      machineOf(pass, { Version: "2" }),
      ["Value should be one of the following: [1.0] at /Version"],
    ],
    ["is no object", [], ["Expected value of type [OBJECT] at /"]],
    ["has a state without type", machineOf({ End: true }), ["The field 'Type' is required at /States/State", noEnd]],
    [
      "has no states",
      { StartAt: "First", States: {} },
      [
        "Value cannot be empty at /States",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: First at /StartAt",
        noEnd,
      ],
    ],
    [
      "goes on where it ends",
      { StartAt: "Done", States: { Done: { Type: "Succeed", Next: "After" }, After: pass } },
      ["Field 'Next' is not supported at /States/Done"],
    ],
    [
      "has a state of an unknown type",
      machineOf({ Type: "Poss" }),
      [
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/State/Type",
      ],
    ],
    [
      "has a state that leads nowhere",
      { StartAt: "A", States: { A: { Type: "Pass" } } },
      ["This object should have only one of the following fields: [Next, End] at /States/A", noEnd],
    ],
    [
      "has a state that goes on and ends",
      machineOf({ ...pass, Next: "State" }),
      ["There should only be one of the following fields: [Next, End] at /States/State"],
    ],
    [
      "has a field of another type of state",
      machineOf({ ...pass, Catch: [] }),
      ["Field 'Catch' is not supported at /States/State"],
    ],
    ["has no resource", machineOf({ Type: "Task" }), ["These fields are required: [Resource] at /States/State"]],
    [
      "has a resource that is no ARN",
      machineOf({ Type: "Task", Resource: "f" }),
      ["Value is not a valid resource ARN at /States/State/Resource"],
    ],
    [
      "has a resource nobody knows",
      machineOf({ Type: "Task", Resource: "arn:aws:states:::lambda:invoke.sync" }),
      [
        "The resource provided arn:aws:states:::lambda:invoke.sync is not recognized. The value is not a valid resource ARN, " +
          "or the resource is not available in this region. at /States/State/Resource",
      ],
    ],
    [
      "has an empty ResultPath",
      machineOf({ ...task, Catch: [{ ErrorEquals: ["E"], Next: "State", ResultPath: "" }] }),
      ["Value is not a Reference Path: Reference path didn't start with '$' at /States/State/Catch[0]/ResultPath"],
    ],
    [
      "writes at many places",
      machineOf({ Type: "Pass", ResultPath: "$.a[*]" }),
      ["Value is not a Reference Path at /States/State/ResultPath"],
    ],
    [
      "has a path that is none",
      machineOf({ Type: "Pass", InputPath: "a" }),
      ["Value must be a valid JSONPath. at /States/State/InputPath"],
    ],
    [
      "has a dynamic field that is none",
      machineOf({ Type: "Pass", Parameters: { list: [{ "a.$": "States.Nope()" }] } }),
      [
        "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/State/Parameters",
      ],
    ],
    [
      "has a path whose regular expression could run for ever",
      machineOf({ Type: "Pass", Parameters: { "a.$": "$.list[?(@.x =~ /^(a+)+$/)]" } }),
      [
        "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/State/Parameters",
      ],
    ],
    [
      "has no rules",
      machineOf({ Type: "Choice", Choices: [] }),
      ["Value cannot be empty at /States/State/Choices", noEnd],
    ],
    [
      "has a rule without operator",
      machineOf({ Type: "Choice", Choices: [{ Variable: "$.a", Next: "State" }] }),
      [`This object should have only one of the following fields: [${operators}] at /States/State/Choices[0]`, noEnd],
    ],
    [
      "has a rule with two operators",
      machineOf({
        Type: "Choice",
        Choices: [{ Variable: "$.a", StringEquals: "1", NumericGreaterThan: 0, Next: "State" }],
      }),
      [`There should only be one of the following fields: [${operators}] at /States/State/Choices[0]`, noEnd],
    ],
    [
      "has a rule without comparison",
      machineOf({ Type: "Choice", Choices: [{ And: [], Variable: "$.a", IsNull: true, Next: "State" }] }),
      [
        "The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/State/Choices[0]",
        "Value cannot be empty at /States/State/Choices[0]/And",
        noEnd,
      ],
    ],
    [
      "has a rule inside a rule that goes on",
      machineOf({
        Type: "Choice",
        Choices: [{ Not: { Variable: "$.a", IsNull: true, Next: "State" }, Next: "State" }],
      }),
      ["Field 'Next' is not supported at /States/State/Choices[0]/Not", noEnd],
    ],
    [
      "catches everything too early",
      machineOf({
        ...task,
        Retry: [{ ErrorEquals: ["States.ALL", "E"] }, { ErrorEquals: ["F"], JitterStrategy: "SOME" }],
      }),
      [
        "Value should be one of the following: [NONE, FULL] at /States/State/Retry[1]/JitterStrategy",
        "States.ALL must appear alone and at end of list at /States/State/Retry[0]/ErrorEquals",
      ],
    ],
    [
      "has numbers out of range",
      machineOf({
        ...task,
        TimeoutSeconds: 0,
        HeartbeatSeconds: "5",
        Retry: [{ ErrorEquals: ["E"], BackoffRate: 0.5 }],
      }),
      [
        "Minimum value is 1 at /States/State/TimeoutSeconds",
        "Expected value of type Integer at /States/State/HeartbeatSeconds",
        "Minimum value is 1.0 at /States/State/Retry[0]/BackoffRate",
      ],
    ],
    [
      "has a number as text among expressions",
      machineOf({
        ...task,
        QueryLanguage: "JSONata",
        TimeoutSeconds: "{% 5 %}",
        HeartbeatSeconds: "5",
      }),
      ["Expected value of type Integer at /States/State/HeartbeatSeconds"],
    ],
    [
      "waits twice",
      machineOf({ Type: "Wait", Seconds: 1, Timestamp: "2026-01-02" }),
      [
        "There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/State",
        "String does not match RFC3339 timestamp at /States/State/Timestamp",
      ],
    ],
    [
      "mixes the query languages",
      machineOf({ Type: "Pass", Output: 1 }),
      [
        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/State",
      ],
    ],
    [
      "goes back to JSONPath",
      machineOf({ Type: "Pass", QueryLanguage: "JSONPath" }, { QueryLanguage: "JSONata" }),
      ["'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/State"],
    ],
    [
      "has JSONata that cannot be read",
      machineOf({ Type: "Pass", Output: { a: "{% 1 + %}", b: "{% 1" } }, { QueryLanguage: "JSONata" }),
      [
        "INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/State/Output/a",
        "JSONata string must start with {% and end with %} at /States/State/Output/b",
      ],
    ],
    [
      "refers to what is not there",
      machineOf({ Type: "Pass", Output: "{% [$$, $states.errorOutput] %}" }, { QueryLanguage: "JSONata" }),
      [
        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/State/Output",
        "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/State/Output",
      ],
    ],
    [
      "assigns what cannot be assigned",
      machineOf({ ...pass, Assign: { states: 1, "a-b": 2 } }),
      [
        "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/State/Assign/states",
        "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. at /States/State/Assign/a-b",
      ],
    ],
    [
      "has states that hang together badly",
      {
        StartAt: "A",
        States: { A: { ...task, Next: "Ghost", Catch: [{ ErrorEquals: ["E"], Next: "Nobody" }] }, B: pass },
      },
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost at /States/A/Next",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nobody at /States/A/Catch[0]/Next",
        'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
      ],
    ],
    [
      "never ends",
      { StartAt: "A", States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" } } },
      [noEnd],
    ],
    [
      "has mistakes inside a branch",
      machineOf({ Type: "Parallel", Branches: [{ StartAt: "Nope", States: { A: pass } }] }),
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope at /States/State/Branches[0]/StartAt",
        'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/State/Branches[0]/States/A',
      ],
    ],
    [
      "reads items where none are read",
      machineOf({ Type: "Map", ItemReader: {}, Label: "l", ItemProcessor: each }),
      [
        "These fields are required: [Resource] at /States/State/ItemReader",
        "Field 'ItemReader' is supported in DISTRIBUTED mode only at /States/State/ItemReader",
        "Field 'Label' is supported in DISTRIBUTED mode only at /States/State/Label",
      ],
    ],
    [
      "wants child executions without saying how",
      machineOf({
        Type: "Map",
        Label: `${"l".repeat(40)} `,
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          Parameters: { Bucket: "b", "Key.$": "k" },
          ReaderConfig: { InputType: "CSV", CSVDelimiter: ",", MaxItems: -1, MaxItemsPath: "$.most" },
        },
        ItemBatcher: { MaxInputBytesPerBatch: 262_145 },
        ResultWriter: { Resource: "arn:aws:states:::s3:putObject", WriterConfig: { OutputType: "CSV" } },
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" }, ...each },
      }),
      [
        `INVALID_LABEL_NAME: Invalid Label name: ${"l".repeat(40)}  exceeds the 40-character limit allowed by the service at /States/State/Label`,
        `INVALID_LABEL_NAME: Invalid Label name: ${"l".repeat(40)}  contains characters that are not allowed at /States/State/Label`,
        "The value for the field 'Key.$' must be a valid JSONPath or a valid intrinsic function call at /States/State/ItemReader/Parameters",
        "There should only be one of the following fields: [MaxItems, MaxItemsPath] at /States/State/ItemReader/ReaderConfig",
        "The field 'CSVHeaderLocation' is required at /States/State/ItemReader/ReaderConfig",
        "Maximum value is 262144 at /States/State/ItemBatcher/MaxInputBytesPerBatch",
        "Value should be one of the following: [JSON, JSONL] at /States/State/ResultWriter/WriterConfig/OutputType",
        "These fields are required: [Parameters] at /States/State/ResultWriter",
        "These fields are required: [ExecutionType] at /States/State/ItemProcessor/ProcessorConfig",
      ],
    ],
    [
      "gives the columns of a file no names",
      machineOf({
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "GIVEN" },
        },
        ItemBatcher: {},
        ResultWriter: {},
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...each },
      }),
      [
        "These fields are required: [CSVHeaders] at /States/State/ItemReader/ReaderConfig",
        "This object should have at least one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath] at /States/State/ItemBatcher",
        "Value cannot be empty at /States/State/ResultWriter",
      ],
    ],
    [
      "has numbers out of range",
      machineOf({
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "JSON", MaxItems: 100_000_001 },
        },
        ItemBatcher: { MaxItemsPerBatch: -1, MaxInputBytesPerBatch: -1 },
        MaxConcurrency: -1,
        ToleratedFailureCount: 1.5,
        ToleratedFailurePercentage: -0.5,
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...each },
      }),
      [
        "Maximum value is 100000000 at /States/State/ItemReader/ReaderConfig/MaxItems",
        "Minimum value is 0 at /States/State/ItemBatcher/MaxItemsPerBatch",
        "Minimum value is 0 at /States/State/ItemBatcher/MaxInputBytesPerBatch",
        "Minimum value is 0 at /States/State/MaxConcurrency",
        "Expected value of type Integer at /States/State/ToleratedFailureCount",
        "Minimum value is 0.0 at /States/State/ToleratedFailurePercentage",
      ],
    ],
    [
      "tolerates more than all failures",
      machineOf({ Type: "Map", ToleratedFailurePercentage: 100.5, ItemProcessor: each }),
      ["Maximum value is 100.0 at /States/State/ToleratedFailurePercentage"],
    ],
    [
      "takes the numbers of a Map state from the context object",
      machineOf({
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "JSON", MaxItemsPath: "$$.Execution.Input.n" },
        },
        ItemBatcher: {
          MaxItemsPerBatchPath: "$$.Execution.Input.n",
          MaxInputBytesPerBatchPath: "$$.Execution.Input.n",
        },
        ItemsPath: "$$.Execution.Input.items",
        MaxConcurrencyPath: "$$.Execution.Input.n",
        ToleratedFailureCountPath: "$$.Execution.Input.n",
        ToleratedFailurePercentagePath: "$.n[*]",
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...each },
      }),
      [
        "/States/State/ItemReader/ReaderConfig/MaxItemsPath",
        "/States/State/ItemBatcher/MaxItemsPerBatchPath",
        "/States/State/ItemBatcher/MaxInputBytesPerBatchPath",
        "/States/State/MaxConcurrencyPath",
        "/States/State/ToleratedFailureCountPath",
        "/States/State/ToleratedFailurePercentagePath",
      ].map((location) => `Value is not a Reference Path at ${location}`),
    ],
    [
      "takes the numbers of a Map state from paths in JSONata",
      machineOf(
        {
          Type: "Map",
          ItemReader: {
            Resource: "arn:aws:states:::s3:getObject",
            ReaderConfig: { InputType: "JSON", MaxItemsPath: "$.n" },
          },
          ItemBatcher: { MaxItemsPerBatchPath: "$.n", MaxInputBytesPerBatchPath: "$.n" },
          ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...each },
        },
        { QueryLanguage: "JSONata" },
      ),
      [
        ["MaxItemsPath", "ItemReader/ReaderConfig"],
        ["MaxItemsPerBatchPath", "ItemBatcher"],
        ["MaxInputBytesPerBatchPath", "ItemBatcher"],
      ].map(
        ([field, location]) =>
          `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage at /States/State/${location}`,
      ),
    ],
    [
      "gives two states one name",
      machineOf({ Type: "Map", ItemProcessor: { StartAt: "State", States: { State: pass } } }),
      ["DUPLICATE_STATE_NAME: Duplicate State name: State at /States/State/ItemProcessor/States/State"],
    ],
    [
      "gives two Map states one label",
      {
        StartAt: "A",
        States: { A: { ...labelled("X"), End: undefined, Next: "B" }, B: labelled("Y") },
      },
      ["DUPLICATE_LABEL_NAME: Duplicate Label name: files at /States/B/Label"],
    ],
    [
      "reads items with another action",
      machineOf({
        ...labelled("X"),
        ItemReader: { Resource: "arn:aws:states:::s3:headObject", Parameters: { Bucket: "b", Key: "k" } },
      }),
      ["The field 'Resource' does not match any of the allowed values at /States/State/ItemReader/Resource"],
    ],
  ])("that %s is refused", (_, definition, expected) => {
    expect(complaintsAbout(definition)).toEqual(expected);
  });

  it.each<[JsonObject, string[]]>([
    [{ ManifestType: "S3_INVENTORY", InputType: "CSV" }, ["The field 'CSVHeaderLocation' is required"]],
    [{ InputType: "CSV", ItemsPointer: "/data/items" }, ["The field 'CSVHeaderLocation' is required"]],
    [{ Transformation: "LOAD_AND_FLATTEN" }, ["The field 'InputType' is required"]],
    [{ InputType: "JSON", CSVHeaderLocation: "FIRST_ROW" }, ["Field 'CSVHeaderLocation' is not supported"]],
    [{ ManifestType: "ATHENA_DATA", InputType: "JSON" }, ["Field 'ManifestType' is not supported"]],
    [
      { InputType: "JSONL", CSVHeaderLocation: "GIVEN", CSVHeaders: ["id"] },
      ["Field 'CSVHeaderLocation' is not supported", "Field 'CSVHeaders' is not supported"],
    ],
    [{ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", CSVHeaders: ["id"] }, ["Field 'CSVHeaders' is not supported"]],
    [{ InputType: "CSV", CSVHeaderLocation: "GIVEN" }, ["These fields are required: [CSVHeaders]"]],
    [{ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", CSVDelimiter: "PIPE", ManifestType: "ATHENA_DATA" }, []],
    [{ InputType: "JSON", ItemsPointer: "/data/items" }, []],
  ])("reads items by %j as far as AWS does", (ReaderConfig, expected) => {
    const reader = { Resource: "arn:aws:states:::s3:getObject", ReaderConfig, Parameters: { Bucket: "b", Key: "k" } };
    const processor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...each };
    expect(complaintsAbout(machineOf({ Type: "Map", ItemReader: reader, ItemProcessor: processor }))).toEqual(
      expected.map((complaint) => `${complaint} at /States/State/ItemReader/ReaderConfig`),
    );
  });

  it("names an invalid pointer", () => {
    const reader = {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: { InputType: "JSON", ItemsPointer: "data/items" },
      Parameters: { Bucket: "b", Key: "k" },
    };
    const processor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...each };
    expect(complaintsAbout(machineOf({ Type: "Map", ItemReader: reader, ItemProcessor: processor }))).toEqual([
      `Invalid input: JSON Pointer expression must start with '/': "data/items" at /States/State/ItemReader/ReaderConfig/ItemsPointer`,
    ]);
  });

  it("of a Map state may tolerate a share of failures, and batch without limits", () => {
    const state = {
      Type: "Map",
      ToleratedFailurePercentage: 12.5,
      ItemBatcher: { MaxItemsPerBatch: 0, MaxInputBytesPerBatch: 0 },
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...each },
    };
    expect(complaintsAbout(machineOf(state))).toEqual([]);
  });

  it("that is not JSON is refused", () => {
    expect(complaintsAbout('{"StartAt": ')[0]).toMatch(/^INVALID_JSON_DESCRIPTION: /);
    expect(complaintsAbout("[".repeat(100_000))).toEqual([
      "INVALID_JSON_DESCRIPTION: Document nesting depth exceeds the maximum allowed (1000)",
    ]);
  });

  it("that is refused is refused in AWS's words", () => {
    const parse = (definition: unknown) => () => parseDefinition(JSON.stringify(definition));
    expect(parse(machineOf({ Type: "Task", Resource: "f" }))).toThrow(DefinitionError);
    expect(parse(machineOf({ Type: "Task", Resource: "f" }))).toThrow(
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/State/Resource'",
    );
    expect(parse({ StartAt: "A", States: { A: { Type: "Pass", Next: "A" } } })).toThrow(
      "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'",
    );
  });
});
