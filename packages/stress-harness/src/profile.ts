/** How much is run: `smoke` takes seconds, `standard` the old suite's sizes and more, `soak` long. */
export const PROFILES = ['smoke', 'standard', 'soak'] as const;

/** One of {@link PROFILES}. */
export type Profile = (typeof PROFILES)[number];

/** A value that differs by profile. */
export type ByProfile<T> = Readonly<Record<Profile, T>>;

/** Whether `text` names a profile. */
export function isProfile(text: string): text is Profile {
  return (PROFILES as readonly string[]).includes(text);
}
