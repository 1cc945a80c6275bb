/** Documents that good calls carry: each has the parts where reading one may go wrong. */
export const role = "arn:aws:iam::123456789012:role/fuzz";

export const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: ["lambda.amazonaws.com", "states.amazonaws.com"], AWS: "123456789012" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    },
  ],
});

export const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "A",
      Effect: "Allow",
      Action: ["s3:Get*", "states:*"],
      Resource: "*",
      Condition: { NumericLessThan: { "s3:max-keys": "5" }, Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});

export const pattern = JSON.stringify({
  source: ["fuzz", { prefix: "a" }, { wildcard: "a*b" }],
  detail: { a: [{ numeric: [">", 0, "<=", 5] }, { exists: false }, { "anything-but": { suffix: "x" } }] },
});

export const machineInput = JSON.stringify({ list: [1, 2, 3], text: "a", nested: { b: [null, { c: 1.5 }] } });

export const definition = JSON.stringify({
  StartAt: "Pick",
  TimeoutSeconds: 2,
  States: {
    Pick: {
      Type: "Choice",
      Choices: [
        {
          And: [
            { Variable: "$.text", StringMatches: "a*" },
            { Variable: "$.list[0]", NumericLessThan: 2 },
          ],
          Next: "Each",
        },
      ],
      Default: "End",
    },
    Each: {
      Type: "Map",
      ItemsPath: "$.list",
      MaxConcurrency: 2,
      ItemSelector: { "value.$": "$$.Map.Item.Value", "sum.$": "States.MathAdd($$.Map.Item.Index, 1)" },
      ItemProcessor: {
        ProcessorConfig: { Mode: "INLINE" },
        StartAt: "One",
        States: { One: { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $states.input.value + 1 %}", End: true } },
      },
      Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 2 }],
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "End" }],
      ResultSelector: { "all.$": "$[*]" },
      ResultPath: "$.out",
      Next: "Both",
    },
    Both: {
      Type: "Parallel",
      Branches: [{ StartAt: "W", States: { W: { Type: "Wait", Seconds: 0, End: true } } }],
      OutputPath: "$[0]",
      Assign: { "kept.$": "$[0].text" },
      Next: "End",
    },
    End: { Type: "Succeed" },
  },
});

export const template = JSON.stringify({
  Parameters: { Name: { Type: "String", Default: "a", AllowedPattern: "[a-z]+", MaxLength: 10 } },
  Mappings: { M: { a: { b: "c" } } },
  Conditions: { C: { "Fn::Equals": [{ Ref: "Name" }, "b"] } },
  Resources: {
    Topic: {
      Type: "AWS::SNS::Topic",
      Properties: { DisplayName: { "Fn::Sub": ["${Name}-${X}", { X: { "Fn::FindInMap": ["M", "a", "b"] } }] } },
    },
    Group: {
      Type: "AWS::Logs::LogGroup",
      Condition: "C",
      DependsOn: ["Topic"],
      DeletionPolicy: "Delete",
      Properties: { RetentionInDays: { "Fn::If": ["C", 1, 3] } },
    },
  },
  Outputs: { T: { Value: { "Fn::Join": ["-", [{ "Fn::GetAtt": ["Topic", "TopicName"] }, { Ref: "AWS::Region" }]] } } },
});
