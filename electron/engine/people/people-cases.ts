// People, their keys and decision packages.
import type { UseCases } from '../use-case.ts';
import { answerCases } from './answer-case.ts';
import { cardCases } from './card-cases.ts';
import { mergeCases } from './merge-case.ts';
import { packageCases } from './package-cases.ts';
import { signInCases } from './sign-in-cases.ts';

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
> = { ...signInCases, ...cardCases, ...packageCases, ...answerCases, ...mergeCases };
