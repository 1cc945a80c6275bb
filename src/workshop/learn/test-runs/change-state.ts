/** A state as JSON. */
type StateMembers = Readonly<Record<string, unknown>>;

/**
 * Changes one state at the top of a definition, as a check needs it for one run.
 *
 * @param definition JSON text that was parsed well before
 */
export function changeState(definition: string, name: string, change: (state: StateMembers) => StateMembers): string {
  const machine: { readonly States?: Readonly<Record<string, StateMembers>> } = JSON.parse(definition);
  const state = machine.States?.[name];
  if (state === undefined) return definition;
  return JSON.stringify({ ...machine, States: { ...machine.States, [name]: change(state) } });
}
