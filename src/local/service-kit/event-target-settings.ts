/** Settings of targets that this endpoint does not deliver to, and of queues for what was not delivered. */
export const unofferedTargetSettings = [
  "AppSyncParameters",
  "BatchParameters",
  "DeadLetterConfig",
  "EcsParameters",
  "HttpParameters",
  "KinesisParameters",
  "RedshiftDataParameters",
  "RunCommandParameters",
  "SageMakerPipelineParameters",
  "SqsParameters",
] as const;
