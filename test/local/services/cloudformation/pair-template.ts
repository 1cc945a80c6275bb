/** A bucket, and a log group that is created after it. */
export const pair = `
Parameters: {Days: {Type: Number, Default: 7}}
Resources:
  Photos: {Type: AWS::S3::Bucket}
  Log:
    Type: AWS::Logs::LogGroup
    DependsOn: Photos
    Properties: {LogGroupName: !Sub "/photos/\${Photos}", RetentionInDays: !Ref Days}
Outputs:
  Bucket: {Description: the photos, Value: !Ref Photos}
  LogArn: {Value: !GetAtt Log.Arn, Export: {Name: !Sub "\${AWS::StackName}-log"}}
`;
