/**
 * Errors that PutItem and UpdateItem find before they look at the table begin with their number on AWS since 2026, as
 * requests of other services do; what the table, a key or an item's size causes does not, and neither does any error of
 * another operation. Told by AWS's answers, not by its documentation.
 */
const counted: Readonly<Record<string, RegExp>> = {
  PutItem:
    /^(Invalid ConditionExpression: |ExpressionAttribute(Names|Values) |Value provided in ExpressionAttribute|Can not use both expression|ReturnValues can only be|One or more parameter values were invalid: (An (string|number) set|Binary sets|Input collection|Null attribute value types))/,
  UpdateItem:
    /^(Invalid (Condition|Update)Expression: |ExpressionAttribute(Names|Values) |Value provided in ExpressionAttribute|Can not use both expression|One or more parameter values were invalid: Null attribute value types)/,
};

/** A null that is not true is told alone, also in a value of an expression. */
const falseNull =
  /^ExpressionAttributeValues contains invalid value: (.*Null attribute value types must have the value of true) for key .*$/;

/** The text of a validation error as DynamoDB words it for an operation. */
export function countErrors(operation: string, text: string): string {
  const told = text.replace(falseNull, "$1");
  return counted[operation]?.test(told) === true ? `1 validation error detected: ${told}` : told;
}
