/**
 * A variable of the function's environment.
 *
 * @throws Error when the function was deployed without it.
 */
export function readVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`The environment variable ${name} is not set`);
  return value;
}
