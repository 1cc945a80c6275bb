/** AWS's quota of an account: invocations at a time, and how many of them cannot be reserved for single functions. */
export const accountConcurrency = 1000;
export const leastUnreserved = 100;
