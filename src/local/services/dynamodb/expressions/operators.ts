/** The most operators and functions an expression may have (AWS, "Constraints in Amazon DynamoDB"). */
const maxOperators = 300;

/** Counts an expression's operators and functions, and the parentheses that are open. */
export interface OperatorCount {
  add(): void;
  open(): void;
  close(): void;
  /** @throws Error of DynamoDB's text when there are more than 300 */
  check(): void;
}

/** Starts at 0. `open` throws DynamoDB's text as an `Error` when parentheses stand too deep. */
export function createOperatorCount(): OperatorCount {
  let operators = 0;
  let depth = 0;
  return {
    add: () => void (operators += 1),
    open() {
      depth += 1;
      // Without an operator between them parentheses are redundant; so this bounds how deep a parser calls itself.
      if (depth > maxOperators + 1) throw new Error("The expression has redundant parentheses;");
    },
    close: () => void (depth -= 1),
    check() {
      if (operators <= maxOperators) return;
      throw new Error(`The expression contains too many operators; operator count: ${operators}`);
    },
  };
}
