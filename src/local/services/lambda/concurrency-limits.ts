/** What AWS gives an account: invocations at a time, of which so many cannot be reserved for single functions. */
export const accountConcurrency = 1000;
export const leastUnreserved = 100;
