/**
 * The Error Names the language predefines.
 *
 * @see https://states-language.net/spec.html#errors
 */
export const errorNames = {
  all: "States.ALL",
  branchFailed: "States.BranchFailed",
  dataLimitExceeded: "States.DataLimitExceeded",
  exceedToleratedFailureThreshold: "States.ExceedToleratedFailureThreshold",
  heartbeatTimeout: "States.HeartbeatTimeout",
  intrinsicFailure: "States.IntrinsicFailure",
  itemReaderFailed: "States.ItemReaderFailed",
  noChoiceMatched: "States.NoChoiceMatched",
  parameterPathFailure: "States.ParameterPathFailure",
  permissions: "States.Permissions",
  queryEvaluationError: "States.QueryEvaluationError",
  resultPathMatchFailure: "States.ResultPathMatchFailure",
  resultWriterFailed: "States.ResultWriterFailed",
  runtime: "States.Runtime",
  taskFailed: "States.TaskFailed",
  timeout: "States.Timeout",
} as const;
