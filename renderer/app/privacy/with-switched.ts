// For whom the privacy mode is on.

/** The list without the user, or with them. */
export function withSwitched(privateFor: readonly string[], user: string): readonly string[] {
  return privateFor.includes(user) ? privateFor.filter((one) => one !== user) : [...privateFor, user];
}
