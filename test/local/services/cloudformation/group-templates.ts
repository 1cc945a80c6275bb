/** Two log groups, the second named by the first: replacing the first replaces the second. */
export function groups(options: { first?: string; days?: number; extra?: string } = {}): string {
  const { first = "one", days = 7, extra = "" } = options;
  return `
Resources:
  First: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: ${first}, RetentionInDays: ${days}}}
  Second: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "\${First}/second"}}
${extra}
Outputs: {Name: {Value: !Ref Second}}
`;
}

/** A log group that is created after the two. */
export const third = "  Third: {Type: AWS::Logs::LogGroup, DependsOn: Second}";
