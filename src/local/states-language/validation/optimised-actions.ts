/**
 * Actions of the optimised integrations, with the patterns that each supports beside request and response
 * ("Integrating services with Step Functions" in the developer guide): `sync` runs a job, `sync:2` answers JSON, `token`
 * waits for a callback.
 */
type Pattern = "sync" | "sync:2" | "token";

const job = ["sync"] as const;
const callback = ["token"] as const;
const plain = [] as const;

const actions: Readonly<Record<string, Readonly<Record<string, readonly Pattern[]>>>> = {
  apigateway: { invoke: callback },
  athena: { startQueryExecution: job, stopQueryExecution: plain, getQueryExecution: plain, getQueryResults: plain },
  batch: { submitJob: job },
  bedrock: { invokeModel: callback, createModelCustomizationJob: ["sync", "token"] },
  bedrockagentcore: { invokeHarness: plain },
  codebuild: {
    startBuild: job,
    stopBuild: plain,
    batchDeleteBuilds: plain,
    batchGetReports: plain,
    startBuildBatch: job,
    stopBuildBatch: plain,
    retryBuildBatch: job,
    deleteBuildBatch: plain,
  },
  databrew: { startJobRun: job },
  dynamodb: { getItem: plain, putItem: plain, deleteItem: plain, updateItem: plain },
  ecs: { runTask: ["sync", "token"] },
  eks: {
    createCluster: job,
    deleteCluster: job,
    createFargateProfile: job,
    deleteFargateProfile: job,
    createNodegroup: job,
    deleteNodegroup: job,
    runJob: ["sync", "token"],
    call: plain,
  },
  elasticmapreduce: {
    createCluster: job,
    setClusterTerminationProtection: plain,
    terminateCluster: job,
    addStep: job,
    cancelStep: plain,
    modifyInstanceFleetByName: plain,
    modifyInstanceGroupByName: plain,
  },
  "emr-containers": { createVirtualCluster: plain, deleteVirtualCluster: job, startJobRun: job },
  "emr-serverless": {
    createApplication: job,
    startApplication: job,
    stopApplication: job,
    deleteApplication: job,
    startJobRun: job,
    cancelJobRun: job,
  },
  events: { putEvents: callback },
  glue: { startJobRun: job },
  http: { invoke: plain },
  lambda: { invoke: callback },
  mediaconvert: { createJob: job },
  sagemaker: {
    createEndpoint: plain,
    createEndpointConfig: plain,
    createHyperParameterTuningJob: job,
    createLabelingJob: job,
    createModel: plain,
    createProcessingJob: job,
    createTrainingJob: job,
    createTransformJob: job,
    updateEndpoint: plain,
  },
  sns: { publish: callback },
  sqs: { sendMessage: callback },
  states: { startExecution: ["sync", "sync:2", "token"] },
};

/**
 * Whether `arn:aws:states:::SERVICE:ACTION` exists. @param action with its pattern, such as `startExecution.sync:2`
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function isOptimisedAction(service: string, action: string): boolean {
  const [name = "", ...suffix] = action.split(".");
  const known = Object.hasOwn(actions, service) ? actions[service] : undefined;
  const patterns = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
  if (patterns === undefined) return false;
  if (suffix.length === 0) return true;
  const wanted = suffix.join(".");
  return patterns.some((pattern) => (pattern === "token" ? "waitForTaskToken" : pattern) === wanted);
}
