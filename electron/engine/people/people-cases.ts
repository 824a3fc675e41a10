// People, their keys and decision packages.

import { refuse } from '../../../shared/model/problem.ts';
import type { UseCases } from '../use-case.ts';

const notYet = () => refuse({ code: 'unexpected' as const, message: 'not built yet' });

export const peopleCases: UseCases<
  | 'people'
  | 'identityCard'
  | 'readCard'
  | 'packages'
  | 'openPackage'
  | 'signIn'
  | 'signOut'
  | 'setPassphrase'
  | 'trustCard'
  | 'makePackage'
  | 'answerPackage'
  | 'mergePackage'
> = {
  people: notYet,
  identityCard: notYet,
  readCard: notYet,
  packages: notYet,
  openPackage: notYet,
  signIn: notYet,
  signOut: notYet,
  setPassphrase: notYet,
  trustCard: notYet,
  makePackage: notYet,
  answerPackage: notYet,
  mergePackage: notYet,
};
