// The formats that come with the program, as the list of profiles shows them: profiles first, then those read by programs of their own.
import type { ProfileView } from '../../../shared/contract/engine-api.ts';
import { STATEMENT_FORMATS } from '../../../shared/importing/formats/all.ts';
import { shippedProfiles, shippedProfileText } from '../../../shared/importing/profiles/shipped.ts';
import type { Profile } from '../../../shared/model/profile.ts';

export function shippedFormats(): readonly ProfileView[] {
  const shipped = { origin: 'shipped', savedAt: '', savedBy: '' } as const;
  return [
    ...shippedProfiles().map(
      ({ name, version, title, source, proven }): ProfileView => ({
        ...{ name, version, title, source, proven },
        ...shipped,
        isData: true,
      }),
    ),
    ...STATEMENT_FORMATS.map(
      ({ name, title, proven }): ProfileView => ({
        ...{ name, version: 0, title, source: 'funds', proven },
        ...shipped,
        isData: false,
      }),
    ),
  ];
}

/** The shipped profile of this name with its YAML, or null. */
export function shippedProfile(name: string): { readonly profile: Profile; readonly text: string } | null {
  const profile = shippedProfiles().find((one) => one.name === name);
  const text = shippedProfileText(name);
  return profile === undefined || text === null ? null : { profile, text };
}
