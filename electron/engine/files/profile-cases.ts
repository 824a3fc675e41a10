// Formats that can be read: shipped ones and users' own. A user's profile is checked when it is saved; each save is a version, none is lost.
import type { ProfileView } from '../../../shared/contract/engine-api.ts';
import { profileFromYaml, profileToYaml } from '../../../shared/importing/profile/yaml.ts';
import { ok, type Problem, refuse } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { readYaml } from '../../../shared/yaml/yaml-tree.ts';
import type { Database } from '../../workspace/database.ts';
import {
  insertProfile,
  insertRemoval,
  newestVersion,
  type SavedProfile,
  savedProfiles,
} from '../../workspace/tables/profiles.ts';
import { recordAction } from '../history/record-action.ts';
import type { UseCase, UseCases } from '../use-case.ts';
import { shippedFormats, shippedProfile } from './shipped-formats.ts';

const FILE = 'profile.yaml';

const profiles: UseCase<'profiles'> = ({ workspace }) => ok(allProfiles(workspace.database));

const profile: UseCase<'profile'> = ({ workspace }, { name }) => {
  const own = ownProfile(workspace.database, name);
  if (own !== null) return ok({ profile: own.profile, text: own.text });
  const shipped = shippedProfile(name);
  if (shipped !== null) return ok(shipped);
  return refuse(
    shippedFormats().some((one) => one.name === name)
      ? {
          code: 'usage',
          message: `${name} is read by a program of its own and has no profile to show`,
          value: name,
        }
      : noProfile(name),
  );
};

const profileCheck: UseCase<'profileCheck'> = (_context, { text }) => {
  const checked = profileFromYaml(text, FILE);
  return checked.ok ? ok({ profile: checked.value, text: profileToYaml(checked.value) }) : checked;
};

const saveProfile: UseCase<'saveProfile'> = (context, { text, user }) => {
  const { now } = context;
  const { database } = context.workspace;
  const checked = profileFromYaml(text, FILE);
  if (!checked.ok) return checked;
  const { name } = checked.value;
  if (shippedFormats().some((one) => one.name === name)) {
    const line = readYaml(text, FILE, 'profile').lineOf(['name']);
    return refuse({ ...isShipped(name), file: FILE, line });
  }
  const known = ownProfile(database, name);
  if (known !== null && isSame(known.profile, checked.value)) return ok(ownView(known));
  return recordAction(context, { action: 'save_profile', user, subject: name }, () => {
    const version = newestVersion(database, name) + 1;
    const profile = { ...checked.value, version };
    const saved = {
      profile,
      // As it was written, comments and all; JSON is put into the form that people read.
      text: text.trimStart().startsWith('{')
        ? profileToYaml(profile)
        : text.replace(/^version:.*$/m, `version: ${version}`),
      savedAt: now(),
      savedBy: user,
    };
    insertProfile(database, saved);
    return ok(ownView(saved));
  });
};

const removeProfile: UseCase<'removeProfile'> = (context, { name, user }) => {
  const { workspace, now } = context;
  const { database } = workspace;
  if (ownProfile(database, name) === null)
    return refuse(shippedFormats().some((one) => one.name === name) ? isShipped(name) : noProfile(name));
  return recordAction(context, { action: 'remove_profile', user, subject: name }, () => {
    insertRemoval(database, name, now(), user);
    return ok(allProfiles(database));
  });
};

export const profileCases: UseCases<'profiles' | 'profile' | 'profileCheck' | 'saveProfile' | 'removeProfile'> = {
  profiles,
  profile,
  profileCheck,
  saveProfile,
  removeProfile,
};

/** Users' own ones first, each by name. */
function allProfiles(database: Database): ProfileView[] {
  return [...savedProfiles(database).map(ownView), ...shippedFormats()];
}

function ownProfile(database: Database, name: string): SavedProfile | null {
  return savedProfiles(database).find((saved) => saved.profile.name === name) ?? null;
}

function ownView({ profile: own, savedAt, savedBy }: SavedProfile): ProfileView {
  const { name, version, title, source, proven } = own;
  return { name, version, title, source, proven, origin: 'user', savedAt, savedBy, isData: true };
}

function isSame(left: Profile, right: Profile): boolean {
  return JSON.stringify({ ...left, version: 0 }) === JSON.stringify({ ...right, version: 0 });
}

function isShipped(name: string): Problem {
  return {
    code: 'not-allowed',
    message: `${name} comes with the program and can't be changed or removed; save the profile under another name`,
    field: 'name',
    value: name,
  };
}

function noProfile(name: string): Problem {
  return { code: 'not-found', message: `there is no profile ${name}`, value: name };
}
